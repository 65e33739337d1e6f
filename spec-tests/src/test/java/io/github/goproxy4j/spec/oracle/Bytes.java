package io.github.goproxy4j.spec.oracle;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * A byte string, which is what a string is to Go.
 *
 * @param chars the bytes, one in each char
 */
record Bytes(String chars) implements Comparable<Bytes> {
  static final Bytes EMPTY = new Bytes("");

  private static final int ESCAPE = 0xDC00;

  static Bytes of(byte[] bytes) {
    return new Bytes(new String(bytes, StandardCharsets.ISO_8859_1));
  }

  /** The UTF-8 bytes of {@code text}; a lone surrogate gives the three bytes it would have. */
  static Bytes ofText(String text) {
    if (text.chars().allMatch(c -> c < 0x80)) {
      return new Bytes(text);
    }
    var out = new StringBuilder(text.length() * 2);
    text.codePoints().forEach(c -> append(out, c));
    return new Bytes(out.toString());
  }

  private static void append(StringBuilder out, int c) {
    if (c >= 0xD800 && c <= 0xDFFF) {
      out.append((char) (0xE0 | c >> 12));
      out.append((char) (0x80 | c >> 6 & 0x3F));
      out.append((char) (0x80 | c & 0x3F));
    } else {
      out.append(Bytes.of(Character.toString(c).getBytes(StandardCharsets.UTF_8)).chars);
    }
  }

  /** What {@link #raw} was made of. */
  static Bytes ofRaw(String text) {
    var out = new StringBuilder(text.length() * 2);
    text.codePoints()
        .forEach(
            c -> {
              if (c >= (ESCAPE | 0x80) && c <= (ESCAPE | 0xFF)) {
                out.append((char) (c & 0xFF));
              } else {
                append(out, c);
              }
            });
    return new Bytes(out.toString());
  }

  byte[] array() {
    return chars.getBytes(StandardCharsets.ISO_8859_1);
  }

  int length() {
    return chars.length();
  }

  boolean isAscii() {
    return chars.chars().allMatch(c -> c < 0x80);
  }

  /**
   * The string that {@link #ofText} has made these bytes of; bytes that no string has for its UTF-8
   * are for {@link #representable} to replace first.
   */
  String text() {
    String raw = raw();
    if (isUtf8(raw)) {
      return raw;
    }
    // Three escapes in a row may be a surrogate that Java can hold.
    var out = new StringBuilder(raw.length());
    int[] points = raw.codePoints().toArray();
    for (int i = 0; i < points.length; i++) {
      if (isEscape(points[i])) {
        out.append(surrogate(points, i));
        i += 2;
      } else {
        out.appendCodePoint(points[i]);
      }
    }
    return out.toString();
  }

  private char surrogate(int[] points, int i) {
    boolean three = i + 2 < points.length && points[i] == (ESCAPE | 0xED);
    if (!three || !isEscape(points[i + 1]) || !isEscape(points[i + 2])) {
      throw new IllegalStateException("no string has these bytes: " + this);
    }
    return (char) (0xD000 | (points[i + 1] & 0x3F) << 6 | points[i + 2] & 0x3F);
  }

  private static boolean isUtf8(String raw) {
    return raw.codePoints().noneMatch(Bytes::isEscape);
  }

  /** The same, if {@link #text} has it; else with a lone surrogate for every byte not UTF-8. */
  Bytes representable() {
    String raw = raw();
    if (isUtf8(raw)) {
      return this;
    }
    try {
      return ofText(text()).equals(this) ? this : ofText(raw);
    } catch (IllegalStateException e) {
      return ofText(raw);
    }
  }

  /** The text, in which a byte that is not UTF-8 is the char {@code U+DC00} plus its value. */
  String raw() {
    if (isAscii()) {
      return chars;
    }
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(array());
    CharBuffer out = CharBuffer.allocate(length());
    for (CoderResult r = decoder.decode(in, out, true);
        r.isError();
        r = decoder.decode(in, out, true)) {
      for (int i = 0; i < r.length(); i++) {
        out.put((char) (ESCAPE | in.get() & 0xFF));
      }
    }
    return out.flip().toString();
  }

  /** The same, with U+FFFD for every byte that is not UTF-8. */
  Bytes shown() {
    String raw = raw();
    if (isUtf8(raw)) {
      return this;
    }
    var out = new StringBuilder(raw.length());
    raw.codePoints().forEach(c -> out.appendCodePoint(isEscape(c) ? 0xFFFD : c));
    return ofText(out.toString());
  }

  private static boolean isEscape(int c) {
    return c >= (ESCAPE | 0x80) && c <= (ESCAPE | 0xFF);
  }

  @Override
  public int compareTo(Bytes other) {
    return chars.compareTo(other.chars);
  }

  /** As Go quotes it. */
  @Override
  public String toString() {
    return GoText.quote(this);
  }
}
