package io.github.goproxy4j.protocol;

import io.github.goproxy4j.internal.text.GoQuote;
import io.github.goproxy4j.internal.text.Utf8;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Takes a path apart and decodes each element once. A plus sign is a plus sign. */
final class RequestPath {
  private RequestPath() {}

  /**
   * The elements after any number of leading slashes; none for the root.
   *
   * @throws IllegalArgumentException if an element is empty or made to be read in two ways
   */
  static List<String> elements(String rawPath) {
    int start = 0;
    while (start < rawPath.length() && rawPath.charAt(start) == '/') {
      start++;
    }
    if (start == rawPath.length()) {
      return List.of();
    }
    var elements = new ArrayList<String>();
    for (String raw : rawPath.substring(start).split("/", -1)) {
      elements.add(element(raw));
    }
    return elements;
  }

  private static String element(String raw) {
    String element = decode(raw);
    if (element.isEmpty()) {
      throw new IllegalArgumentException("empty path element");
    }
    if (element.equals(".") || element.equals("..")) {
      throw new IllegalArgumentException("path element " + GoQuote.quote(element));
    }
    for (int i = 0; i < element.length(); i++) {
      char c = element.charAt(i);
      if (c < ' ' || c == 0x7F || c == '/' || c == '\\') {
        throw new IllegalArgumentException("invalid char " + GoQuote.quoteRune(c) + " in path");
      }
    }
    return element;
  }

  private static String decode(String raw) {
    var out = new ByteArrayOutputStream(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '%') {
        out.write(escapedByte(raw, i));
        i += 2;
      } else if (c < 0x80) {
        out.write(c);
      } else {
        throw new IllegalArgumentException("invalid char " + GoQuote.quoteRune(c) + " in path");
      }
    }
    byte[] bytes = out.toByteArray();
    if (!Utf8.isValid(bytes)) {
      throw new IllegalArgumentException("invalid UTF-8 in path");
    }
    return Utf8.decode(bytes);
  }

  private static int escapedByte(String raw, int i) {
    boolean whole =
        i + 2 < raw.length()
            && HexFormat.isHexDigit(raw.charAt(i + 1))
            && HexFormat.isHexDigit(raw.charAt(i + 2));
    if (!whole) {
      String escape = raw.substring(i, Math.min(i + 3, raw.length()));
      throw new IllegalArgumentException("invalid URL escape " + GoQuote.quote(escape));
    }
    return HexFormat.fromHexDigits(raw, i + 1, i + 3);
  }
}
