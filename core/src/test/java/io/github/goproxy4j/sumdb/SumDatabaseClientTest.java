package io.github.goproxy4j.sumdb;

import static io.github.goproxy4j.sumdb.TestDatabase.hash;
import static io.github.goproxy4j.sumdb.TestDatabase.log;
import static io.github.goproxy4j.sumdb.TestDatabase.module;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.Parallel;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.module.ModulePatterns;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.source.Fetch;
import io.github.goproxy4j.source.ModuleGoneException;
import io.github.goproxy4j.source.ModuleNotFoundException;
import io.github.goproxy4j.source.UpstreamException;
import io.github.goproxy4j.source.UpstreamException.Failure;
import io.github.goproxy4j.sum.ModuleHash;
import io.github.goproxy4j.sum.Verdict;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** T10, T11, X52. */
class SumDatabaseClientTest {
  private static final String NAME = "sumdb.example.com";

  @TempDir Path folder;
  private TestDatabase database = new TestDatabase(log(13));

  @AfterEach
  void leavesNothingOpenAndNothingHalfWritten() throws IOException {
    database.assertNoneOpen();
    assertThat(kept()).noneMatch(file -> file.endsWith(".tmp"));
  }

  private SumDatabaseClient client() throws IOException {
    return SumDatabaseClient.builder(database, SampleKeys.VERIFIER, folder).tileHeight(2).build();
  }

  private static ModuleFile zip(int id) {
    return new ModuleFile(module(id), Kind.ZIP);
  }

  private Verdict check(SumDatabaseClient client, int id) throws IOException {
    return client.check(zip(id), new ModuleHash(hash(id, "1")), Fetch.normal());
  }

  private void assertMatches(int id) throws IOException {
    assertThat(check(client(), id)).isEqualTo(new Verdict.Match());
  }

  private void assertRefused(int id, String reason) {
    assertThatThrownBy(() -> check(client(), id))
        .isInstanceOf(UpstreamException.class)
        .hasMessage("%s: %s", module(id), reason);
    assertThat(folder.resolve(NAME).resolve(lookup(id))).doesNotExist();
  }

  @Test
  @DisplayName("G5: it is asked about the go command's own toolchains in any case")
  void asksAboutToolchains() throws IOException {
    String toolchain = "golang.org/toolchain@v0.0.1-go1.26.0.linux-amd64";
    SumDatabaseClient client =
        SumDatabaseClient.builder(database, SampleKeys.VERIFIER, folder)
            .exempt(ModulePatterns.ALL)
            .build();

    client.lines(new ModuleFile(ModuleVersion.parse(toolchain), Kind.ZIP), Fetch.normal());
    assertThat(database.requests).containsExactly("lookup/" + toolchain);
  }

  @Test
  void asksForTilesNoLongerThanTheAskerWaits() throws IOException {
    Fetch fetch = Fetch.normal().until(Instant.MAX);

    assertThat(client().check(zip(5), new ModuleHash(hash(5, "1")), fetch))
        .isEqualTo(new Verdict.Match());
    assertThat(database.tileFetches)
        .isNotEmpty()
        .allSatisfy(asked -> assertThat(asked.deadline()).contains(Instant.MAX));
  }

  @Test
  void asksNoLongerThanTheAskerWaits() throws IOException {
    var scripted = new ScriptedDatabase(NAME);
    Fetch fetch = Fetch.of(Fetch.Mode.CACHED_ONLY).until(Instant.EPOCH);
    SumDatabaseClient client =
        SumDatabaseClient.builder(scripted, SampleKeys.VERIFIER, folder).build();

    assertThat(client.check(zip(1), new ModuleHash(hash(1, "1")), fetch))
        .isEqualTo(new Verdict.Unknown());

    assertThat(scripted.fetches())
        .singleElement()
        .satisfies(asked -> assertThat(asked.deadline()).contains(Instant.EPOCH))
        .satisfies(asked -> assertThat(asked.mode()).isEqualTo(Fetch.Mode.NORMAL));
  }

  private static String lookup(int id) {
    return ModuleFile.escapedLookupPath(module(id));
  }

