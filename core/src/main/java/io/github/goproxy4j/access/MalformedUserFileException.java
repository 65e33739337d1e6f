package io.github.goproxy4j.access;

import java.util.List;

/** A user file cannot be read, or has lines that cannot. */
public final class MalformedUserFileException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  MalformedUserFileException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** One for each line, {@code file:line: reason}, or one for the file, without any secret. */
  public List<String> problems() {
    return problems;
  }
}
