package io.github.goproxy4j.standalone;

/**
 * Text as it may go to a terminal: names of files and modules come from anybody, and could move the
 * cursor, change colours or turn the direction of writing.
 */
final class Shown {
  /** A byte that is not UTF-8 is kept as the char of this number plus its value. */
  private static final int RAW_BYTE = 0xDC00;

  private Shown() {}

  /** One line, in which what cannot be seen is written as the escape it has in Go. */
  static String line(Object value) {
    String text = String.valueOf(value);
    var shown = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(c, shown));
    return shown.toString();
  }

  private static void append(int c, StringBuilder shown) {
    if (isVisible(c)) {
      shown.appendCodePoint(c);
    } else if (c == '\n') {
      shown.append("\\n");
    } else if (c == '\r') {
      shown.append("\\r");
    } else if (c < 0x80) {
      shown.append(String.format("\\x%02x", c));
    } else if (c > RAW_BYTE + 0x7F && c <= RAW_BYTE + 0xFF) {
      shown.append(String.format("\\x%02x", c - RAW_BYTE));
    } else {
      shown.append(String.format(c > 0xFFFF ? "\\U%08x" : "\\u%04x", c));
    }
  }

  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL -> c == '\t';
      case Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
