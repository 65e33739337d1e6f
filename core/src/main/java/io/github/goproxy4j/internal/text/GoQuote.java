package io.github.goproxy4j.internal.text;

/** Go's {@code %q}, which its error texts use for every piece of input they show. */
public final class GoQuote {
  private static final String NAMED = "abtnvfr"; // 7..13, in the order of their codes

  private GoQuote() {}

  /** {@code strconv.Quote} of a string. */
  public static String quote(String s) {
    if (!Utf8.isWellFormed(s)) {
      return quote(Utf8.encode(s));
    }
    var out = new StringBuilder(s.length() + 2).append('"');
    s.codePoints().forEach(c -> append(out, c, '"'));
    return out.append('"').toString();
  }

  /** {@code strconv.Quote} of a string given by its bytes, which need not be UTF-8. */
  public static String quote(byte[] bytes) {
    var out = new StringBuilder(bytes.length + 2).append('"');
    for (int i = 0; i < bytes.length; ) {
      int length = Utf8.sequenceLength(bytes, i);
      if (length == 0) {
        out.append("\\x").append(hex(bytes[i] & 0xFF, 2));
        i++;
      } else {
        append(out, Utf8.codePoint(bytes, i, length), '"');
        i += length;
      }
    }
    return out.append('"').toString();
  }

  /** {@code strconv.QuoteRune}. */
  public static String quoteRune(int c) {
    var out = new StringBuilder().append('\'');
    boolean valid =
        Character.isValidCodePoint(c)
            && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE);
    append(out, valid ? c : 0xFFFD, '\'');
    return out.append('\'').toString();
  }

  private static void append(StringBuilder out, int c, char quote) {
    if (c == quote || c == '\\') {
      out.append('\\').append((char) c);
    } else if (GoUnicode.isPrint(c)) {
      out.appendCodePoint(c);
    } else if (c >= 7 && c <= 13) {
      // \a \b \t \n \v \f \r
      out.append('\\').append(named(c));
    } else if (c < ' ' || c == 0x7F) {
      out.append("\\x").append(hex(c, 2));
    } else if (c < 0x10000) {
      out.append("\\u").append(hex(c, 4));
    } else {
      out.append("\\U").append(hex(c, 8));
    }
  }

  private static char named(int c) {
    return NAMED.charAt(c - 7);
  }

  private static String hex(int value, int digits) {
    String s = Integer.toHexString(value);
    return "0".repeat(digits - s.length()) + s;
  }
}
