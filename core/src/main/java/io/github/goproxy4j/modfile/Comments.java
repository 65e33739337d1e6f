package io.github.goproxy4j.modfile;

import io.github.goproxy4j.internal.text.Fields;
import java.util.List;
import java.util.Optional;

/** The comments that belong to a line or a block: those above it, then those behind it. */
final class Comments {
  private final StringBuilder text = new StringBuilder(0);
  private int lines;
  private boolean empty = true;
  private boolean endsBlank;
  private Optional<String> suffix = Optional.empty();
  private Optional<String> joined = Optional.of("");

  /** Keeps a blank line above; it counts as a comment, but has no text. */
  void addBlankLine() {
    empty = false;
    endsBlank = true;
  }

  void addAbove(Token comment) {
    add(content(comment));
  }

  void addSuffix(Token comment) {
    String content = content(comment);
    add(content);
    if (suffix.isEmpty()) {
      suffix = Optional.of(content);
    }
  }

  private void add(String content) {
    empty = false;
    endsBlank = false;
    joined = Optional.empty();
    text.append(lines++ == 0 ? "" : "\n").append(content);
  }

  private static String content(Token comment) {
    return Fields.trim(RawText.decode(comment.text().substring("//".length())));
  }

  boolean isEmpty() {
    return empty;
  }

  boolean endsBlank() {
    return endsBlank;
  }

  /** Whether the first comment behind the line is {@code indirect} or {@code indirect; ...}. */
  boolean marksIndirect() {
    List<String> words = Fields.of(suffix.orElse(""));
    return words.equals(List.of("indirect"))
        || words.size() > 1 && words.get(0).equals("indirect;");
  }

  /** All of them without slashes and white space, joined by newlines. */
  String text() {
    if (joined.isEmpty()) {
      // All lines of a block share this one string.
      joined = Optional.of(text.toString());
    }
    return joined.get();
  }
}