  /** The names of all files below the folder of the database. */
  private List<String> kept() throws IOException {
    Path root = folder.resolve(NAME);
    if (!Files.exists(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  private Path latest() {
    return folder.resolve(NAME).resolve("latest");
  }

  @Test
  void comparesHashes() throws IOException {
    SumDatabaseClient client = client();

    assertThat(check(client, 5)).isEqualTo(new Verdict.Match());
    assertThat(client.check(zip(5), new ModuleHash(hash(6, "1")), Fetch.normal()))
        .isEqualTo(new Verdict.Mismatch(hash(5, "1"), NAME));
    assertThat(
            client.check(
                new ModuleFile(module(5), Kind.MOD), new ModuleHash(hash(-5, "1")), Fetch.normal()))
        .isEqualTo(new Verdict.Match());
    assertThat(client.lines(zip(5), Fetch.normal()))
        .containsExactly("example.com/M5 v1.0.0 " + hash(5, "1"));
  }

  @Test
  void asksNothingAboutInfoFilesAndExemptModules() throws IOException {
    SumDatabaseClient client =
        SumDatabaseClient.builder(database, SampleKeys.VERIFIER, folder)
            .exempt(ModulePatterns.of("example.org,example.com/M*"))
            .build();

    assertThat(check(client, 5)).isEqualTo(new Verdict.Unknown());
    assertThat(
            client()
                .check(
                    new ModuleFile(module(5), Kind.INFO),
                    new ModuleHash(hash(5, "1")),
                    Fetch.normal()))
        .isEqualTo(new Verdict.Unknown());
    assertThat(database.requests).isEmpty();
  }

  @Test
  void doesNotKnowWhatTheDatabaseDoesNotHave() throws IOException {
    ModuleVersion gone = module(2);
    database.answers(
        lookup(2),
        () -> {
          throw new ModuleGoneException(gone, "removed");
        });

    assertThat(check(client(), 99)).isEqualTo(new Verdict.Unknown());
    assertThat(check(client(), 2)).isEqualTo(new Verdict.Unknown());
    assertThat(kept()).isEmpty();
  }

  /** G3: only an h1 hash of the very file decides. */
  @Test
  void doesNotKnowWhatTheRecordDoesNotSay() throws IOException {
    var log =
        new TestLog()
            .add("example.com/M0 v1.0.0/go.mod h1:x\nexample.com/M0 v1.0.0-pre h1:x\nother\n")
            .add("example.com/M1 v1.0.0 h2:x\nexample.com/M1 v1.0.0 h1:x\n");
    database = new TestDatabase(log);

    assertThat(check(client(), 0)).isEqualTo(new Verdict.Unknown());
    assertThat(check(client(), 1)).isEqualTo(new Verdict.Mismatch("h1:x", NAME));
  }

  @Test
  void keepsWhatIsAuthentic() throws IOException {
    assertMatches(1);

    assertThat(kept())
        .containsExactly(
            ".lock",
            "latest",
            "lookup/example.com/!m1@v1.0.0",
            "tile/2/0/000",
            "tile/2/0/003.p/1",
            "tile/2/1/000.p/3");
    assertThat(latest()).hasBinaryContent(log(13).note(13));
    database.requests.clear();
    assertMatches(1);
    assertThat(database.requests).isEmpty();
  }

  @Test
  void asksForNothingItHas() throws IOException {
    assertMatches(1);
    database.requests.clear();

    assertMatches(2);
    assertThat(database.requests).containsExactly(lookup(2));
    assertMatches(6);
    assertThat(database.requests).containsExactly(lookup(2), lookup(6), "tile/2/0/001");
  }

  @Test
  void goesOnWithTheLog() throws IOException {
    SumDatabaseClient client = client();
    for (int size = 1; size <= 13; size++) {
      database.size = size;
      assertThat(check(client, size - 1)).isEqualTo(new Verdict.Match());
      assertThat(latest()).hasBinaryContent(log(13).note(size));
    }

    database.size = 3;
    assertThat(client.lines(zip(0), Fetch.normal())).isNotEmpty();
    assertMatches(1);
    assertThat(latest()).hasBinaryContent(log(13).note(13));
  }

  @Test
  void refusesARecordThatIsNotInTheLog() throws IOException {
    TestLog other = log(13, "2");
    database.answers(
        lookup(5), (new String(other.record(5).format(), UTF_8) + text(13)).getBytes(UTF_8));

    assertRefused(5, "cannot authenticate record data in server response");
    database.answersAgain();
    assertMatches(5);
  }

  private static String text(int size) {
    return new String(log(13).note(size), UTF_8);
  }

  @Test
  void refusesARecordBeyondTheTree() {
    database.answers(
        lookup(5), ("13\n" + TestDatabase.text(5, "1") + "\n" + text(13)).getBytes(UTF_8));

    assertRefused(5, "cannot validate record 13 in tree of size 13");
  }

  /** To Go, too. */
  @Test
  void takesANegativeNumberForThatOfTheFirstRecord() throws IOException {
    database.answers(
        lookup(0), ("-7\n" + TestDatabase.text(0, "1") + "\n" + text(13)).getBytes(UTF_8));
    database.answers(
        lookup(5), ("-5\n" + TestDatabase.text(5, "1") + "\n" + text(13)).getBytes(UTF_8));

    assertMatches(0);
    assertRefused(5, "cannot authenticate record data in server response");
  }

  @Test
  void refusesWhatTheDatabaseDidNotSign() throws IOException {
    SignerKey other = SignerKey.generate(NAME, new SecureRandom());
    byte[] note = SignedNote.of(log(13).tree(13).format()).sign(other);
    byte[] noTree = SignedNote.of("no tree\n").sign(SampleKeys.SIGNER);
    String record = new String(log(13).record(5).format(), UTF_8);

    database.answers(lookup(5), (record + new String(note, UTF_8)).getBytes(UTF_8));
    assertRefused(5, "reading tree note: note has no verifiable signatures");
    database.answers(lookup(5), (record + new String(noTree, UTF_8)).getBytes(UTF_8));
    assertRefused(5, "reading tree: malformed tree note");
    database.answers(lookup(5), (record + "x").getBytes(UTF_8));
    assertRefused(5, "reading tree note: malformed note");
    database.answers(lookup(5), "<html>".getBytes(UTF_8));
    assertRefused(5, "malformed record data");
    // No note at all is that of no tree at all.
    database.answers(lookup(5), record.getBytes(UTF_8));
    assertRefused(5, "cannot validate record 5 in tree of size 0");
    database.answers(lookup(5), ("-1\n" + TestDatabase.text(5, "1") + "\n").getBytes(UTF_8));
    assertRefused(5, "indexes not in tree");
    assertThat(kept()).isEmpty();
  }

  @Test
  void refusesAnswersThatAreTooLarge() {
    database.answers(lookup(5), new byte[(1 << 20) + 1]);

    assertRefused(5, "answer of 1048577 bytes");
  }

  @Test
  void refusesTilesOfAnotherLog() throws IOException {
    TestLog other = log(13, "2");
    database.answers("tile/2/0/001", other.tile(Tile.parse("tile/2/0/001")));

    assertRefused(5, "downloaded inconsistent tile");
    database.answersAgain();
    database.answers("tile/2/1/000.p/3", other.tile(Tile.parse("tile/2/1/000.p/3")));
    assertRefused(5, "checking tree#13: downloaded inconsistent tile");
    assertThat(kept()).noneMatch(file -> file.endsWith("/001"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 31, 127, 129, 256, 70_000})
  void refusesTilesOfAnotherLength(int length) {
    database.answers("tile/2/0/001", new byte[length]);

    int shown = Math.min(length, 128 + (1 << 16));
    assertRefused(
        5, "TileReader returned bad result slice (tile/2/0/001 len=" + shown + ", want 128)");
  }

  @Test
  void takesTheBeginningOfAFullTileThatIsNotServedInPartAnyMore() throws IOException {
    database = new TestDatabase(log(16));
    database.size = 13;
    for (String tile : List.of("tile/2/0/003.p/1", "tile/2/1/000.p/3")) {
      database.answers(
          tile,
          () -> {
            throw new ModuleNotFoundException(tile, "not found");
          });
    }

    assertMatches(5);
    assertThat(kept()).contains("tile/2/0/003.p/1", "tile/2/1/000.p/3");
  }

  @Test
  void takesTheBeginningOfAFullTileThatIsKept() throws IOException {
    database = new TestDatabase(log(16));
    assertMatches(13);
    database.requests.clear();
    database.size = 15;

    assertMatches(14);

    assertThat(database.requests).containsExactly(lookup(14));
  }

  /** An absence is only what the database says about a module. */
  @Test
  void failsIfATileIsMissing() {
    database.answers(
        "tile/2/0/001",
        () -> {
          throw new ModuleNotFoundException("tile/2/0/001", "not found");
        });

    assertThatThrownBy(() -> check(client(), 5))
        .isInstanceOf(UpstreamException.class)
        .hasMessage("sumdb.example.com/tile/2/0/001: not found");
  }

  @Test
  void failsIfTheDatabaseIsOutOfReachAndThenGoesOn() throws IOException {
    SumDatabaseClient client = client();
    for (String path : List.of(lookup(5), "tile/2/0/001", "tile/2/1/000.p/3")) {
      database.answers(
          path,
          () -> {
            throw new UpstreamException(path, Failure.TIMED_OUT, "too slow");
          });
      assertThatThrownBy(() -> check(client, 5))
          .isInstanceOfSatisfying(
              UpstreamException.class, e -> assertThat(e.failure()).isEqualTo(Failure.TIMED_OUT))
          .hasMessageEndingWith(": too slow");
      database.answersAgain();
    }

    assertThat(check(client, 5)).isEqualTo(new Verdict.Match());
  }

  @Test
  void detectsAFork() throws IOException {
    database.size = 6;
    SumDatabaseClient client = client();
    check(client, 5);
    database = new TestDatabase(log(13, "2"));
    SumDatabaseClient restarted = client();

    for (int again = 0; again < 2; again++) {
      assertThatThrownBy(() -> check(restarted, 5 + 1))
          .isInstanceOf(DatabaseForkException.class)
          .isInstanceOf(UpstreamException.class)
          .hasMessage("sumdb.example.com: security error: misbehaving server");
    }
    assertThat(latest()).hasBinaryContent(log(13).note(6));
    assertThat(kept()).doesNotContain("lookup/example.com/!m6@v1.0.0");
  }

  /** Or it would have to be asked for again what is true. */
  @Test
  void keepsNothingOfAFork() throws IOException {
    database.size = 6;
    check(client(), 5);
    List<String> before = kept();
    database = new TestDatabase(log(13, "2"));

    assertThatThrownBy(() -> check(client(), 6)).isInstanceOf(DatabaseForkException.class);

    assertThat(kept()).isEqualTo(before);
    database = new TestDatabase(log(13));
    database.size = 6;
    assertThat(check(client(), 5)).isEqualTo(new Verdict.Match());
    assertThat(database.requests).isEmpty();
  }

  @Test
  void detectsAForkIntoAnOlderTree() throws IOException {
    assertMatches(5);
    database = new TestDatabase(log(13, "2"));
    database.size = 6;

    assertThatThrownBy(() -> check(client(), 4)).isInstanceOf(DatabaseForkException.class);
    database.size = 13;
    assertThatThrownBy(() -> check(client(), 4)).isInstanceOf(DatabaseForkException.class);
  }

  @Test
  void provesAFork() throws IOException {
    database.size = 6;
    check(client(), 5);
    TestLog fork = log(13, "2");
    database = new TestDatabase(fork);

    assertThatThrownBy(() -> check(client(), 6))
        .isInstanceOfSatisfying(
            DatabaseForkException.class,
            e -> {
              assertThat(e.report())
                  .startsWith(
                      "SECURITY ERROR\n"
                          + "go.sum database server misbehavior detected!\n\n"
                          + "old database:\n\tgo.sum database tree\n\t6\n\t")
                  .contains("\nnew database:\n\tgo.sum database tree\n\t13\n\t");
              List<String> hashes =
                  e.report()
                      .substring(e.report().indexOf("proof of misbehavior:"))
                      .lines()
                      .skip(1)
                      .map(String::strip)
                      .toList();
              var older = new LogTree(6, LogHash.parse(hashes.get(0)));
              var proof =
                  new TreeProof(
                      hashes.subList(1, hashes.size()).stream().map(LogHash::parse).toList());
              proof.check(fork.tree(13), older);
            });
  }

  /** It has been seen by another process meanwhile. */
  @Test
  void detectsAForkInTheFolder() throws IOException {
    SumDatabaseClient client = client();
    database.size = 3;
    check(client, 1);
    Files.write(latest(), log(13, "2").note(6));
    database.size = 13;

    assertThatThrownBy(() -> check(client, 5)).isInstanceOf(DatabaseForkException.class);
    assertThat(latest()).hasBinaryContent(log(13, "2").note(6));
  }

  @Test
  void neverFallsBehindWhatIsInTheFolder() throws IOException {
    SumDatabaseClient client = client();
    database.size = 3;
    check(client, 1);
    Files.write(latest(), log(13).note(12));
    database.size = 7;

    assertThat(check(client, 5)).isEqualTo(new Verdict.Match());
    assertThat(latest()).hasBinaryContent(log(13).note(12));
  }

  @Test
  void asksAgainForWhatIsBrokenInTheFolder() throws IOException {
    assertMatches(5);
    Path root = folder.resolve(NAME);
    for (String file : kept()) {
      if (!file.equals("latest")) {
        Path path = root.resolve(file);
        byte[] before = Files.readAllBytes(path);
        for (byte[] broken :
            List.of(new byte[0], new byte[1], "x".repeat(before.length).getBytes(UTF_8))) {
          Files.write(path, broken);
          assertMatches(5);
        }
        if (!file.equals(".lock")) {
          assertThat(path).hasBinaryContent(before);
        }
      }
    }
  }

  /** Starting over would forget what the database has said. */
  @Test
  void failsIfTheLatestTreeIsBroken() throws IOException {
    assertMatches(5);
    Files.writeString(latest(), "x");
    database.requests.clear();

    assertThatThrownBy(() -> check(client(), 6))
        .isExactlyInstanceOf(IOException.class)
        .hasMessage(
            "%s: reading tree note: malformed note",
            folder.toRealPath().resolve(NAME).resolve("latest"));
    assertThat(latest()).hasContent("x");
  }

  @Test
  void answersThoughNothingCanBeKept() throws IOException {
    Files.createDirectories(folder.resolve(NAME));
    Files.writeString(folder.resolve(NAME).resolve("tile"), "x");
    Files.writeString(folder.resolve(NAME).resolve("lookup"), "x");

    assertMatches(5);
    assertThat(kept()).containsExactly(".lock", "latest", "lookup", "tile");
  }

  @Test
  void failsIfTheLatestTreeCannotBeKept() throws IOException {
    Files.createDirectories(latest().resolve("x"));

    assertThatThrownBy(() -> check(client(), 5))
        .isExactlyInstanceOf(IOException.class)
        .hasMessageContaining("latest: ");
  }

  @Test
  void manyThreadsAskOnce() throws Exception {
    SumDatabaseClient client = client();
    var asked = new CountDownLatch(1);
    database.answers(
        lookup(5),
        () -> {
          awaitOthers(asked);
          return log(13).lookup(5, 13);
        });

    List<Verdict> verdicts =
        Parallel.run(
            8,
            i -> {
              if (i == 0) {
                asked.countDown();
              }
              return check(client, 5);
            });

    assertThat(verdicts).containsOnly(new Verdict.Match());
    assertThat(database.requests).filteredOn(lookup(5)::equals).hasSizeBetween(1, 2);
  }

  private static void awaitOthers(CountDownLatch latch) throws InterruptedIOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new InterruptedIOException();
    }
  }

  @Test
  void manyClientsGoOnTogether() throws Exception {
    var clock = new AtomicInteger();
    Parallel.run(
        6,
        i -> {
          SumDatabaseClient client = client();
          for (int round = 0; round < 20; round++) {
            database.size = clock.incrementAndGet() % 13 + 1;
            int id = clock.get() % 13;
            assertThat(check(client, id)).isEqualTo(new Verdict.Match());
          }
          return true;
        });

    assertThat(latest()).hasBinaryContent(log(13).note(13));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"..", "a/..", "../a", "a//b", "/a", "a/", ".", "a/.b", "a\\b", "a?b", "C:\\a", ""})
  void refusesNamesThatAreNoPlaces(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DatabaseFolder.in(folder, name))
        .withMessage("invalid sumdb name (must be host[/path]): " + name);
  }

  @Test
  void refusesTheKeyOfAnotherDatabase() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SumDatabaseClient.builder(database, VerifierKey.SUM_GOLANG_ORG, folder))
        .withMessage("the key of sum.golang.org is not that of sumdb.example.com");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 21})
  void refusesHeightsThatNoDatabaseHas(int height) {
    var builder = SumDatabaseClient.builder(database, SampleKeys.VERIFIER, folder);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.tileHeight(height))
        .withMessage("no database is asked for tiles of height " + height);
  }

  @Test
  void saysWhereItCannotKeepAnything() throws IOException {
    Path file = Files.writeString(folder.resolve(NAME), "x");

    assertThatThrownBy(this::client)
        .isInstanceOf(IOException.class)
        .hasMessage("%s: file exists", file);
    Files.delete(file);
  }
}
