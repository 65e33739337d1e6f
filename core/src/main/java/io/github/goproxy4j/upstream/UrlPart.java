package io.github.goproxy4j.upstream;

import io.github.goproxy4j.internal.text.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The parts of a URL, each with the characters that Go's net/url leaves unencoded in it. Texts are
 * UTF-8 with one character for each byte.
 */
enum UrlPart {
  HOST("!$&'()*+,;=:[]<>\""),
  ZONE("!$&'()*+,;=:[]<>\""),
  USER("$&+,;="),
  PATH("$&+,/:;=@"),
  SEGMENT("$&+:=@"),
  FRAGMENT("$&+,/:;=?@!()*"),
  /** Whatever a URI may consist of: for what others encoded, more or less. */
  ANY("!'()*;/?:@&=+$,#[]%");

  private static final String UNRESERVED = "-_.~";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private final String plain;

  UrlPart(String plain) {
    this.plain = plain + UNRESERVED;
  }

  /** The characters of {@code s} as bytes, to be taken apart. */
  static String bytes(String s) {
    return new String(Utf8.encode(s), StandardCharsets.ISO_8859_1);
  }

  /** The reverse of {@link #bytes}. */
  static String text(String bytes) {
    return Utf8.decode(bytes.getBytes(StandardCharsets.ISO_8859_1));
  }

  boolean isPlain(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || plain.indexOf(c) >= 0;
  }

  String escape(String bytes) {
    var out = new StringBuilder(bytes.length() + 8);
    for (int i = 0; i < bytes.length(); i++) {
      char c = bytes.charAt(i);
      if (isPlain(c)) {
        out.append(c);
      } else {
        out.append('%').append(HEX.toHexDigits((byte) c));
      }
    }
    return out.toString();
  }

  /**
   * The reverse, and more: what need not be encoded may be.
   *
   * @throws MalformedGoProxyException in Go's words
   */
  String unescape(String s) {
    var out = new StringBuilder(s.length());
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if (c == '%') {
        out.append(decoded(s, i));
        i += 2;
      } else if (isHost() && c < 0x80 && !isPlain(c)) {
        throw MalformedGoProxyException.of(
            "invalid character ", Character.toString(c), " in host name");
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private boolean isHost() {
    return this == HOST || this == ZONE;
  }

  private char decoded(String s, int i) {
    String code = s.substring(i, Math.min(i + 3, s.length()));
    boolean hex =
        code.length() == 3
            && HexFormat.isHexDigit(code.charAt(1))
            && HexFormat.isHexDigit(code.charAt(2));
    if (!hex) {
      throw MalformedGoProxyException.of("invalid URL escape ", code, "");
    }
    char c = (char) HexFormat.fromHexDigits(code, 1, 3);
    boolean needless = this == HOST && c < 0x80 || this == ZONE && c != ' ' && !isPlain(c);
    if (needless && !code.equals("%25")) {
      throw MalformedGoProxyException.of("invalid URL escape ", code, "");
    }
    return c;
  }
}
