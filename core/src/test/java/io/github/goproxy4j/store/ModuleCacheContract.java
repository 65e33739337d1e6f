package io.github.goproxy4j.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.blob.Sha256;
import io.github.goproxy4j.blob.Spool;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.VersionQuery;
import io.github.goproxy4j.source.OpenBlobs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link ModuleCache} does. */
@SuppressWarnings("exports")
public abstract class ModuleCacheContract {
  private static final ModuleVersion V1 = ModuleVersion.parse("example.com/M@v1.0.0-RC1");
  private static final ModuleVersion V2 = ModuleVersion.parse("example.com/M@v1.2.0");
  private static final ModulePath PATH = V1.path();
  private static final ModuleVersion BELOW = ModuleVersion.parse("example.com/M/sub@v1.0.0");
  private static final ModuleFile ZIP = new ModuleFile(V1, Kind.ZIP);
  private static final Instant TIME = Instant.parse("2020-01-02T03:04:05Z");

  /** Watches blobs that are put. */
  protected final OpenBlobs blobs = new OpenBlobs();

  @TempDir Path folder;
  private ModuleCache cache;

  /** For caches that are tested elsewhere, too. */
  protected ModuleCacheContract() {}

  /** An empty cache, which may use the folder. */
  protected abstract ModuleCache newCache(Path folder) throws IOException;

  @BeforeEach
  void openCache() throws IOException {
    cache = newCache(Files.createDirectory(folder.toRealPath().resolve("cache")));
  }

  @AfterEach
  void assertNothingLeft() throws IOException {
    blobs.assertNoneOpen(folder.toRealPath());
    try (Stream<Path> files = Files.list(cache.stagingFolder())) {
      assertThat(files.filter(Files::isRegularFile)).isEmpty();
    }
  }

  private void put(ModuleFile file, String content) throws IOException {
    try (Blob blob = blobs.track(Blob.ofBytes(utf8(content)), file.toString())) {
      cache.put(file, blob);
    }
  }

  private void put(ModuleVersion module, Kind... kinds) throws IOException {
    for (Kind kind : kinds) {
      put(new ModuleFile(module, kind), module + kind.extension());
    }
  }

