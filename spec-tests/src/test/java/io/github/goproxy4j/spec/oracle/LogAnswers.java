package io.github.goproxy4j.spec.oracle;

import static io.github.goproxy4j.spec.oracle.Question.gives;
import static io.github.goproxy4j.spec.oracle.Question.inMemory;
import static io.github.goproxy4j.spec.oracle.Question.passes;
import static io.github.goproxy4j.spec.oracle.Question.verdict;

import io.github.goproxy4j.sumdb.HashReader;
import io.github.goproxy4j.sumdb.LogHash;
import io.github.goproxy4j.sumdb.LogNode;
import io.github.goproxy4j.sumdb.LogRecord;
import io.github.goproxy4j.sumdb.LogTree;
import io.github.goproxy4j.sumdb.LookupAnswer;
import io.github.goproxy4j.sumdb.RecordProof;
import io.github.goproxy4j.sumdb.TestLog;
import io.github.goproxy4j.sumdb.Tile;
import io.github.goproxy4j.sumdb.TileHashReader;
import io.github.goproxy4j.sumdb.TileReader;
import io.github.goproxy4j.sumdb.TreeProof;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How the library answers about logs, their tiles and proofs. */
final class LogAnswers {
  static final TestLog SAMPLE = TestLog.of(300);

  private LogAnswers() {}

  static final List<Question> QUESTIONS =
      List.of(
          inMemory("log.hash", "t", a -> gives(() -> LogHash.parse(a.text(0)).toString())),
          inMemory("log.tree", "t", a -> verdict(() -> tree(a))),
          inMemory("log.lookup", "b", a -> verdict(() -> lookup(a))),
          inMemory("log.record", "-t", a -> verdict(() -> record(a))),
          inMemory("log.node", "-", LogAnswers::node),
          inMemory("tile.parse", "t", a -> verdict(() -> tileNumbers(a))),
          inMemory("tile.path", "----", a -> Strings.ofText(tile(a).path())),
          inMemory("tile.of", "--", a -> Strings.ofText(tileOf(a).path())),
          inMemory("tile.hash", "tb-", a -> verdict(() -> tileHash(a))),
          inMemory("tile.read", "----(-b)", LogAnswers::read),
          inMemory(
              "proof.record",
              "--",
              a -> proof(hashes -> RecordProof.of(a.number(0), a.number(1), hashes).hashes())),
          inMemory(
              "proof.tree",
              "--",
              a -> proof(hashes -> TreeProof.of(a.number(0), a.number(1), hashes).hashes())),
          inMemory("proof.checkRecord", "----(-)", a -> passes(() -> checkRecord(a))),
          inMemory("proof.checkTree", "----(-)", a -> passes(() -> checkTree(a))));

  private static Strings tree(Strings arguments) {
    LogTree tree = LogTree.parse(arguments.text(0));
    return Strings.ofText("ok", String.valueOf(tree.size()), tree.hash().toString(), tree.format());
  }

  private static Strings lookup(Strings arguments) {
    LookupAnswer answer = LookupAnswer.parse(arguments.get(0).array());
    LogRecord record = answer.record();
    return Strings.of(
        new Bytes("ok"),
        Bytes.ofText(String.valueOf(record.id())),
        Bytes.ofText(record.text()),
        Bytes.ofText(record.hash().toString()),
        Bytes.of(answer.treeNote()));
  }

  private static Strings record(Strings arguments) {
    var record = new LogRecord(arguments.number(0), arguments.text(1));
    return Strings.of(new Bytes("ok"), Bytes.of(record.format()));
  }

  private static Strings node(Strings arguments) {
    LogNode node = LogNode.ofStoredIndex(arguments.number(0));
    return numbers(Stream.of(), node.level(), node.number(), node.storedIndex());
  }

  private static Strings tileNumbers(Strings arguments) {
    Tile tile = Tile.parse(arguments.text(0));
    return numbers(Stream.of("ok"), tile.height(), tile.level(), tile.index(), tile.width());
  }

