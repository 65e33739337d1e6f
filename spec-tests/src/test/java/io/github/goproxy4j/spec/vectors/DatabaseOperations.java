package io.github.goproxy4j.spec.vectors;

import io.github.goproxy4j.internal.text.RawString;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.source.Fetch;
import io.github.goproxy4j.source.UpstreamException;
import io.github.goproxy4j.spec.GivenDatabase;
import io.github.goproxy4j.sumdb.DatabaseForkException;
import io.github.goproxy4j.sumdb.InauthenticDataException;
import io.github.goproxy4j.sumdb.KeyId;
import io.github.goproxy4j.sumdb.LogHash;
import io.github.goproxy4j.sumdb.LogNode;
import io.github.goproxy4j.sumdb.LogRecord;
import io.github.goproxy4j.sumdb.LogTree;
import io.github.goproxy4j.sumdb.LookupAnswer;
import io.github.goproxy4j.sumdb.NoteSignature;
import io.github.goproxy4j.sumdb.RecordProof;
import io.github.goproxy4j.sumdb.SignedNote;
import io.github.goproxy4j.sumdb.SignerKey;
import io.github.goproxy4j.sumdb.SumDatabaseClient;
import io.github.goproxy4j.sumdb.TestLog;
import io.github.goproxy4j.sumdb.Tile;
import io.github.goproxy4j.sumdb.TileHashReader;
import io.github.goproxy4j.sumdb.TileReader;
import io.github.goproxy4j.sumdb.TreeProof;
import io.github.goproxy4j.sumdb.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Signed notes, logs and checksum databases. */
final class DatabaseOperations {
  static final List<Operation> ALL =
      List.of(
          checked("verifier-key", "input", v -> id(VerifierKey.parse(v.key("input")).id())),
          checked("signer-key", "input", v -> id(SignerKey.parse(v.key("input")).id())),
          checked("open-note", "[lines] [text]", DatabaseOperations::open),
          checked("sign-note", "[lines] [text]", DatabaseOperations::sign),
          checked("tree-note", "[text]", DatabaseOperations::tree),
          checked("lookup-answer", "[text]", DatabaseOperations::lookupAnswer),
          checked("format-record", "id [text]", DatabaseOperations::formatRecord),
          Operation.of(
              "tree-hash", "[lines]", "ok", (v, f) -> Answer.ok(tree(v.lines()).hash().toString())),
          checked("prove-record", "size id [lines]", DatabaseOperations::proveRecord),
          checked("prove-tree", "size older [lines]", DatabaseOperations::proveTree),
          checked(
              "check-record-proof", "size tree id hash [lines]", DatabaseOperations::checkRecord),
          checked(
              "check-tree-proof", "size tree older hash [lines]", DatabaseOperations::checkTree),
          checked("tile-path", "input", v -> tile(Tile.parse(v.key("input")))),
          checked("read-tiles", "height size tree index [file]*", DatabaseOperations::readTiles),
          Operation.of(
              "look-up",
              "key height module version of [text]? [file]*",
              "ok refused!",
              DatabaseOperations::lookUp));

  private DatabaseOperations() {}

  /** Answers, or is refused with the text of an exception. */
  @FunctionalInterface
  private interface Question {
    Answer ask(Vector v) throws IOException;
  }

  private static Operation checked(String name, String takes, Question question) {
    return Operation.of(
        name,
        takes,
        "ok refused!",
        (v, folder) -> {
          try {
            return question.ask(v);
          } catch (IllegalArgumentException | InauthenticDataException e) {
            return Answer.refused(e);
          }
        });
  }

  private static Answer id(KeyId id) {
    return Answer.ok().with("name", id.name()).with("hash", hex(id));
  }

  private static String hex(KeyId id) {
    return HexFormat.of().toHexDigits(id.hash());
  }

  private static List<String> keys(Vector v, boolean secret) {
    return v.lines().stream()
        .map(words -> words.get(0))
        .filter(key -> key.startsWith("PRIVATE+") == secret)
        .toList();
  }

  private static SignedNote note(Vector v) {
    return SignedNote.open(v.text(), keys(v, false).stream().map(VerifierKey::parse).toList());
  }

  private static Answer open(Vector v) {
    SignedNote note = note(v);
    Answer answer = Answer.ok(note.text());
    for (NoteSignature signature : note.signatures()) {
      answer = with(answer, "verified", signature);
    }
    for (NoteSignature signature : note.unverified()) {
      answer = with(answer, "unverified", signature);
    }
    return answer;
  }

  private static Answer with(Answer answer, String kind, NoteSignature signature) {
    KeyId key = signature.key();
    return answer.with(kind, key.name(), hex(key), signature.base64());
  }

  private static Answer sign(Vector v) {
    SignerKey[] signers = keys(v, true).stream().map(SignerKey::parse).toArray(SignerKey[]::new);
    SignedNote note = keys(v, false).isEmpty() ? SignedNote.of(RawString.of(v.text())) : note(v);
    return Answer.ok(RawString.of(note.sign(signers)));
  }