  private Optional<String> held(ModuleFile file) throws IOException {
    Optional<Blob> held = cache.open(file);
    if (held.isEmpty()) {
      return Optional.empty();
    }
    try (Blob blob = held.get()) {
      byte[] bytes = blob.readAllBytes(1 << 20);
      assertThat(blob.sha256()).hasValue(Sha256.hex(Sha256.of(bytes)));
      return Optional.of(new String(bytes, StandardCharsets.UTF_8));
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void keepsFilesOneByOne(Kind kind) throws IOException {
    put(V1, kind);

    for (Kind any : Kind.values()) {
      assertThat(held(new ModuleFile(V1, any)).isPresent()).isEqualTo(any == kind);
    }
    assertThat(held(new ModuleFile(V1, kind))).hasValue(V1 + kind.extension());
    assertThat(held(new ModuleFile(V2, kind))).isEmpty();
  }

  @Test
  void filesOfVersionsDoNotChange() throws IOException {
    put(ZIP, "first");
    put(ZIP, "second, and longer");

    assertThat(held(ZIP)).hasValue("first");
  }

  @Test
  void keepsAnEmptyFile() throws IOException {
    put(ZIP, "");

    assertThat(held(ZIP)).hasValue("");
  }

  @Test
  void takesTemporaryFilesAndLeavesTheBlobReadable() throws IOException {
    Spool spool =
        Spool.of(new ByteArrayInputStream(utf8("spooled")), cache.stagingFolder(), 1 << 10);
    try (Blob blob = spool.intoBlob()) {
      cache.put(ZIP, blob);

      assertThat(blob.readAllBytes(1 << 10)).isEqualTo(utf8("spooled"));
      assertThat(held(ZIP)).hasValue("spooled");
    }
    assertThat(held(ZIP)).hasValue("spooled");
  }

  @Test
  void keepsWhatChangesUntilItIsReplacedOrRemoved() throws IOException {
    for (ChangingFile file : changing(PATH)) {
      assertThat(cache.open(file)).isEmpty();
      cache.put(file, new Snapshot("one", TIME));
      assertThat(cache.open(file)).hasValue(new Snapshot("one", TIME));
      cache.put(file, new Snapshot("", TIME.plusSeconds(60)));
      assertThat(cache.open(file)).hasValue(new Snapshot("", TIME.plusSeconds(60)));
      cache.remove(file);
      assertThat(cache.open(file)).isEmpty();
      cache.remove(file);
    }
  }

  private static List<ChangingFile> changing(ModulePath path) {
    return List.of(
        ChangingFile.list(path),
        ChangingFile.info(path, VersionQuery.LATEST),
        ChangingFile.info(path, VersionQuery.of("Master")));
  }

  @Test
  void tellsFilesThatChangeApart() throws IOException {
    List<ChangingFile> all = new ArrayList<>(changing(PATH));
    all.addAll(changing(BELOW.path()));
    all.add(ChangingFile.info(PATH, VersionQuery.of("list")));
    all.add(ChangingFile.info(PATH, VersionQuery.of("master")));
    for (ChangingFile file : all) {
      cache.put(file, new Snapshot("é " + file, TIME));
    }

    for (ChangingFile file : all) {
      assertThat(cache.open(file)).hasValue(new Snapshot("é " + file, TIME));
    }
  }

  @Test
  void hasVersionsWithGoModAndZip() throws IOException {
    assertThat(cache.versions(PATH)).isEmpty();
    put(V2, Kind.MOD, Kind.ZIP);
    put(V1, Kind.values());
    put(ModuleVersion.parse("example.com/M@v1.3.0"), Kind.INFO, Kind.MOD);
    put(ModuleVersion.parse("example.com/M@v1.4.0"), Kind.ZIP);
    put(BELOW, Kind.values());
    cache.put(ChangingFile.list(PATH), new Snapshot("v1.5.0\n", TIME));

    assertThat(cache.versions(PATH)).containsExactly(V1.version(), V2.version());
  }

  @Test
  void hasModulesOfWhichAnyFileIsHeld() throws IOException {
    assertThat(cache.modules("", 10)).isEmpty();
    put(BELOW, Kind.ZIP);
    put(V2, Kind.MOD);
    put(ModuleVersion.parse("example.com/M-x@v1.0.0"), Kind.INFO);
    cache.put(ChangingFile.list(ModulePath.parse("example.com/asked")), new Snapshot("", TIME));

    assertThat(cache.modules("", 10))
        .map(ModulePath::value)
        .containsExactly("example.com/M", "example.com/M-x", "example.com/M/sub");
    assertThat(cache.modules("", 1)).containsExactly(PATH);
    assertThat(cache.modules("example.com/M-x", 10)).containsExactly(BELOW.path());
    assertThat(cache.modules("example.com/M/", 0)).isEmpty();
    cache.purge(BELOW);
    assertThat(cache.modules("example.com/M-x", 10)).isEmpty();
  }

  @Test
  void knowsTheSizeOfWhatIsHeld() throws IOException {
    put(ZIP, "four");

    assertThat(cache.size(ZIP)).hasValue(4L);
    assertThat(cache.size(new ModuleFile(V1, Kind.MOD))).isEmpty();
  }

  @Test
  void removesOneFile() throws IOException {
    fill();

    cache.remove(ZIP);
    cache.remove(ZIP);

    assertThat(held(ZIP)).isEmpty();
    assertThat(held(new ModuleFile(V1, Kind.MOD))).isPresent();
    assertThat(held(new ModuleFile(V2, Kind.ZIP))).isPresent();
    assertThat(cache.versions(PATH)).containsExactly(V2.version());
    assertThat(cache.open(ChangingFile.list(PATH))).isPresent();
    put(ZIP, "other");
    assertThat(held(ZIP)).hasValue("other");
  }

  @Test
  void purgesOneVersion() throws IOException {
    fill();

    cache.purge(V1);

    for (Kind kind : Kind.values()) {
      assertThat(held(new ModuleFile(V1, kind))).isEmpty();
      assertThat(held(new ModuleFile(V2, kind))).isPresent();
      assertThat(held(new ModuleFile(BELOW, kind))).isPresent();
    }
    assertThat(cache.versions(PATH)).containsExactly(V2.version());
    assertOnlyHasChangingFilesOf(BELOW.path());
  }

  @Test
  void purgesOneModule() throws IOException {
    fill();

    cache.purge(PATH);

    for (Kind kind : Kind.values()) {
      assertThat(held(new ModuleFile(V1, kind))).isEmpty();
      assertThat(held(new ModuleFile(V2, kind))).isEmpty();
      assertThat(held(new ModuleFile(BELOW, kind))).isPresent();
    }
    assertThat(cache.versions(PATH)).isEmpty();
    assertOnlyHasChangingFilesOf(BELOW.path());
  }

  private void fill() throws IOException {
    put(V1, Kind.values());
    put(V2, Kind.values());
    put(BELOW, Kind.values());
    for (ModulePath path : List.of(PATH, BELOW.path())) {
      for (ChangingFile file : changing(path)) {
        cache.put(file, new Snapshot("text", TIME));
      }
    }
  }

  private void assertOnlyHasChangingFilesOf(ModulePath path) throws IOException {
    for (ChangingFile file : changing(PATH)) {
      assertThat(cache.open(file).isPresent()).isEqualTo(path.equals(PATH));
    }
    for (ChangingFile file : changing(path)) {
      assertThat(cache.open(file)).isPresent();
    }
  }

  @Test
  void knowsHowMuchThereIs() throws IOException {
    assertThat(cache.usage()).isEqualTo(new CacheUsage(0, 0));
    put(ZIP, "12345");
    put(ZIP, "123456");
    put(new ModuleFile(V2, Kind.ZIP), "");
    assertThat(cache.usage()).isEqualTo(new CacheUsage(2, 5));
    cache.put(ChangingFile.list(PATH), new Snapshot("é", TIME));
    cache.purge(V2);
    assertThat(cache.usage()).isEqualTo(new CacheUsage(1, 5));
    cache.put(ChangingFile.list(PATH), new Snapshot("é", TIME));
    cache.remove(ZIP);
    assertThat(cache.usage()).isEqualTo(new CacheUsage(1, 2));
  }

  @Test
  void purgingWhatIsNotThereDoesNothing() throws IOException {
    cache.purge(V1);
    cache.purge(PATH);

    assertThat(cache.versions(PATH)).isEmpty();
  }

  @Test
  void keepsOtherBytesAfterAPurge() throws IOException {
    put(ZIP, "first");
    cache.purge(V1);
    put(ZIP, "other");

    assertThat(held(ZIP)).hasValue("other");
  }

  @Test
  void openBlobsSurviveAPurge() throws IOException {
    put(ZIP, "first");
    try (Blob blob = cache.open(ZIP).orElseThrow()) {
      cache.purge(PATH);
      put(ZIP, "other bytes");

      assertThat(blob.readAllBytes(100)).isEqualTo(utf8("first"));
    }
  }

  @Test
  void doesNotHoldWhatCouldNotBeRead() throws IOException {
    Blob broken =
        new Blob() {
          @Override
          public long size() {
            return 10;
          }

          @Override
          public int read(ByteBuffer target, long position) throws IOException {
            throw new IOException("broken");
          }

          @Override
          public void close() {}
        };

    assertThatThrownBy(() -> cache.put(ZIP, broken)).hasMessageContaining("broken");
    assertThat(held(ZIP)).isEmpty();
    assertThat(cache.versions(PATH)).isEmpty();
  }

  @Test
  void neverShowsHalfAFileNorTheSumOfAnother() throws Exception {
    int threads = 8;
    var start = new CyclicBarrier(threads);
    var pool = Executors.newFixedThreadPool(threads);
    try {
      var tasks = new ArrayList<Callable<Integer>>();
      for (int i = 0; i < threads; i++) {
        String content = String.valueOf(i).repeat(1000 * (i + 1));
        boolean purges = i % 4 == 0;
        tasks.add(
            () -> {
              start.await();
              int seen = 0;
              for (int round = 0; round < 50; round++) {
                put(ZIP, content);
                seen += held(ZIP).isPresent() ? 1 : 0;
                if (purges) {
                  cache.purge(V1);
                }
              }
              return seen;
            });
      }
      int seen = 0;
      for (var result : pool.invokeAll(tasks)) {
        seen += result.get();
      }
      assertThat(seen).isPositive();
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void versionThatNoDiskCanHoldIsNotHeld() throws IOException {
    var file =
        new ModuleFile(ModuleVersion.parse("example.com/m@v1.0.0-" + "a".repeat(300)), Kind.MOD);
    var query = ChangingFile.info(PATH, VersionQuery.of("a".repeat(300)));

    assertThat(held(file)).isEmpty();
    assertThat(cache.open(query)).isEmpty();
    cache.remove(query);
    assertThat(cache.versions(new ModulePath("example.com/" + "a".repeat(300)))).isEmpty();
  }
}
