package io.github.goproxy4j.spec.oracle;

import java.util.Locale;

/** Byte strings in double quotes: printable ASCII as it is, all else escaped as in Go. */
final class GoText {
  private GoText() {}

  static String quote(Bytes bytes) {
    var out = new StringBuilder(bytes.length() + 2).append('"');
    for (char c : bytes.chars().toCharArray()) {
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c >= ' ' && c < 0x7F) {
            out.append(c);
          } else {
            out.append(String.format(Locale.ROOT, "\\x%02x", (int) c));
          }
        }
      }
    }
    return out.append('"').toString();
  }

  /** The bytes that {@link #quote} has written as {@code quoted}. */
  static Bytes unquote(String quoted) {
    if (quoted.length() < 2 || !quoted.startsWith("\"") || !quoted.endsWith("\"")) {
      throw new IllegalArgumentException("not a quoted string: " + quoted);
    }
    var out = new StringBuilder(quoted.length());
    for (int i = 1; i < quoted.length() - 1; i++) {
      char c = quoted.charAt(i);
      if (c == '\\') {
        i++;
        switch (quoted.charAt(i)) {
          case 'n' -> out.append('\n');
          case 'r' -> out.append('\r');
          case 't' -> out.append('\t');
          case 'x' -> {
            out.append((char) Integer.parseInt(quoted, i + 1, i + 3, 16));
            i += 2;
          }
          default -> out.append(quoted.charAt(i));
        }
      } else {
        out.append(c);
      }
    }
    return new Bytes(out.toString());
  }
}
