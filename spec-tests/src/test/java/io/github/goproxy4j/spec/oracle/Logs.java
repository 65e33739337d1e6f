package io.github.goproxy4j.spec.oracle;

import io.github.goproxy4j.sumdb.LogHash;
import io.github.goproxy4j.sumdb.LogNode;
import io.github.goproxy4j.sumdb.RecordProof;
import io.github.goproxy4j.sumdb.TestLog;
import io.github.goproxy4j.sumdb.Tile;
import io.github.goproxy4j.sumdb.TileHashReader;
import io.github.goproxy4j.sumdb.TileReader;
import io.github.goproxy4j.sumdb.TreeProof;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes logs, what is told of them, and what is not true of them. */
final class Logs {
  private static final TestLog LOG = LogAnswers.SAMPLE;
  private static final int SIZE = LOG.size();

  private static final Map<Integer, TestLog> FORGED = new HashMap<>();

  /** Beyond that Go does not come to an end. */
  private static final long HUGE = 1L << 62;

  private Logs() {}

  /** Numbers, most of them small or next to a power of two. */
  static long number(Random random, long limit) {
    long number =
        switch (random.nextInt(4)) {
          case 0 -> random.nextInt(20);
          case 1 -> (1L << random.nextInt(63)) + random.nextInt(3) - 1;
          case 2 -> random.nextLong() >>> (1 + random.nextInt(62));
          default -> random.nextInt(SIZE);
        };
    return Math.floorMod(number, limit);
  }

  private static Bytes decimal(long number) {
    return new Bytes(String.valueOf(number));
  }

  private static final Gen<String> HASH =
      random -> LOG.record(random.nextInt(SIZE)).hash().toString();

  private static final Gen<String> DECIMAL =
      Gen.any(
          Gen.of(
              "0",
              "1",
              "13",
              "-1",
              "-0",
              "+5",
              "007",
              "",
              " 1",
              "1 ",
              "1_0",
              "0x1",
              "1e5",
              "\u00D9\u00A1"),
          Gen.of("9223372036854775807", "9223372036854775808", "-9223372036854775808"),
          random -> String.valueOf(number(random, Long.MAX_VALUE)));

  /** Base64 of 32 bytes, or not quite. */
  static final Gen<String> BASE64 =
      Gen.rarely(
          3,
          HASH,
          random -> {
            String hash = HASH.next(random);
            return switch (random.nextInt(5)) {
              case 0 -> Special.mutate(hash, random);
              case 1 -> hash.substring(0, 42) + "f=";
              case 2 -> hash.replace("=", Gen.of("", "==", "\r\n=", "=\n").next(random));
              case 3 -> hash.substring(4 * random.nextInt(3));
              default -> hash + Gen.of("\r", "\n", " ", "AAAA").next(random);
            };
          });

  /** Texts of notes on trees. */
  static final Gen<String> TREE =
      Special.mutated(
          Gen.join(
              Gen.rarely(
                  20, Gen.of("go.sum database tree\n"), Gen.of("", "go.sum database tree v2\n")),
              Gen.rarely(2, random -> String.valueOf(number(random, Long.MAX_VALUE)), DECIMAL),
              Gen.of("\n"),
              BASE64,
              Gen.of("\n", "\n", "", "\nmore\n", "\n\n", "\n\u00FF"),
              Gen.rarely(4000, Gen.of(""), random -> "x".repeat(999_920 + random.nextInt(20)))));

  private static final Gen<String> TEXT =
      Gen.any(
          Gen.of(
              "a.b/c v1.0.0 h1:x\na.b/c v1.0.0/go.mod h1:y\n",
              "a\n",
              "\n",
              "",
              "a",
              "\na\n",
              "a\n\nb\n",
              "a\tb\n",
              "a\r\n",
              "a\0\n",
              "\u00FF\n"),
          Gen.list(0, 5, Gen.of("", "\n"), Gen.repeat(0, 6, Special.CHARACTER)));

  /** Answers to lookups. */
  static final Gen<String> LOOKUP =
      Special.mutated(
          Gen.join(
              Gen.rarely(4, Gen.of("7", "0", "1234"), DECIMAL),
              Gen.rarely(30, Gen.of("\n"), Gen.of("", "\n\n", "\r\n")),
              Gen.rarely(3, Gen.of("a.b/c v1.0.0 h1:x\n", "a\nb\n", "\u00C3\u00A9\n"), TEXT),
              Gen.rarely(30, Gen.of("\n"), Gen.of("", "\n\n")),
              Gen.of("", "note\n\n\u00E2\u0080\u0094 a AAAAAAA=\n", "\n\n", "\u00FF\0")));

