package io.github.goproxy4j.modfile;

import java.util.Optional;

/**
 * The line that a later comment may still belong to.
 *
 * <p>A comment behind a line belongs to it, unless a string in that line has an escaped newline and
 * so spreads it over two. Then the comment belongs to the last thing before it that ended in the
 * line it began in.
 */
final class LastLine {
  private Optional<Line> line = Optional.empty();
  private Runnable reread = Directives.NOTHING;
  private boolean late;

  /**
   * Takes a line whose own comment, if any, has been read.
   *
   * @param reread what to do if another comment came
   */
  void set(Line line, Runnable reread) {
    close();
    this.line = Optional.of(line);
    this.reread = reread;
  }

  /** Takes a comment behind a later line that cannot have it. */
  void lateComment(Token comment) {
    line.ifPresent(l -> l.own().addSuffix(comment));
    late = line.isPresent();
  }

  /** Ends the line's wait: something else follows that takes the comments. */
  void close() {
    if (late) {
      reread.run();
    }
    line = Optional.empty();
    late = false;
  }
}
