package io.github.goproxy4j.sumdb;

/**
 * A node of the tree over a log: the hash of {@code 2^level} records in a row.
 *
 * @param level how far above the records, which are at level 0
 * @param number the number of the node within its level
 */
public record LogNode(int level, long number) {
  private static final int MAX_LEVEL = 63;

  /** Takes a node that some log can have. */
  public LogNode {
    if (level < 0 || level > MAX_LEVEL || number < 0 || number > Long.MAX_VALUE >> level) {
      throw new IllegalArgumentException("no log has a node " + number + " at level " + level);
    }
  }

  /** The node of a record. */
  public static LogNode ofRecord(long id) {
    return new LogNode(0, id);
  }

  /** The node whose {@link #storedIndex} is {@code index}. */
  public static LogNode ofStoredIndex(long index) {
    if (index < 0) {
      throw new IllegalArgumentException("no log stores a hash at " + index);
    }
    // Record n is stored at 2n or little before.
    long record = index / 2;
    while (storedIndex(record + 1) - index <= 0) {
      record++;
    }
    int level = (int) (index - storedIndex(record));
    return new LogNode(level, record >> level);
  }

  private static long storedIndex(long record) {
    return 2 * record - Long.bitCount(record);
  }

  /**
   * Where the hash stands in a file of all hashes, which is only ever appended to: each right after
   * those of the nodes below it.
   */
  public long storedIndex() {
    return storedIndex(lastRecord()) + level;
  }

  /** Whether a log with {@code size} records has this node. */
  boolean isIn(long size) {
    return lastRecord() < size;
  }

  private long lastRecord() {
    return ((number + 1) << level) - 1;
  }
}
