package io.github.goproxy4j.sumdb;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/**
 * The way from the root of a tree down to a part of it. What the way does not take is what has to
 * be known to come back up with hashes.
 *
 * @param end where it ends
 * @param siblings what it has passed by, the last first
 */
record LogPath(LogRange end, List<LogRange> siblings) {
  /** The way to where {@code arrived} holds, always towards {@code record}. */
  static LogPath to(long record, long size, Predicate<LogRange> arrived) {
    Deque<LogRange> siblings = new ArrayDeque<>();
    LogRange range = LogRange.ofLog(size);
    while (!arrived.test(range)) {
      boolean isLeft = record < range.left().to();
      siblings.push(isLeft ? range.right() : range.left());
      range = isLeft ? range.left() : range.right();
    }
    return new LogPath(range, List.copyOf(siblings));
  }

  boolean isLeftOfEnd(int sibling) {
    return siblings.get(sibling).to() <= end.from();
  }

  /** The hash over all, from the one of the end and those of the siblings. */
  LogHash climb(LogHash hash, List<LogHash> siblingHashes) {
    LogHash result = hash;
    for (int i = 0; i < siblingHashes.size(); i++) {
      LogHash sibling = siblingHashes.get(i);
      result = isLeftOfEnd(i) ? LogHash.ofNode(sibling, result) : LogHash.ofNode(result, sibling);
    }
    return result;
  }
}
