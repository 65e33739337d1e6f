package io.github.goproxy4j.modfile;

import java.util.Optional;

/** The first paragraph of a comment that begins with {@code Deprecated:} (M10). */
final class Deprecation {
  private static final String MARK = "Deprecated:";
  private static final String BREAK = "\n\n";

  private Deprecation() {}

  /** What follows the mark, to the end of the paragraph; nothing counts as no deprecation. */
  static Optional<String> in(String comment) {
    int mark = comment.startsWith(MARK) ? 0 : comment.indexOf(BREAK + MARK);
    if (mark < 0) {
      return Optional.empty();
    }
    int start = comment.indexOf(':', mark) + 1;
    while (start < comment.length() && comment.charAt(start) == ' ') {
      start++;
    }
    int end = comment.indexOf(BREAK, start);
    String text = comment.substring(start, end < 0 ? comment.length() : end);
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
