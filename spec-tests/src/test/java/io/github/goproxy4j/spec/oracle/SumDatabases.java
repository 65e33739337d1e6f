package io.github.goproxy4j.spec.oracle;

import io.github.goproxy4j.sumdb.SignedNote;
import io.github.goproxy4j.sumdb.SignerKey;
import io.github.goproxy4j.sumdb.TestLog;
import io.github.goproxy4j.sumdb.Tile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Makes checksum databases that tell the truth, and others. */
final class SumDatabases {
  private static final SignerKey KEY = Notes.KEYS.get(0);

  /** Of the same name. */
  private static final SignerKey OTHER_KEY = Notes.KEYS.get(1);

  private static final int SIZE = 40;
  private static final TestLog LOG = log(SIZE);
  private static final Map<Integer, TestLog> FORKS = new HashMap<>();
  private static final Map<String, String> NOTES = new HashMap<>();

  private SumDatabases() {}

  /** A log that is another one from record {@code fork} on. */
  private static TestLog log(int fork) {
    var log = new TestLog();
    for (int i = 0; i < SIZE; i++) {
      String name = "m.example.com/M" + i + " v1.0.0";
      String hash = " h1:" + (i < fork ? "true" : "forged") + i + "\n";
      log.add(name + hash + name + "/go.mod" + hash);
    }
    return log;
  }

  private static TestLog fork(Random random) {
    return FORKS.computeIfAbsent(random.nextInt(SIZE), SumDatabases::log);
  }

  private static String note(TestLog log, int size, SignerKey key) {
    String text = log.tree(size).format();
    return NOTES.computeIfAbsent(
        key.secret() + text, k -> Bytes.of(SignedNote.of(text).sign(key)).chars());
  }

  /** One case, with about one thing in it that is not as it should be. */
  private static final class Case {
    private final Random random;
    private final int height;
    private final TestLog log;
    private final TestLog other;
    private final int size;
    private final int latestSize;
    private final int id;
    private final List<Bytes> arguments = new ArrayList<>();

    Case(Random random) {
      this.random = random;
      this.height = Gen.of(1, 2, 2, 2, 3).next(random);
      this.log = oneIn(4) ? fork(random) : LOG;
      this.other = fork(random);
      this.size = 1 + random.nextInt(SIZE);
      // To write down that a tree is the latest takes long.
      this.latestSize = oneIn(6) ? 0 : oneIn(2) ? size : 1 + random.nextInt(SIZE);
      this.id = oneIn(25) ? random.nextInt(SIZE) : random.nextInt(size);
    }

    private boolean oneIn(int n) {
      return random.nextInt(n) == 0;
    }

    private void add(String... chars) {
      for (String c : chars) {
        arguments.add(new Bytes(c));
      }
    }

    Strings make() {
      add(KEY.verifierKey().toString(), String.valueOf(height), module(), version(), latest());
      boolean honest = oneIn(3);
      add("remote", "lookup/m.example.com/!m" + id + "@v1.0.0", honest ? answer(log) : lookup());
      tiles(honest);
      if (honest && log == LOG && oneIn(2)) {
        keep();
      }
      return new Strings(arguments);
    }

    private String module() {
      return "m.example.com/M" + (oneIn(40) ? random.nextInt(SIZE) : id);
    }

    private String version() {
      return Gen.of("v1.0.0", "v1.0.0", "v1.0.0/go.mod").next(random);
    }

    private String latest() {
      if (latestSize == 0) {
        return "";
      }
      TestLog seen = oneIn(5) ? other : latestSize == size ? log : LOG;
      String note = note(seen, latestSize, oneIn(25) ? OTHER_KEY : KEY);
      return oneIn(30) ? Special.mutate(note, random) : note;
    }

    private String answer(TestLog teller) {
      return Bytes.of(teller.record(id).format()).chars() + note(log, size, KEY);
    }

    private String lookup() {
      String number = oneIn(8) ? Gen.of("-1", "+0", "x", "40", "0" + id).next(random) : "" + id;
      String text = Bytes.ofText((oneIn(8) ? other : log).record(id).text()).chars();
      String note = note(oneIn(8) ? other : log, size, oneIn(15) ? OTHER_KEY : KEY);
      String answer = number + "\n" + text + "\n" + (oneIn(40) ? "" : note);
      return oneIn(8) ? Special.mutate(answer, random) : answer;
    }

    private void tiles(boolean honest) {
      Set<Tile> tiles = new LinkedHashSet<>();
      addTiles(tiles, size);
      addTiles(tiles, latestSize);
      TestLog usual = size < latestSize && oneIn(2) ? LOG : log;
      for (Tile tile : tiles) {
        if (!(tile.isFull() ? !honest && oneIn(40) : oneIn(5))) {
          TestLog teller = !honest && oneIn(30) ? other : usual;
          String content = Bytes.of(teller.tile(tile)).chars();
          add("remote", tile.path(), !honest && oneIn(60) ? resized(content) : content);
        }
      }
    }

    private String resized(String content) {
      return oneIn(2)
          ? content.substring(random.nextInt(content.length()))
          : content + "x".repeat(1 + random.nextInt(40));
    }

    /** Those of a tree, and where there are more records, the full ones. */
    private void addTiles(Set<Tile> tiles, int treeSize) {
      for (int level = 0; treeSize >> level * height > 0; level++) {
        int hashes = treeSize >> level * height;
        for (int n = 0; n << height < hashes; n++) {
          var tile = new Tile(height, level, n, Math.min(1 << height, hashes - (n << height)));
          tiles.add(tile);
          if (LOG.has(tile.full())) {
            tiles.add(tile.full());
          }
        }
      }
    }

    /** What was kept is authentic, or the library would ask for it again. */
    private void keep() {
      Set<Tile> tiles = new LinkedHashSet<>();
      addTiles(tiles, size);
      addTiles(tiles, latestSize);
      for (Tile tile : tiles) {
        if (oneIn(3)) {
          add("kept", tile.path(), oneIn(12) ? "" : Bytes.of(LOG.tile(tile)).chars());
        }
      }
      if (id < size && oneIn(2)) {
        add("kept", "lookup/m.example.com/!m" + id + "@v1.0.0", answer(LOG));
      }
    }
  }

  /** A database, what is kept of it, and what it is asked. */
  static Strings next(Random random) {
    return new Case(random).make();
  }
}
