package io.github.goproxy4j.sumdb;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The records from {@code from} until {@code to} of a log, which is not one of them. */
record LogRange(long from, long to) {
  static LogRange ofLog(long size) {
    return new LogRange(0, size);
  }

  boolean isSingle() {
    return to - from == 1;
  }

  /** The records before the middle, which is where a node over all of them has its left half. */
  LogRange left() {
    return new LogRange(from, middle());
  }

  LogRange right() {
    return new LogRange(middle(), to);
  }

  private long middle() {
    return from + Long.highestOneBit(to - from - 1);
  }

  /** The largest nodes that together are over these records, from left to right. */
  List<LogNode> nodes() {
    var nodes = new ArrayList<LogNode>();
    for (long start = from; start < to; ) {
      long size = Long.highestOneBit(to - start);
      int level = Long.numberOfTrailingZeros(size);
      nodes.add(new LogNode(level, start >> level));
      start += size;
    }
    return nodes;
  }

  /** The hash over those of {@link #nodes}. */
  static LogHash hash(List<LogHash> hashes) {
    LogHash hash = hashes.get(hashes.size() - 1);
    for (int i = hashes.size() - 2; i >= 0; i--) {
      hash = LogHash.ofNode(hashes.get(i), hash);
    }
    return hash;
  }

  /** The hashes over ranges that are not empty, with one question to the reader. */
  static List<LogHash> hashes(List<LogRange> ranges, HashReader reader) throws IOException {
    List<LogHash> read = reader.read(ranges.stream().flatMap(r -> r.nodes().stream()).toList());
    var hashes = new ArrayList<LogHash>();
    int start = 0;
    for (LogRange range : ranges) {
      int end = start + range.nodes().size();
      hashes.add(hash(read.subList(start, end)));
      start = end;
    }
    return hashes;
  }
}