  private static Answer tree(Vector v) {
    LogTree tree = LogTree.parse(RawString.of(v.text()));
    return Answer.ok()
        .with("size", String.valueOf(tree.size()))
        .with("hash", tree.hash().toString());
  }

  private static Answer lookupAnswer(Vector v) {
    LookupAnswer answer = LookupAnswer.parse(v.text());
    LogRecord record = answer.record();
    return Answer.ok(record.text())
        .with("id", String.valueOf(record.id()))
        .with("hash", record.hash().toString())
        .with("note", RawString.of(answer.treeNote()));
  }

  private static Answer formatRecord(Vector v) {
    var record = new LogRecord(v.number("id", 0), RawString.of(v.text()));
    return Answer.ok(RawString.of(record.format()));
  }

  private static LogTree tree(List<List<String>> records) throws IOException {
    return LogTree.of(records.size(), log(records)::hashes);
  }

  /** The log with a record for each line, which is one word and has no newline of its own. */
  private static TestLog log(List<List<String>> records) {
    var log = new TestLog();
    records.forEach(words -> log.add(words.get(0) + "\n"));
    return log;
  }

  private static Answer proveRecord(Vector v) throws IOException {
    TestLog log = log(v.lines());
    return hashes(RecordProof.of(v.number("size", 0), v.number("id", 0), log::hashes).hashes());
  }

  private static Answer proveTree(Vector v) throws IOException {
    TestLog log = log(v.lines());
    return hashes(TreeProof.of(v.number("size", 0), v.number("older", 0), log::hashes).hashes());
  }

  private static Answer hashes(List<LogHash> hashes) {
    return Answer.ok().withColumn(hashes.stream().map(LogHash::toString).toList());
  }

  private static List<LogHash> hashes(Vector v) {
    return v.lines().stream().map(words -> LogHash.parse(words.get(0))).toList();
  }

  private static LogTree tree(Vector v, String size, String hash) {
    return new LogTree(v.number(size, 0), LogHash.parse(v.key(hash)));
  }

  private static Answer checkRecord(Vector v) {
    new RecordProof(hashes(v))
        .check(tree(v, "size", "tree"), v.number("id", 0), LogHash.parse(v.key("hash")));
    return Answer.ok();
  }

  private static Answer checkTree(Vector v) {
    new TreeProof(hashes(v)).check(tree(v, "size", "tree"), tree(v, "older", "hash"));
    return Answer.ok();
  }

  private static Answer tile(Tile tile) {
    return Answer.ok()
        .with("height", String.valueOf(tile.height()))
        .with("level", String.valueOf(tile.level()))
        .with("index", String.valueOf(tile.index()))
        .with("width", String.valueOf(tile.width()));
  }

  private static Map<String, byte[]> files(Vector v) {
    var files = new HashMap<String, byte[]>();
    v.sections("file").forEach(file -> files.put(file.name(), file.content()));
    return files;
  }

  private static Answer readTiles(Vector v) throws IOException {
    var reader = new GivenTiles((int) v.number("height", 0), files(v), new ArrayList<>());
    LogNode node = LogNode.ofStoredIndex(v.number("index", 0));
    LogHash hash = new TileHashReader(tree(v, "size", "tree"), reader).read(List.of(node)).get(0);
    return Answer.ok(hash.toString()).withColumn(reader.saved());
  }

  private record GivenTiles(int height, Map<String, byte[]> files, List<String> saved)
      implements TileReader {
    @Override
    public List<byte[]> read(List<Tile> tiles) {
      return tiles.stream().map(tile -> files.getOrDefault(tile.path(), new byte[0])).toList();
    }

    @Override
    public void save(List<Tile> tiles, List<byte[]> data) {
      tiles.forEach(tile -> saved.add(tile.path()));
    }
  }

  private static Answer lookUp(Vector v, Path folder) throws IOException {
    VerifierKey key = VerifierKey.parse(v.key("key"));
    Path own = Files.createDirectories(folder.resolve(key.id().name()));
    for (Section latest : v.sections("text")) {
      Files.write(own.resolve("latest"), latest.content());
    }
    SumDatabaseClient client =
        SumDatabaseClient.builder(new GivenDatabase(key.id().name(), files(v)), key, folder)
            .tileHeight((int) v.number("height", 0))
            .build();
    Kind kind = Kind.valueOf(v.key("of").toUpperCase(Locale.ROOT));
    var file = new ModuleFile(ZipOperations.module(v), kind);
    try {
      return Answer.ok().withColumn(client.lines(file, Fetch.normal()));
    } catch (DatabaseForkException e) {
      return Answer.refused(Optional.of("security error: misbehaving server"));
    } catch (UpstreamException e) {
      return Answer.refused(Optional.of(GivenDatabase.reason(file.module(), e)));
    } catch (IOException e) {
      String message = String.valueOf(e.getMessage());
      return Answer.refused(Optional.of(message.substring(message.indexOf(": ") + 2)));
    }
  }
}
