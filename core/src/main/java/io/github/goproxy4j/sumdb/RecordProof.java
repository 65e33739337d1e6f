package io.github.goproxy4j.sumdb;

import java.io.IOException;
import java.util.List;

/**
 * The proof that a log has a record (RFC 6962, 2.1.1).
 *
 * @param hashes the hashes that have to be known to get from that of the record to that of the tree
 */
public record RecordProof(List<LogHash> hashes) {
  /** Takes any hashes. */
  public RecordProof {
    hashes = List.copyOf(hashes);
  }

  /** The proof that the first {@code size} records of a log have number {@code id}. */
  public static RecordProof of(long size, long id, HashReader reader) throws IOException {
    requireRecord(size, id, "ProveRecord");
    List<LogRange> siblings = path(size, id).siblings();
    return new RecordProof(siblings.isEmpty() ? List.of() : LogRange.hashes(siblings, reader));
  }

  /**
   * Checks that number {@code id} of the records of {@code tree} has this hash.
   *
   * @throws IllegalArgumentException with Go's text, if that is not proved
   */
  public void check(LogTree tree, long id, LogHash record) {
    requireRecord(tree.size(), id, "CheckRecord");
    LogPath path = path(tree.size(), id);
    if (path.siblings().size() != hashes.size()
        || !path.climb(record, hashes).equals(tree.hash())) {
      throw new IllegalArgumentException("invalid transparency proof");
    }
  }

  private static LogPath path(long size, long id) {
    return LogPath.to(id, size, LogRange::isSingle);
  }

  private static void requireRecord(long size, long id, String operation) {
    if (id < 0 || id >= size) {
      throw new IllegalArgumentException("tlog: invalid inputs in " + operation);
    }
  }
}
