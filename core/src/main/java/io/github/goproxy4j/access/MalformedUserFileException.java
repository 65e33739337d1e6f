package io.github.goproxy4j.access;

import java.util.List;

/** A user file has lines that cannot be read. */
public final class MalformedUserFileException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  MalformedUserFileException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** One for each line, {@code file:line: reason}, without any secret. */
  public List<String> problems() {
    return problems;
  }
}
