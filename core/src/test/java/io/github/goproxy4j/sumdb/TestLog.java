package io.github.goproxy4j.sumdb;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A log and everything that can be told of it, all of it true. */
public final class TestLog {
  private final List<LogRecord> records = new ArrayList<>();
  private final Map<LogNode, LogHash> hashes = new HashMap<>();

  /** A log without records. */
  public TestLog() {}

  /** A log with the records {@code record 0}, {@code record 1}... */
  public static TestLog of(int size) {
    var log = new TestLog();
    IntStream.range(0, size).forEach(i -> log.add("record " + i + "\n"));
    return log;
  }

  public TestLog add(String text) {
    records.add(new LogRecord(records.size(), text));
    return this;
  }

  public int size() {
    return records.size();
  }

  public LogRecord record(int id) {
    return records.get(id);
  }

  public LogHash hash(LogNode node) {
    LogHash known = hashes.get(node);
    if (known == null) {
      known = node.level() == 0 ? records.get((int) node.number()).hash() : ofHalves(node);
      hashes.put(node, known);
    }
    return known;
  }

  private LogHash ofHalves(LogNode node) {
    return LogHash.ofNode(
        hash(new LogNode(node.level() - 1, 2 * node.number())),
        hash(new LogNode(node.level() - 1, 2 * node.number() + 1)));
  }

  /** All the nodes that the first {@code size} records have. */
  public static List<LogNode> nodes(int size) {
    return IntStream.range(0, 32)
        .boxed()
        .flatMap(level -> IntStream.range(0, size >> level).mapToObj(n -> new LogNode(level, n)))
        .toList();
  }

  public List<LogHash> hashes(List<LogNode> nodes) {
    return nodes.stream().map(this::hash).toList();
  }

  /** The tree of the first {@code size} records. */
  public LogTree tree(int size) {
    if (size == 0) {
      return LogTree.EMPTY;
    }
    return new LogTree(size, LogRange.hash(hashes(LogRange.ofLog(size).nodes())));
  }

  public byte[] note(int size) {
    return SignedNote.of(tree(size).format()).sign(SampleKeys.SIGNER);
  }

  public byte[] lookup(int id, int size) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(records.get(id).format());
    out.writeBytes(note(size));
    return out.toByteArray();
  }

  public boolean has(Tile tile) {
    long last = (tile.index() << tile.height()) + tile.width() - 1;
    int level = Math.max(0, (int) tile.level() * tile.height());
    return (last + 1) << level <= size();
  }

  public byte[] tile(Tile tile) {
    var out = new ByteArrayOutputStream();
    long first = tile.index() << tile.height();
    for (int i = 0; i < tile.width(); i++) {
      int level = (int) tile.level() * tile.height();
      out.writeBytes(
          tile.level() == Tile.DATA
              ? (records.get((int) first + i).text() + "\n").getBytes(StandardCharsets.UTF_8)
              : hash(new LogNode(level, first + i)).bytes());
    }
    return out.toByteArray();
  }
}
