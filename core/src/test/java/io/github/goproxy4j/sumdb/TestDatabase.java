package io.github.goproxy4j.sumdb;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.source.Fetch;
import io.github.goproxy4j.source.ModuleNotFoundException;
import io.github.goproxy4j.source.OpenBlobs;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A database with a log of modules, which does as it is told. */
final class TestDatabase implements ChecksumDatabase {
  @FunctionalInterface
  interface Answer {
    byte[] get() throws IOException;
  }

  private final TestLog log;
  private final Map<String, Integer> ids = new HashMap<>();
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final OpenBlobs blobs = new OpenBlobs();
  private volatile Optional<IOException> down = Optional.empty();
  final List<String> requests = new CopyOnWriteArrayList<>();

  /** How tiles were asked for. */
  final List<Fetch> tileFetches = new CopyOnWriteArrayList<>();

  /** How many records the tree has that goes with a lookup. */
  volatile int size;

  TestDatabase(TestLog log) {
    this.log = log;
    this.size = log.size();
    for (int id = 0; id < log.size(); id++) {
      ids.put(ModuleFile.escapedLookupPath(module(id)), id);
    }
  }

  /** A log with a record for every {@link #module}. */
  static TestLog log(int size) {
    return log(size, "1");
  }

  /** The same with other hashes. */
  static TestLog log(int size, String variant) {
    var log = new TestLog();
    for (int id = 0; id < size; id++) {
      log.add(text(id, variant));
    }
    return log;
  }

  static ModuleVersion module(int id) {
    return ModuleVersion.of("example.com/M" + id, "v1.0.0");
  }

  static String text(int id, String variant) {
    String name = "example.com/M" + id + " v1.0.0";
    return name + " " + hash(id, variant) + "\n" + name + "/go.mod " + hash(-id, variant) + "\n";
  }

  /** Not a true hash, but as long as one. */
  static String hash(int id, String variant) {
    String digits = (variant + "A" + id).replace('-', '/');
    return "h1:" + digits + "A".repeat(43 - digits.length()) + "=";
  }

  TestDatabase answers(String path, byte[] answer) {
    return answers(path, () -> answer);
  }

  TestDatabase answers(String path, Answer answer) {
    answers.put(path, answer);
    return this;
  }

  /** Says to everything that it cannot answer. */
  void fails(IOException failure) {
    down = Optional.of(failure);
  }

  TestDatabase answersAgain() {
    answers.clear();
    return this;
  }

  void assertNoneOpen() {
    blobs.assertNoneOpen();
  }

  @Override
  public String name() {
    return "sumdb.example.com";
  }

  @Override
  public Blob latest(Fetch fetch) throws IOException {
    return answer("latest", () -> log.note(size));
  }

  @Override
  public Blob lookup(ModuleVersion module, Fetch fetch) throws IOException {
    String path = ModuleFile.escapedLookupPath(module);
    return answer(
        path,
        () -> {
          if (!ids.containsKey(path)) {
            throw ModuleNotFoundException.of(module);
          }
          int id = ids.get(path);
          return log.lookup(id, Math.max(size, id + 1));
        });
  }

  @Override
  public Blob tile(Tile tile, Fetch fetch) throws IOException {
    tileFetches.add(fetch);
    return answer(
        tile.path(),
        () -> {
          if (!log.has(tile)) {
            throw new ModuleNotFoundException(tile, "not found");
          }
          return log.tile(tile);
        });
  }

  private Blob answer(String path, Answer usual) throws IOException {
    requests.add(path);
    if (down.isPresent()) {
      throw down.get();
    }
    return blobs.track(Blob.ofBytes(answers.getOrDefault(path, usual).get()), path);
  }
}
