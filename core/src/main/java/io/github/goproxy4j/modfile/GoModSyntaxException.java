package io.github.goproxy4j.modfile;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A go.mod file that cannot be read; the message is the go command's, one line for each problem.
 *
 * <p>If the tokens or blocks are wrong, the first such problem is the only one. Otherwise every
 * line with a problem is reported, up to a thousand, after which the message ends in {@code too
 * many errors}.
 */
public final class GoModSyntaxException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /**
   * One thing that is wrong.
   *
   * @param line from 1
   * @param column from 1, in characters
   * @param message without the place
   */
  public record Problem(int line, int column, String message) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The problem after its place; a column of 1 is left out. */
    String in(String fileName) {
      String place = column > 1 ? line + ":" + column : Integer.toString(line);
      return fileName + ":" + place + ": " + message;
    }
  }

  private final String fileName;

  @SuppressWarnings("serial") // List.copyOf is serializable
  private final List<Problem> problems;

  GoModSyntaxException(String fileName, List<Problem> problems, boolean more) {
    super(
        problems.stream().map(p -> p.in(fileName)).collect(Collectors.joining("\n"))
            + (more ? "\ntoo many errors" : ""));
    this.fileName = fileName;
    this.problems = List.copyOf(problems);
  }

  /** The name the file was given. */
  public String fileName() {
    return fileName;
  }

  /** Every problem, in the order of the lines; at least one. */
  public List<Problem> problems() {
    return problems;
  }
}
