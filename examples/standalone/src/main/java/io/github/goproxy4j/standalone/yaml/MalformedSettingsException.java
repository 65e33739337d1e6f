package io.github.goproxy4j.standalone.yaml;

import java.util.List;

/** A file with settings has problems; nothing of it is to be used. */
public final class MalformedSettingsException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  MalformedSettingsException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** One line for each problem, {@code FILE:LINE:COLUMN: what is wrong}, from top to bottom. */
  public List<String> problems() {
    return problems;
  }
}
