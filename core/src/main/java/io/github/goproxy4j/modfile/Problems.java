package io.github.goproxy4j.modfile;

import io.github.goproxy4j.modfile.GoModSyntaxException.Problem;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a file, so far. */
final class Problems {
  /** Nobody reads more, and a hostile file has millions. */
  static final int LIMIT = 1000;

  private final String fileName;
  private final List<Problem> problems = new ArrayList<>();

  Problems(String fileName) {
    this.fileName = fileName;
  }

  Problems add(Position position, String message) {
    problems.add(new Problem(position.line(), position.column(), message));
    return this;
  }

  boolean isEmpty() {
    return problems.isEmpty();
  }

  boolean isFull() {
    return problems.size() >= LIMIT;
  }

  GoModSyntaxException exception() {
    return new GoModSyntaxException(fileName, problems, isFull());
  }
}
