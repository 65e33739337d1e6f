package io.github.goproxy4j.modfile;

import io.github.goproxy4j.internal.text.GoQuote;
import io.github.goproxy4j.internal.text.GoUnicode;

/** How a string is written in a go.mod file (M12). */
public final class AutoQuote {
  private AutoQuote() {}

  /** {@code s}, in double quotes and escaped if {@link #mustQuote} says so. */
  public static String quote(String s) {
    return mustQuote(s) ? GoQuote.quote(s) : s;
  }

  /** Whether {@code s} would not be read back as one token, and as itself, without quotes. */
  public static boolean mustQuote(String s) {
    return s.isEmpty()
        || s.contains("//")
        || s.contains("/*")
        || s.codePoints().anyMatch(c -> mustQuote(c, s.length() > 1));
  }

  private static boolean mustQuote(int c, boolean longer) {
    return switch (c) {
      case ' ', '"', '\'', '`' -> true;
      case '(', ')', '[', ']', '{', '}', ',' -> longer;
      // A lone surrogate is not UTF-8, so Go sees U+FFFD there.
      default -> !GoUnicode.isPrint(c) && !(c >= 0xD800 && c <= 0xDFFF);
    };
  }
}
