package io.github.goproxy4j.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.SettableClock;
import io.github.goproxy4j.archive.RawZip;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.blob.Sha256;
import io.github.goproxy4j.blob.Spool;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.VersionInfo;
import io.github.goproxy4j.module.VersionQuery;
import io.github.goproxy4j.semver.SemVer;
import io.github.goproxy4j.source.Fetch.Mode;
import io.github.goproxy4j.store.ChangingFile;
import io.github.goproxy4j.store.DirectoryCache;
import io.github.goproxy4j.store.MemoryCache;
import io.github.goproxy4j.store.ModuleCache;
import io.github.goproxy4j.store.Snapshot;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PullThroughSourceTest {
  private static final SampleModule V1 = SampleModule.of("example.com/m", "v1.0.0");
  private static final SampleModule V2 = SampleModule.of("example.com/m", "v1.2.0");
  private static final SampleModule V3 = SampleModule.of("example.com/m", "v1.3.0");
  private static final ModulePath PATH = V1.module().path();
  private static final VersionQuery EXACT = new VersionQuery.Exact(V1.module().version());
  private static final VersionQuery MASTER = VersionQuery.of("master");
  private static final Fetch FETCH = Fetch.normal();
  private static final Fetch CACHED_ONLY = Fetch.of(Mode.CACHED_ONLY);
  private static final Fetch REFRESH = Fetch.of(Mode.REFRESH);
  private static final Duration FRESH = Duration.ofMinutes(5);
  private static final Duration ABSENT = Duration.ofMinutes(1);
  private static final Duration PAUSE = Duration.ofSeconds(30);

  @TempDir Path temp;

  private final SettableClock clock = new SettableClock("2026-01-02T03:04:05Z");
  private final OpenBlobs blobs = new OpenBlobs();
  private final ScriptedSource origin = new ScriptedSource(blobs.track(MapSource.of(V1, V2)));
  private Path folder;
  private PullThroughSource source;

  @BeforeEach
  void openSource() throws IOException {
    folder = temp.toRealPath().resolve("cache");
    source = over(DirectoryCache.at(folder));
  }

  private PullThroughSource over(ModuleCache cache) {
    return PullThroughSource.builder(cache, origin).clock(clock).build();
  }

  private PullThroughSource restarted() throws IOException {
    return over(DirectoryCache.at(folder));
  }

  @AfterEach
  void assertNothingLeft() throws IOException {
    blobs.assertNoneOpen(folder);
    assertThat(DirectoryCache.at(folder).stagingFolder()).isEmptyDirectory();
  }

  private List<String> versions(Fetch fetch) throws IOException {
    return source.versions(PATH, fetch).stream().map(SemVer::toString).toList();
  }

  private String latest(Fetch fetch) throws IOException {
    return source.info(PATH, VersionQuery.LATEST, fetch).version().toString();
  }

  private static byte[] bytes(Blob blob) throws IOException {
    try (blob) {
      return blob.readAllBytes(1 << 20);
    }
  }

  private void fetchFiles(SampleModule sample, Fetch fetch) throws IOException {
    ModuleVersion module = sample.module();
    assertThat(source.info(PATH, new VersionQuery.Exact(module.version()), fetch))
        .isEqualTo(sample.info());
    assertThat(bytes(source.goMod(module, fetch))).isEqualTo(sample.goMod());
    assertThat(bytes(source.zip(module, fetch))).isEqualTo(sample.zip());
  }

  private static IOException failed() {
    return new UpstreamException(PATH, UpstreamException.Failure.FAILED, "failed");
  }

  private Stream<ThrowingCallable> questions(Fetch fetch) {
    return Stream.of(
        () -> source.versions(PATH, fetch),
        () -> source.info(PATH, VersionQuery.LATEST, fetch),
        () -> source.info(PATH, MASTER, fetch),
        () -> source.info(PATH, EXACT, fetch),
        () -> source.goMod(V1.module(), fetch).close(),
        () -> source.zip(V1.module(), fetch).close());
  }

  @Test
  void fetchesAFileOnce() throws IOException {
    for (Fetch fetch : List.of(FETCH, FETCH, REFRESH, CACHED_ONLY)) {
      fetchFiles(V1, fetch);
    }
    source = restarted();
    clock.forward(Duration.ofDays(1000));
    fetchFiles(V1, FETCH);

    assertThat(origin.asked())
        .containsExactly(
            "example.com/m@v1.0.0.info", "example.com/m@v1.0.0.mod", "example.com/m@v1.0.0.zip");
  }

  @Test
  void fetchesNoZipButForTheZip() throws IOException {
    versions(FETCH);
    latest(FETCH);
    source.info(PATH, EXACT, FETCH);
    source.goMod(V1.module(), FETCH).close();

    assertThat(origin.asked()).noneMatch(question -> question.endsWith(".zip"));
  }

  @Test
  @DisplayName("X4: what was kept has the SHA-256 of its bytes, and is a file")
  void keptFilesHaveADigest() throws IOException {
    for (int i = 0; i < 2; i++) {
      try (Blob zip = source.zip(V1.module(), FETCH)) {
        assertThat(zip.sha256()).hasValue(Sha256.hex(Sha256.of(V1.zip())));
        assertThat(zip.file()).hasValue(folder.resolve("example.com/m/@v/v1.0.0.zip"));
      }
    }
  }

  @Test
  void takesTheTemporaryFileOfAZip() throws IOException {
    Path staging = DirectoryCache.at(folder).stagingFolder();
    var key = new AtomicReference<Object>();
    origin.become(
        new ForwardingSource(MapSource.of()) {
          @Override
          public Blob zip(ModuleVersion module, Fetch fetch) throws IOException {
            Spool spool = Spool.of(new ByteArrayInputStream(V1.zip()), staging, 1 << 20);
            key.set(Files.getAttribute(spool.file(), "fileKey"));
            return spool.intoBlob();
          }
        });

    assertThat(bytes(source.zip(V1.module(), FETCH))).isEqualTo(V1.zip());
    assertThat(Files.getAttribute(folder.resolve("example.com/m/@v/v1.0.0.zip"), "fileKey"))
        .isEqualTo(key.get());
  }

  @Test
  @DisplayName("X15: the text of an answer is kept word for word")
  void keepsInfoWordForWord() throws IOException {
    String json = "{\"version\" : \"v1.0.0\", \"Extra\": [\"é\"] }\n";
    VersionInfo info = VersionInfo.parse(json.getBytes(StandardCharsets.UTF_8));
    origin.become(
        new ForwardingSource(MapSource.of(V1)) {
          @Override
          public VersionInfo info(ModulePath path, VersionQuery query, Fetch fetch) {
            return info;
          }
        });
    for (int i = 0; i < 2; i++) {
      assertThat(source.info(PATH, EXACT, FETCH).json()).isEqualTo(json);
      assertThat(source.info(PATH, MASTER, FETCH).json()).isEqualTo(json);
      source = restarted();
    }
    assertThat(origin.asked()).hasSize(2);
  }

  @Test
  void asksAgainWhenAnAnswerIsNoLongerFresh() throws IOException {
    assertThat(versions(FETCH)).containsExactly("v1.0.0", "v1.2.0");
    assertThat(latest(FETCH)).isEqualTo("v1.2.0");
    origin.asked();
    origin.become(MapSource.of(V1, V2, V3));

    clock.forward(FRESH.minusMillis(1));
    source = restarted();
    assertThat(versions(FETCH)).containsExactly("v1.0.0", "v1.2.0");
    assertThat(latest(FETCH)).isEqualTo("v1.2.0");
    assertThat(origin.asked()).isEmpty();

    clock.forward(Duration.ofMillis(1));
    for (int i = 0; i < 2; i++) {
      assertThat(versions(FETCH)).containsExactly("v1.0.0", "v1.2.0", "v1.3.0");
      assertThat(latest(FETCH)).isEqualTo("v1.3.0");
    }
    assertThat(origin.asked()).containsExactly("example.com/m list", "example.com/m@latest.info");
  }

  @Test
  void answerOfTheFutureIsNotFresh() throws IOException {
    clock.forward(Duration.ofDays(1));
    versions(FETCH);
    clock.forward(Duration.ofDays(-1));
    versions(FETCH);

    assertThat(origin.asked()).hasSize(2);
  }

  @Test
  void refreshesAnswersAtOnce() throws IOException {
    versions(FETCH);
    origin.become(MapSource.of(V3));

    assertThat(versions(REFRESH)).containsExactly("v1.3.0");
    assertThat(versions(FETCH)).containsExactly("v1.3.0");
  }

  @Test
  void refreshingIsNotContentWithWhatIsHeld() throws IOException {
    versions(FETCH);
    origin.fail(failed());

    assertThatThrownBy(() -> versions(REFRESH)).isInstanceOf(UpstreamException.class);
    assertThat(versions(FETCH)).hasSize(2);
  }

  @Test
  @DisplayName("X42: absences are remembered for a moment")
  void remembersAbsences() throws IOException {
    origin.become(MapSource.of());
    for (int i = 0; i < 2; i++) {
      questions(FETCH)
          .forEach(
              question ->
                  assertThatThrownBy(question)
                      .isInstanceOf(ModuleNotFoundException.class)
                      .hasMessageStartingWith("example.com/m"));
    }
    assertThat(origin.asked()).hasSize(6);

    origin.become(MapSource.of(V1));
    assertThatThrownBy(() -> versions(FETCH)).isInstanceOf(ModuleNotFoundException.class);
    assertThat(versions(REFRESH)).containsExactly("v1.0.0");
    assertThat(versions(FETCH)).containsExactly("v1.0.0");
    clock.forward(ABSENT);
    fetchFiles(V1, FETCH);
  }

  static Stream<IOException> failures() {
    return Stream.of(
        failed(),
        new UpstreamException(PATH, UpstreamException.Failure.TIMED_OUT, "too slow"),
        new SourceUnavailableException(PATH, "busy", Duration.ofSeconds(1)),
        new IOException("disk"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void givesOldAnswersIfTheOriginFails(IOException failure) throws IOException {
    versions(FETCH);
    latest(FETCH);
    clock.forward(Duration.ofDays(30));
    origin.fail(failure);
    source = restarted();

    assertThat(versions(FETCH)).containsExactly("v1.0.0", "v1.2.0");
    assertThat(latest(FETCH)).isEqualTo("v1.2.0");
    assertThatThrownBy(() -> source.info(PATH, MASTER, FETCH)).isSameAs(failure);
    assertThatThrownBy(() -> source.zip(V1.module(), FETCH)).isSameAs(failure);
    assertThat(source.traffic()).isEqualTo(new CacheTraffic(0, 0, 2, 4, 4, 0));
  }

  @Test
  void doesNotAskAFailedOriginForAMomentIfThereIsAnotherAnswer() throws IOException {
    versions(FETCH);
    clock.forward(FRESH);
    origin.fail(failed());
    versions(FETCH);
    origin.become(MapSource.of(V3));
    origin.asked();

    clock.forward(PAUSE.minusMillis(1));
    assertThat(versions(FETCH)).hasSize(2);
    assertThat(origin.asked()).isEmpty();
    clock.forward(Duration.ofMillis(1));
    assertThat(versions(FETCH)).containsExactly("v1.3.0");
  }

  @Test
  void asksAFailedOriginAgainIfThereIsNoOtherAnswer() throws IOException {
    origin.fail(failed());
    questions(FETCH).forEach(q -> assertThatThrownBy(q).isInstanceOf(UpstreamException.class));
    origin.become(MapSource.of(V1));

    assertThat(versions(FETCH)).containsExactly("v1.0.0");
    fetchFiles(V1, FETCH);
  }

  @Test
  @DisplayName("X10, X12: without an old answer, the held files tell")
  void answersFromHeldFilesIfTheOriginFails() throws IOException {
    fetchFiles(V1, FETCH);
    source.goMod(V2.module(), FETCH).close();
    origin.fail(failed());

    assertThat(versions(FETCH)).containsExactly("v1.0.0");
    assertThat(source.info(PATH, VersionQuery.LATEST, FETCH)).isEqualTo(V1.info());
    assertThat(source.info(PATH, VersionQuery.of("v1"), FETCH)).isEqualTo(V1.info());
    assertThatThrownBy(() -> source.info(PATH, MASTER, FETCH))
        .isInstanceOf(UpstreamException.class);
  }

  static Stream<IOException> absences() {
    return Stream.of(
        new ModuleNotFoundException(PATH, "absent"), new ModuleGoneException(PATH, "gone"));
  }

  @ParameterizedTest
  @MethodSource("absences")
  void whatTheOriginHasNoMoreIsGoneButHeldFilesStay(IOException absence) throws IOException {
    versions(FETCH);
    fetchFiles(V1, FETCH);
    clock.forward(FRESH);
    origin.fail(absence);

    assertThatThrownBy(() -> versions(FETCH)).isSameAs(absence);
    assertThatThrownBy(() -> versions(FETCH)).isSameAs(absence);
    fetchFiles(V1, FETCH);
    assertThat(DirectoryCache.at(folder).open(ChangingFile.list(PATH))).isEmpty();
  }

  static Stream<IOException> verdicts() {
    return Stream.concat(
        absences(),
        Stream.of(
            new ModuleForbiddenException(PATH, "policy"),
            new ChecksumMismatchException(PATH, "other bytes")));
  }

  @ParameterizedTest
  @MethodSource("verdicts")
  void verdictsAreNotOverruledByOldAnswers(IOException verdict) throws IOException {
    versions(FETCH);
    clock.forward(FRESH);
    origin.fail(verdict);

    assertThatThrownBy(() -> versions(FETCH)).isSameAs(verdict);
    assertThat(source.traffic().failures()).isZero();
  }

  @Test
  void neitherMismatchesNorFailuresAreKeptOrRemembered() throws IOException {
    origin.fail(new ChecksumMismatchException(V1.module(), "other bytes"));
    assertThatThrownBy(() -> source.zip(V1.module(), FETCH))
        .isInstanceOf(ChecksumMismatchException.class);
    origin.fail(failed());
    assertThatThrownBy(() -> source.zip(V1.module(), FETCH)).isInstanceOf(UpstreamException.class);
    assertThat(folder.resolve("example.com")).doesNotExist();

    origin.become(MapSource.of(V1));
    fetchFiles(V1, FETCH);
  }

  @Test
  void asksNobodyIfNothingMayBeFetched() throws IOException {
    questions(CACHED_ONLY)
        .forEach(
            question ->
                assertThatThrownBy(question)
                    .isInstanceOf(ModuleNotFoundException.class)
                    .hasMessageStartingWith("example.com/m")
                    .hasMessageEndingWith(": not held here, and nothing may be fetched"));
    assertThat(origin.asked()).isEmpty();

    versions(FETCH);
    latest(FETCH);
    fetchFiles(V1, FETCH);
    origin.asked();
    clock.forward(Duration.ofDays(1000));
    assertThat(versions(CACHED_ONLY)).hasSize(2);
    assertThat(latest(CACHED_ONLY)).isEqualTo("v1.2.0");
    fetchFiles(V1, CACHED_ONLY);
    assertThat(origin.asked()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void asksNobodyOffline(Mode mode) throws IOException {
    versions(FETCH);
    fetchFiles(V1, FETCH);
    origin.asked();
    source =
        PullThroughSource.builder(DirectoryCache.at(folder), origin)
            .connectivity(Connectivity.OFFLINE)
            .build();
    Fetch fetch = Fetch.of(mode);

    assertThat(versions(fetch)).hasSize(2);
    fetchFiles(V1, fetch);
    assertThatThrownBy(() -> source.goMod(V2.module(), fetch))
        .isInstanceOf(ModuleNotFoundException.class)
        .hasMessage("example.com/m@v1.2.0: not held here, and nothing may be fetched");
    assertThat(origin.asked()).isEmpty();
  }

  @Test
  @DisplayName("X61: offline, a version without .info is answered for, without a time")
  void answersForVersionsWithoutInfoOffline() throws IOException {
    source.goMod(V1.module(), FETCH).close();
    assertThatThrownBy(() -> source.info(PATH, EXACT, CACHED_ONLY))
        .isInstanceOf(ModuleNotFoundException.class);
    source.zip(V1.module(), FETCH).close();

    assertThat(source.info(PATH, EXACT, CACHED_ONLY))
        .isEqualTo(VersionInfo.of(V1.module().version()));
    assertThat(source.info(PATH, EXACT, FETCH)).isEqualTo(V1.info());
  }

  @Test
  void fetchesDamagedFilesAgain() throws IOException {
    fetchFiles(V1, FETCH);
    for (String name : List.of("v1.0.0.info", "v1.0.0.mod", "v1.0.0.zip")) {
      Files.writeString(folder.resolve("example.com/m/@v").resolve(name), "damaged");
    }
    fetchFiles(V1, FETCH);
    fetchFiles(V1, CACHED_ONLY);

    assertThat(origin.asked()).hasSize(6);
  }

  @Test
  void fetchesAnInfoFileAgainThatSaysSomethingElse() throws IOException {
    MemoryCache cache = MemoryCache.stagingIn(temp);
    source = over(cache);
    for (String text : List.of("{}", "not JSON", "{\"Version\":\"v1.2.0\"}", "")) {
      var file = new ModuleFile(V1.module(), Kind.INFO);
      cache.remove(file);
      cache.put(file, Blob.ofBytes(text.getBytes(StandardCharsets.UTF_8)));
      assertThat(source.info(PATH, EXACT, FETCH)).isEqualTo(V1.info());
      assertThat(source.info(PATH, EXACT, CACHED_ONLY)).isEqualTo(V1.info());
    }
    assertThat(origin.asked()).hasSize(4);
  }

  @Test
  void asksAgainWhereWhatWasKeptCannotBeRead() throws IOException {
    MemoryCache cache = MemoryCache.stagingIn(temp);
    source = over(cache);
    cache.put(ChangingFile.list(PATH), new Snapshot("not a version\n", clock.instant()));
    cache.put(
        ChangingFile.info(PATH, VersionQuery.LATEST), new Snapshot("not JSON", clock.instant()));

    assertThat(versions(FETCH)).hasSize(2);
    assertThat(latest(FETCH)).isEqualTo("v1.2.0");
    assertThat(origin.asked()).hasSize(2);
  }

  static Stream<byte[]> unusableZips() {
    String name = V1.module() + "/m.go";
    return Stream.of(
        V2.zip(),
        "no zip".getBytes(StandardCharsets.UTF_8),
        new RawZip().file(name, "m", e -> e.uncompressedSize = 600L << 20).build());
  }

  @ParameterizedTest
  @MethodSource("unusableZips")
  @DisplayName("U4: nobody could unpack it, and nobody keeps it")
  void refusesAZipThatIsNotTheModules(byte[] content) throws IOException {
    origin.become(
        blobs.track(
            new ForwardingSource(MapSource.of(V1)) {
              @Override
              public Blob zip(ModuleVersion module, Fetch fetch) {
                return Blob.ofBytes(content);
              }
            }));
    assertThatThrownBy(() -> source.zip(V1.module(), FETCH))
        .isInstanceOf(UpstreamException.class)
        .hasMessageStartingWith("example.com/m@v1.0.0: unzip: ");
    assertThat(folder.resolve("example.com")).doesNotExist();

    origin.become(MapSource.of(V1));
    fetchFiles(V1, FETCH);
  }

  @Test
  void refusesAnInfoFileOfAnotherVersion() {
    origin.become(
        new ForwardingSource(MapSource.of(V1)) {
          @Override
          public VersionInfo info(ModulePath path, VersionQuery query, Fetch fetch) {
            return V2.info();
          }
        });
    assertThatThrownBy(() -> source.info(PATH, EXACT, FETCH))
        .isInstanceOf(UpstreamException.class)
        .hasMessage("example.com/m@v1.0.0: answered with v1.2.0");
    assertThat(folder.resolve("example.com")).doesNotExist();
  }

  @Test
  void handsOutWhatItCannotKeep() throws IOException {
    source = over(new FullCache(MemoryCache.stagingIn(temp)));
    for (int i = 0; i < 2; i++) {
      fetchFiles(V1, FETCH);
      assertThat(versions(FETCH)).hasSize(2);
      assertThat(latest(FETCH)).isEqualTo("v1.2.0");
    }
    try (Blob zip = source.zip(V1.module(), FETCH)) {
      assertThat(zip.sha256()).hasValue(Sha256.hex(Sha256.of(V1.zip())));
    }
    assertThat(origin.asked()).hasSize(11);
    assertThat(source.traffic()).isEqualTo(new CacheTraffic(0, 0, 0, 11, 0, 11));
  }

  @Test
  void fetchesWhatItCannotRead() throws IOException {
    fetchFiles(V1, FETCH);
    versions(FETCH);
    origin.asked();
    Files.delete(folder.resolve(".cache/.staging"));
    Files.move(folder.resolve("example.com"), folder.resolve("moved.com"));

    fetchFiles(V1, FETCH);
    assertThatThrownBy(() -> source.zip(V1.module(), CACHED_ONLY))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(ModuleSourceException.class);
    assertThat(origin.asked()).hasSize(3);
    Files.createDirectory(folder.resolve(".cache/.staging"));
  }

  @Test
  void countsWhatItDoes() throws IOException {
    versions(FETCH);
    versions(FETCH);
    fetchFiles(V1, FETCH);
    fetchFiles(V1, CACHED_ONLY);
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> source.goMod(V3.module(), FETCH));
    }
    clock.forward(FRESH);
    origin.fail(failed());
    versions(FETCH);
    versions(FETCH);
    assertThatThrownBy(() -> source.goMod(V2.module(), FETCH));

    assertThat(source.traffic()).isEqualTo(new CacheTraffic(4, 2, 2, 7, 2, 0));
  }
}