  /** A number and a text of which a record is to be made. */
  static Strings record(Random random) {
    long id = random.nextBoolean() ? random.nextInt(100) : random.nextLong();
    return Strings.of(decimal(id), new Bytes(TEXT.next(random)));
  }

  static Strings index(Random random) {
    return Strings.of(decimal(number(random, HUGE)));
  }

  private static final Gen<String> TILE_NUMBER =
      random -> {
        String digits = String.valueOf(number(random, Long.MAX_VALUE));
        String padded = "0".repeat((3 - digits.length() % 3) % 3) + digits;
        var out = new StringBuilder();
        for (int i = 0; i < padded.length(); i += 3) {
          out.append(i == 0 ? "" : "/").append(i + 3 < padded.length() ? "x" : "");
          out.append(padded, i, i + 3);
        }
        return out.toString();
      };

  private static final Gen<String> HEIGHT = Gen.rarely(9, Gen.of("8", "8", "9", "30"), DECIMAL);

  private static final Gen<String> LEVEL =
      Gen.rarely(9, Gen.of("0", "1", "data", "63", "64"), Gen.any(DECIMAL, Gen.of("Data", "")));

  /** Most of them less than the width of a full tile. */
  private static final Gen<String> WIDTH =
      Gen.any(
          Gen.of("", "", "/", ".p/255", ".p/256", ".p/511", ".p/512", ".p/1", ".p/0"),
          random -> ".p/" + (1 + random.nextInt(255)),
          DECIMAL.map(n -> ".p/" + n));

  /** Paths of tiles. */
  static final Gen<String> TILE =
      Special.mutated(
          Gen.join(
              Gen.rarely(40, Gen.of("tile/"), Gen.of("", "/tile/", "tile//", "Tile/")),
              HEIGHT,
              Gen.of("/"),
              LEVEL,
              Gen.of("/"),
              Gen.rarely(
                  9,
                  TILE_NUMBER,
                  Gen.of("x000/001", "x001/x002/003", "1", "0000", "001/002", "-01")),
              Gen.rarely(3, WIDTH, Gen.of(""))));

  /** Four numbers that make a tile. */
  static Strings tile(Random random) {
    int height = 1 + random.nextInt(30);
    long level = random.nextInt(8) == 0 ? Tile.DATA : number(random, Long.MAX_VALUE);
    return Strings.of(
        decimal(height),
        decimal(level),
        decimal(number(random, Long.MAX_VALUE)),
        decimal(1 + number(random, 1L << height)));
  }

  static Strings tileOf(Random random) {
    return Strings.of(decimal(1 + random.nextInt(30)), decimal(number(random, HUGE)));
  }

  /** A tile, its bytes, and what is looked for in it, most of the time one that is there. */
  static Strings tileHash(Random random) {
    int height = 1 + random.nextInt(4);
    long index = random.nextInt(600);
    Tile least = Tile.of(height, LogNode.ofStoredIndex(index));
    int width = least.width() + random.nextInt((1 << height) - least.width() + 1);
    Tile tile =
        new Tile(
            height,
            random.nextInt(12) == 0 ? Gen.of(-1L, 0L, 1L, 64L).next(random) : least.level(),
            random.nextInt(12) == 0 ? least.index() + 1 : least.index(),
            random.nextInt(8) == 0 ? 1 + random.nextInt(1 << height) : width);
    byte[] data = new byte[tile.width() * LogHash.LENGTH + Gen.of(0, 0, 0, -1, 1).next(random)];
    random.nextBytes(data);
    return Strings.of(Bytes.ofText(tile.path()), Bytes.of(data), decimal(index));
  }

  static Strings proof(Random random) {
    return Strings.of(decimal(random.nextInt(SIZE + 1)), decimal(random.nextInt(SIZE + 2) - 1));
  }

  /** What is to be checked, and hashes that prove it or nearly do. */
  static Strings recordProof(Random random) {
    int size = 1 + random.nextInt(random.nextBoolean() ? 9 : SIZE);
    int id = random.nextInt(size);
    List<LogHash> hashes = proved(() -> RecordProof.of(size, id, LOG::hashes).hashes());
    int claimed = random.nextInt(30) == 0 ? -1 : id;
    return claim(size, LOG.tree(size).hash(), claimed, LOG.record(id).hash(), hashes, random);
  }

  static Strings treeProof(Random random) {
    int size = 1 + random.nextInt(random.nextBoolean() ? 9 : SIZE);
    int older = 1 + random.nextInt(size);
    List<LogHash> hashes = proved(() -> TreeProof.of(size, older, LOG::hashes).hashes());
    return claim(size, LOG.tree(size).hash(), older, LOG.tree(older).hash(), hashes, random);
  }

