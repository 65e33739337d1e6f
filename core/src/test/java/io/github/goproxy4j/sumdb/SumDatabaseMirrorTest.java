package io.github.goproxy4j.sumdb;

import static io.github.goproxy4j.sumdb.TestDatabase.hash;
import static io.github.goproxy4j.sumdb.TestDatabase.log;
import static io.github.goproxy4j.sumdb.TestDatabase.module;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import com.google.common.primitives.Bytes;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.module.ModulePatterns;
import io.github.goproxy4j.source.Fetch;
import io.github.goproxy4j.source.ModuleNotFoundException;
import io.github.goproxy4j.source.UpstreamException;
import io.github.goproxy4j.source.UpstreamException.Failure;
import io.github.goproxy4j.sum.ModuleHash;
import io.github.goproxy4j.sum.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SumDatabaseMirrorTest {
  private static final Fetch FETCH = Fetch.normal();
  private static final Fetch CACHED_ONLY = Fetch.of(Fetch.Mode.CACHED_ONLY);
  private static final int SIZE = 70;
  private final UpstreamException down =
      new UpstreamException("sumdb.example.com", Failure.FAILED, "down");

  @TempDir Path temp;
  private Path folder;
  private TestDatabase database = new TestDatabase(log(SIZE));

  @BeforeEach
  void makeFolder() {
    folder = temp.resolve("mirror");
  }

  @AfterEach
  void assertNoOpenBlobs() {
    database.assertNoneOpen();
  }

  private SumDatabaseMirror mirror() throws IOException {
    return SumDatabaseMirror.of(client(database, folder));
  }

  private static SumDatabaseClient client(ChecksumDatabase database, Path folder)
      throws IOException {
    return SumDatabaseClient.builder(database, SampleKeys.VERIFIER, folder).tileHeight(2).build();
  }

  /** Somebody who asks the mirror and knows nothing else. */
  private SumDatabaseClient stranger(ChecksumDatabase mirror) throws IOException {
    return client(mirror, Files.createTempDirectory(temp, "stranger"));
  }

  private static void assertMatches(SumDatabaseClient client, int id) throws IOException {
    var zip = new ModuleFile(module(id), Kind.ZIP);
    assertThat(client.check(zip, new ModuleHash(hash(id, "1")), Fetch.normal()))
        .isEqualTo(new Verdict.Match());
  }

  private static byte[] bytes(Blob blob) throws IOException {
    try (blob) {
      return blob.readAllBytes(1 << 20);
    }
  }

  private static List<Integer> shuffled(int count, Random random) {
    var ids = new ArrayList<>(IntStream.range(0, count).boxed().toList());
    Collections.shuffle(ids, random);
    return ids;
  }

  private void goDown() {
    database.fails(down);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  @DisplayName("A stranger proves every record that is held, in any order, without the database")
  void provesWhatItHoldsWithoutTheDatabase(long seed) throws IOException {
    var random = new Random(seed);
    SumDatabaseMirror mirror = mirror();
    var held = new ArrayList<Integer>();
    for (int id : shuffled(SIZE, random).subList(0, 10)) {
      database.size = Math.max(1, random.nextInt(SIZE + 1));
      bytes(mirror.lookup(module(id), FETCH));
      held.add(id);
    }
    goDown();

    assertMatches(stranger(mirror), held.get(0));
    Collections.shuffle(held, random);
    SumDatabaseClient stranger = stranger(mirror());
    for (int id : held) {
      assertMatches(stranger, id);
    }
  }

  @Test
  void everybodySeesTheLatestTree() throws IOException {
    SumDatabaseMirror mirror = mirror();
    database.size = 10;
    assertThat(bytes(mirror.lookup(module(3), FETCH))).isEqualTo(log(SIZE).lookup(3, 10));
    database.size = 50;
    assertThat(bytes(mirror.lookup(module(4), FETCH))).isEqualTo(log(SIZE).lookup(4, 50));

    assertThat(bytes(mirror.lookup(module(3), FETCH))).isEqualTo(log(SIZE).lookup(3, 50));
    database.size = 20;
    assertThat(bytes(mirror.lookup(module(5), FETCH))).isEqualTo(log(SIZE).lookup(5, 50));
  }

  @Test
  void asksForNothingTwice() throws IOException {
    SumDatabaseMirror mirror = mirror();
    assertMatches(stranger(mirror), 3);
    assertThat(database.requests).doesNotHaveDuplicates();
    database.requests.clear();

    assertMatches(stranger(mirror), 3);
    assertMatches(stranger(mirror()), 3);
    assertThat(database.requests).isEmpty();
  }

  @Test
  @DisplayName("T10: a tile is proved to be in the latest tree, and then kept")
  void authenticatesTiles() throws IOException {
    SumDatabaseMirror mirror = mirror();
    Tile tile = Tile.parse("tile/2/0/005");
    bytes(mirror.lookup(module(3), FETCH));
    database.answers(tile.path(), log(SIZE, "2").tile(tile));

    assertThatThrownBy(() -> mirror.tile(tile, FETCH))
        .isInstanceOf(UpstreamException.class)
        .hasMessage("sumdb.example.com/tile/2/0/005: downloaded inconsistent tile");
    database.answersAgain();
    assertThat(bytes(mirror.tile(tile, FETCH))).isEqualTo(log(SIZE).tile(tile));
    goDown();
    assertThat(bytes(mirror.tile(tile, FETCH))).isEqualTo(log(SIZE).tile(tile));
  }

  @Test
  @DisplayName("X53: a part of a tile is the beginning of it")
  void hasPartsOfTilesThatGrew() throws IOException {
    SumDatabaseMirror mirror = mirror();
    bytes(mirror.lookup(module(3), FETCH));
    goDown();

    for (String path : List.of("tile/2/0/000.p/3", "tile/2/0/017.p/1", "tile/2/1/004.p/1")) {
      Tile part = Tile.parse(path);
      assertThat(bytes(mirror.tile(part, FETCH))).isEqualTo(log(SIZE).tile(part));
    }
  }

  @Test
  void mendsTilesThatBroke() throws IOException {
    SumDatabaseMirror mirror = mirror();
    bytes(mirror.lookup(module(3), FETCH));
    Tile tile = Tile.parse("tile/2/0/000");
    Files.write(folder.resolve("sumdb.example.com").resolve(tile.path()), new byte[128]);

    assertThat(bytes(mirror.tile(tile, FETCH))).isEqualTo(log(SIZE).tile(tile));
    goDown();
    assertThat(bytes(mirror.tile(tile, FETCH))).isEqualTo(log(SIZE).tile(tile));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tile/2/data/000",
        "tile/3/0/000",
        "tile/2/0/017.p/3",
        "tile/2/0/018",
        "tile/2/4/000",
        "tile/2/64/000",
        "tile/2/9223372036854775807/000",
        "tile/2/0/x004/x611/x686/x018/x427/x387/904",
      })
  @DisplayName("What is not in the tree is passed on, and so is what nobody can prove")
  void passesOnOtherTiles(String path) throws IOException {
    SumDatabaseMirror mirror = mirror();
    bytes(mirror.lookup(module(3), FETCH));
    database.answers(path, new byte[] {1});
    database.requests.clear();

    for (int i = 0; i < 2; i++) {
      assertThat(bytes(mirror.tile(Tile.parse(path), FETCH))).containsExactly(1);
    }
    assertThat(database.requests).containsExactly(path, path);
    goDown();
    assertThatThrownBy(() -> mirror.tile(Tile.parse(path), FETCH)).isSameAs(down);
  }

  @Test
  void latestIsThatOfTheDatabase() throws IOException {
    SumDatabaseMirror mirror = mirror();
    database.size = 10;
    assertThat(bytes(mirror.latest(FETCH))).isEqualTo(log(SIZE).note(10));
    database.size = 20;
    assertThat(bytes(mirror.latest(FETCH))).isEqualTo(log(SIZE).note(20));
    database.size = 15;
    assertThat(bytes(mirror.latest(FETCH))).isEqualTo(log(SIZE).note(20));

    goDown();
    assertThat(bytes(mirror.latest(FETCH))).isEqualTo(log(SIZE).note(20));
    assertThat(bytes(mirror().latest(FETCH))).isEqualTo(log(SIZE).note(20));
  }

  @Test
  void failsWithTheDatabaseIfNothingIsHeld() throws IOException {
    SumDatabaseMirror mirror = mirror();
    goDown();

    assertThatThrownBy(() -> mirror.latest(FETCH)).isSameAs(down);
    assertThatThrownBy(() -> mirror.lookup(module(3), FETCH)).isSameAs(down);
    assertThat(folder.resolve("sumdb.example.com/lookup")).doesNotExist();
  }

  @Test
  void keepsNoAbsence() throws IOException {
    SumDatabaseMirror mirror = mirror();

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> mirror.lookup(module(SIZE), FETCH))
          .isInstanceOf(ModuleNotFoundException.class);
    }
    assertThat(database.requests).hasSize(2);
  }

  @Test
  @DisplayName("T10: what is not authentic is neither handed on nor kept")
  void handsOnNothingInauthentic() throws IOException {
    SumDatabaseMirror mirror = mirror();
    byte[] forged = Bytes.concat(log(SIZE, "2").record(3).format(), log(SIZE).note(SIZE));
    database.answers("lookup/example.com/!m3@v1.0.0", forged);
    assertThatThrownBy(() -> mirror.lookup(module(3), FETCH)).isInstanceOf(UpstreamException.class);

    database.answersAgain();
    assertMatches(stranger(mirror), 3);
  }

  @Test
  void doesNotFollowADatabaseThatForks() throws IOException {
    assertMatches(stranger(mirror()), 3);
    database = new TestDatabase(log(SIZE + 1, "2"));

    assertThatThrownBy(() -> mirror().lookup(module(4), FETCH))
        .isInstanceOf(DatabaseForkException.class);
    assertThatThrownBy(() -> mirror().latest(FETCH)).isInstanceOf(DatabaseForkException.class);
  }

  @Test
  void fetchesNothingWhenNothingMayBeFetched() throws IOException {
    SumDatabaseMirror mirror = mirror();
    bytes(mirror.lookup(module(3), FETCH));
    database.requests.clear();

    assertThat(bytes(mirror.lookup(module(3), CACHED_ONLY))).isNotEmpty();
    assertThat(bytes(mirror.latest(CACHED_ONLY))).isEqualTo(log(SIZE).note(SIZE));
    assertThatThrownBy(() -> mirror.lookup(module(4), CACHED_ONLY))
        .isInstanceOf(ModuleNotFoundException.class)
        .hasMessage("example.com/M4@v1.0.0: nothing of sumdb.example.com is held");
    assertThatThrownBy(() -> mirror.tile(Tile.parse("tile/2/0/005"), CACHED_ONLY))
        .isInstanceOf(ModuleNotFoundException.class);
    assertThatThrownBy(() -> SumDatabaseMirror.of(client(database, temp)).latest(CACHED_ONLY))
        .isInstanceOf(ModuleNotFoundException.class);
    assertThat(database.requests).isEmpty();
  }

  @Test
  void fetchesNoTileThatWasLostWhenNothingMayBeFetched() throws IOException {
    bytes(mirror().lookup(module(3), FETCH));
    MoreFiles.deleteRecursively(
        folder.resolve("sumdb.example.com/tile"), RecursiveDeleteOption.ALLOW_INSECURE);
    database.requests.clear();

    assertThatThrownBy(() -> mirror().lookup(module(3), CACHED_ONLY))
        .isInstanceOf(ModuleNotFoundException.class)
        .hasMessageEndingWith(": nothing of sumdb.example.com is held");
    assertThat(database.requests).isEmpty();
    assertThat(bytes(mirror().lookup(module(3), FETCH))).isNotEmpty();
  }

  @Test
  void asksNoLongerThanTheAskerWaits() throws IOException {
    Instant end = Instant.parse("2100-01-01T00:00:00Z");
    Fetch patient = FETCH.until(end);
    SumDatabaseMirror mirror = mirror();

    bytes(mirror.latest(patient));
    bytes(mirror.lookup(module(3), patient));
    bytes(mirror.tile(Tile.parse("tile/2/0/005"), patient));

    assertThat(database.requests).contains("latest", "tile/2/0/005");
    assertThat(database.tileFetches)
        .isNotEmpty()
        .allMatch(fetch -> fetch.deadline().equals(Optional.of(end)));
  }

  @Test
  @DisplayName("The path of a private module is matched as it is, not as it is escaped")
  void neverAsksAboutPrivateModules() throws IOException {
    SumDatabaseMirror mirror =
        SumDatabaseMirror.of(
            SumDatabaseClient.builder(database, SampleKeys.VERIFIER, folder)
                .exempt(ModulePatterns.of("example.com/M3"))
                .build());

    assertThatThrownBy(() -> mirror.lookup(module(3), FETCH))
        .isInstanceOf(ModuleNotFoundException.class)
        .hasMessage("example.com/M3@v1.0.0: sumdb.example.com is not asked about it");
    assertThat(database.requests).isEmpty();
  }

  @Test
  void isCalledWhatTheDatabaseIsCalled() throws IOException {
    assertThat(mirror().name()).isEqualTo("sumdb.example.com");
  }
}
