package io.github.goproxy4j.sumdb;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The proof that a log has only been appended to (RFC 6962, 2.1.2).
 *
 * @param hashes the hashes that have to be known to get to those of both trees
 */
public record TreeProof(List<LogHash> hashes) {
  /** Takes any hashes. */
  public TreeProof {
    hashes = List.copyOf(hashes);
  }

  /** The proof that the first {@code size} records of a log begin with the first {@code older}. */
  public static TreeProof of(long size, long older, HashReader reader) throws IOException {
    requireTrees(size, older, "ProveTree");
    LogPath path = path(size, older);
    var ranges = new ArrayList<>(path.siblings());
    if (needsEnd(path)) {
      ranges.add(0, path.end());
    }
    return new TreeProof(ranges.isEmpty() ? List.of() : LogRange.hashes(ranges, reader));
  }

  /**
   * Checks that the records of {@code tree} begin with those of {@code older}.
   *
   * @throws IllegalArgumentException with Go's text, if that is not proved
   */
  public void check(LogTree tree, LogTree older) {
    requireTrees(tree.size(), older.size(), "CheckTree");
    LogPath path = path(tree.size(), older.size());
    int ends = needsEnd(path) ? 1 : 0;
    if (hashes.size() != path.siblings().size() + ends || !proves(path, ends, tree, older)) {
      throw new IllegalArgumentException("invalid transparency proof");
    }
  }

  private boolean proves(LogPath path, int ends, LogTree tree, LogTree older) {
    LogHash end = ends == 0 ? older.hash() : hashes.get(0);
    List<LogHash> siblings = hashes.subList(ends, hashes.size());
    return path.climb(end, siblings).equals(tree.hash())
        && climbLeft(path, end, siblings).equals(older.hash());
  }

  /** The older tree has nothing to the right of where the path ends. */
  private static LogHash climbLeft(LogPath path, LogHash end, List<LogHash> siblings) {
    LogHash hash = end;
    for (int i = 0; i < siblings.size(); i++) {
      hash = path.isLeftOfEnd(i) ? LogHash.ofNode(siblings.get(i), hash) : hash;
    }
    return hash;
  }

  /** If the path ends with the older tree, its hash is known. */
  private static boolean needsEnd(LogPath path) {
    return path.end().from() > 0;
  }

  private static LogPath path(long size, long older) {
    return LogPath.to(older - 1, size, range -> range.to() == older);
  }

  private static void requireTrees(long size, long older, String operation) {
    if (older < 1 || older > size) {
      throw new IllegalArgumentException("tlog: invalid inputs in " + operation);
    }
  }
}