  @FunctionalInterface
  private interface Proving {
    List<LogHash> prove() throws IOException;
  }

  private static List<LogHash> proved(Proving proving) {
    try {
      return new ArrayList<>(proving.prove());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Strings claim(
      long size, LogHash tree, long part, LogHash hash, List<LogHash> hashes, Random random) {
    long claimedSize = random.nextInt(6) == 0 ? number(random, HUGE) : size;
    long claimedPart = random.nextInt(6) == 0 ? number(random, HUGE) : part;
    switch (random.nextInt(8)) {
      case 0 -> hashes.add(random.nextInt(hashes.size() + 1), LOG.record(0).hash());
      case 1 -> hashes.subList(0, Math.min(1, hashes.size())).clear();
      case 2 -> Collections.shuffle(hashes, random);
      default -> {}
    }
    var arguments =
        new ArrayList<>(
            List.of(
                decimal(claimedSize),
                shown(tree, random),
                decimal(claimedPart),
                shown(hash, random)));
    hashes.forEach(h -> arguments.add(shown(h, random)));
    return new Strings(arguments);
  }

  private static Bytes shown(LogHash hash, Random random) {
    return random.nextInt(25) == 0 ? new Bytes(HASH.next(random)) : Bytes.ofText(hash.toString());
  }

  /** A tree, what is looked for in it, and the tiles for that, perhaps forged. */
  static Strings reading(Random random) {
    int height = Gen.of(1, 2, 2, 3, 8).next(random);
    int size = 1 + random.nextInt(random.nextBoolean() ? 40 : SIZE);
    var indexes = new ArrayList<Long>();
    for (int n = random.nextInt(3); n >= 0; n--) {
      int record = random.nextInt(random.nextInt(40) == 0 ? size + 1 : size);
      long index = LogNode.ofRecord(record).storedIndex();
      indexes.add(random.nextInt(5) == 0 ? (long) random.nextInt(2 * size) : index);
    }
    TestLog forged = random.nextBoolean() ? LOG : forged(random.nextInt(size));
    LogHash tree = random.nextInt(12) == 0 ? forged.tree(size).hash() : LOG.tree(size).hash();
    var arguments =
        new ArrayList<>(
            List.of(
                decimal(height),
                decimal(random.nextInt(25) == 0 ? random.nextInt(SIZE) + 1 : size),
                Bytes.ofText(tree.toString()),
                new Bytes(String.join(" ", indexes.stream().map(String::valueOf).toList()))));
    // From the top, as far as a forger dares.
    int honest = random.nextInt(4);
    for (Tile tile : planned(height, size, indexes)) {
      TestLog teller = honest-- > 0 && random.nextInt(8) > 0 ? LOG : forged;
      if (random.nextInt(60) > 0) {
        arguments.add(Bytes.ofText(tile.path()));
        arguments.add(damaged(teller.tile(tile), random));
      }
    }
    return new Strings(arguments);
  }

  private static TestLog forged(int id) {
    return FORGED.computeIfAbsent(
        id,
        i -> {
          var log = new TestLog();
          for (int k = 0; k < SIZE; k++) {
            log.add(k == i ? "forged\n" : LOG.record(k).text());
          }
          return log;
        });
  }

  private static Bytes damaged(byte[] data, Random random) {
    Bytes bytes = Bytes.of(data);
    String chars = bytes.chars();
    return switch (random.nextInt(120)) {
      case 0 -> new Bytes(chars + "x".repeat(random.nextInt(40)));
      case 1 -> new Bytes(chars.substring(random.nextInt(chars.length())));
      case 2, 3 -> {
        data[random.nextInt(data.length)] ^= 1;
        yield Bytes.of(data);
      }
      default -> bytes;
    };
  }

  /** The tiles that have to be read. */
  private static List<Tile> planned(int height, int size, List<Long> indexes) {
    var tiles = new ArrayList<Tile>();
    TileReader reader =
        new TileReader() {
          @Override
          public int height() {
            return height;
          }

          @Override
          public List<byte[]> read(List<Tile> asked) {
            tiles.addAll(asked);
            return asked.stream().map(LOG::tile).toList();
          }

          @Override
          public void save(List<Tile> read, List<byte[]> data) {}
        };
    try {
      new TileHashReader(LOG.tree(size), reader)
          .read(indexes.stream().map(LogNode::ofStoredIndex).filter(n -> isIn(n, size)).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return tiles;
  }

  private static boolean isIn(LogNode node, int size) {
    return (node.number() + 1) << node.level() <= size;
  }
}