  private static Strings numbers(Stream<String> first, long... numbers) {
    Stream<String> rest = IntStream.range(0, numbers.length).mapToObj(i -> "" + numbers[i]);
    return Strings.ofText(Stream.concat(first, rest).toArray(String[]::new));
  }

  private static Tile tile(Strings a) {
    return new Tile((int) a.number(0), a.number(1), a.number(2), (int) a.number(3));
  }

  private static Tile tileOf(Strings arguments) {
    return Tile.of((int) arguments.number(0), LogNode.ofStoredIndex(arguments.number(1)));
  }

  private static Strings tileHash(Strings arguments) {
    LogHash hash =
        Tile.parse(arguments.text(0))
            .hash(arguments.get(1).array(), LogNode.ofStoredIndex(arguments.number(2)));
    return Strings.ofText("ok", hash.toString());
  }

  private static Strings read(Strings arguments) {
    var tiles = new GivenTiles(arguments);
    List<LogNode> nodes =
        Stream.of(arguments.text(3).split(" "))
            .map(index -> LogNode.ofStoredIndex(Long.parseLong(index)))
            .toList();
    try {
      var tree = new LogTree(arguments.number(1), LogHash.parse(arguments.text(2)));
      Stream<String> hashes =
          new TileHashReader(tree, tiles).read(nodes).stream().map(LogHash::toString);
      return Strings.ofText(
          Stream.of(Stream.of("ok"), hashes, Stream.of("saved"), tiles.saved.stream())
              .flatMap(words -> words)
              .toArray(String[]::new));
    } catch (IOException | IllegalArgumentException e) {
      return Strings.ofText("error", String.valueOf(e.getMessage()));
    }
  }

  private static final class GivenTiles implements TileReader {
    private final int height;
    private final Map<String, byte[]> data = new HashMap<>();
    private final List<String> saved = new ArrayList<>();

    GivenTiles(Strings arguments) {
      this.height = (int) arguments.number(0);
      for (int i = 4; i + 1 < arguments.size(); i += 2) {
        data.put(arguments.text(i), arguments.get(i + 1).array());
      }
    }

    @Override
    public int height() {
      return height;
    }

    @Override
    public List<byte[]> read(List<Tile> tiles) throws IOException {
      var all = new ArrayList<byte[]>();
      for (Tile tile : tiles) {
        byte[] bytes = data.get(tile.path());
        if (bytes == null) {
          throw new IOException("no tile " + tile);
        }
        all.add(bytes);
      }
      return all;
    }

    @Override
    public void save(List<Tile> tiles, List<byte[]> data) {
      tiles.forEach(tile -> saved.add(tile.path()));
    }
  }

  /** Proves something about a log. */
  @FunctionalInterface
  private interface Proving {
    List<LogHash> prove(HashReader hashes) throws IOException;
  }

  private static Strings proof(Proving proving) {
    return verdict(
        () -> {
          try {
            Stream<String> hashes = proving.prove(SAMPLE::hashes).stream().map(LogHash::toString);
            return Strings.ofText(Stream.concat(Stream.of("ok"), hashes).toArray(String[]::new));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static void checkRecord(Strings arguments) {
    LogHash tree = LogHash.parse(arguments.text(1));
    LogHash record = LogHash.parse(arguments.text(3));
    new RecordProof(hashes(arguments))
        .check(new LogTree(arguments.number(0), tree), arguments.number(2), record);
  }

  private static void checkTree(Strings arguments) {
    LogHash tree = LogHash.parse(arguments.text(1));
    LogHash older = LogHash.parse(arguments.text(3));
    new TreeProof(hashes(arguments))
        .check(new LogTree(arguments.number(0), tree), new LogTree(arguments.number(2), older));
  }

  private static List<LogHash> hashes(Strings arguments) {
    return IntStream.range(4, arguments.size())
        .mapToObj(i -> LogHash.parse(arguments.text(i)))
        .toList();
  }
}
