package io.github.goproxy4j.sumdb;

import io.github.goproxy4j.internal.text.GoBase64;
import io.github.goproxy4j.internal.text.Utf8;
import java.io.IOException;
import java.util.Optional;

/**
 * The first records of a log, known by one hash.
 *
 * @param size how many records
 * @param hash the hash over all of them
 */
public record LogTree(long size, LogHash hash) {
  /** No records at all. */
  public static final LogTree EMPTY = new LogTree(0, LogHash.EMPTY);

  private static final String FIRST_LINE = "go.sum database tree";
  private static final int MAX_TEXT = 1_000_000;

  /** Takes a size that is not negative. */
  public LogTree {
    if (size < 0) {
      throw new IllegalArgumentException("no tree has " + size + " records");
    }
  }

  /**
   * The tree that the text of a note describes (T5).
   *
   * @throws IllegalArgumentException if it describes none
   */
  public static LogTree parse(String text) {
    String[] lines = text.split("\n", 4);
    if (lines.length < 4 || !lines[0].equals(FIRST_LINE) || isTooLong(text)) {
      throw malformed();
    }
    Optional<byte[]> hash = GoBase64.decode(lines[2]).filter(b -> b.length == LogHash.LENGTH);
    return new LogTree(size(lines[1]), LogHash.of(hash.orElseThrow(LogTree::malformed)));
  }

  private static boolean isTooLong(String text) {
    return text.length() > MAX_TEXT || Utf8.encode(text).length > MAX_TEXT;
  }

  private static long size(String decimal) {
    try {
      long size = Long.parseLong(decimal);
      if (size >= 0 && String.valueOf(size).equals(decimal)) {
        return size;
      }
    } catch (NumberFormatException e) {
      throw malformed();
    }
    throw malformed();
  }

  private static IllegalArgumentException malformed() {
    return new IllegalArgumentException("malformed tree note");
  }

  /** The tree of the first {@code size} records of a log. */
  public static LogTree of(long size, HashReader reader) throws IOException {
    return size == 0
        ? EMPTY
        : new LogTree(size, LogRange.hash(reader.read(LogRange.ofLog(size).nodes())));
  }

  /** The text of a note. */
  public String format() {
    return FIRST_LINE + "\n" + size + "\n" + hash + "\n";
  }
}
