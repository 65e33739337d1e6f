package io.github.goproxy4j.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.SettableClock;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.VersionQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheEvictionTest {
  private static final ModulePath PATH = ModulePath.parse("example.com/m");

  @TempDir Path temp;

  private final SettableClock clock = new SettableClock("2026-01-02T03:04:05Z");
  private Path root;
  private DirectoryCache cache;

  @BeforeEach
  void openCache() throws IOException {
    root = temp.toRealPath().resolve("cache");
    cache = builder().open();
  }

  private DirectoryCache.Builder builder() {
    return DirectoryCache.builder(root).clock(clock);
  }

  private static ModuleFile zip(int i) {
    return file(i, Kind.ZIP);
  }

  private static ModuleFile file(int i, Kind kind) {
    return new ModuleFile(ModuleVersion.of("example.com/m", "v1.0." + i), kind);
  }

  private static byte[] content(int i, int size) {
    byte[] content = new byte[size];
    Arrays.fill(content, (byte) i);
    return content;
  }

  /** A second passes with each. */
  private void put(int i, int size) throws IOException {
    clock.forward(Duration.ofSeconds(1));
    cache.put(zip(i), Blob.ofBytes(content(i, size)));
  }

  private List<Integer> held() {
    return IntStream.range(0, 20)
        .filter(i -> Files.exists(root.resolve(zip(i).escapedPath())))
        .boxed()
        .toList();
  }

  private void use(int i) throws IOException {
    cache.open(zip(i)).orElseThrow().close();
  }

  @Test
  void whatWasNotUsedForLongestMakesRoom() throws IOException {
    cache = builder().maxSize(100).open();
    for (int i = 0; i < 10; i++) {
      put(i, 10);
    }
    assertThat(held()).hasSize(10);

    clock.forward(Duration.ofHours(1));
    use(0);
    put(10, 1);

    assertThat(held()).containsExactly(0, 3, 4, 5, 6, 7, 8, 9, 10);
    assertThat(cache.usage()).isEqualTo(new CacheUsage(9, 81));
  }

  @Test
  void restartForgetsNoUse() throws IOException {
    for (int i = 0; i < 4; i++) {
      put(i, 10);
    }
    clock.forward(Duration.ofHours(1));
    use(1);
    cache = builder().maxSize(15).open();

    assertThat(cache.evict()).isEqualTo(new CacheUsage(3, 30));
    assertThat(held()).containsExactly(1);
  }

  @Test
  void useIsWrittenDownOnceAMinute() throws IOException {
    put(0, 1);
    Path file = root.resolve(zip(0).escapedPath());
    var put = Files.getLastModifiedTime(file);

    clock.forward(Duration.ofSeconds(59));
    use(0);
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(put);
    clock.forward(Duration.ofSeconds(1));
    use(0);
    assertThat(Files.getLastModifiedTime(file).toInstant()).isEqualTo(clock.instant());
  }

  @Test
  void whatIsNotUsedForTooLongGoes() throws IOException {
    cache = builder().maxIdle(Duration.ofDays(30)).open();
    put(0, 10);
    put(1, 10);
    cache.put(ChangingFile.list(PATH), new Snapshot("v1.0.0\n", clock.instant()));
    clock.forward(Duration.ofDays(29));
    use(1);
    ChangingFile latest = ChangingFile.info(PATH, VersionQuery.LATEST);
    cache.put(latest, new Snapshot("{}", clock.instant()));
    clock.forward(Duration.ofDays(1));
    put(2, 10);

    assertThat(held()).containsExactly(1, 2);
    assertThat(cache.open(ChangingFile.list(PATH))).isEmpty();
    assertThat(cache.open(latest)).isPresent();
    clock.forward(Duration.ofDays(30));
    assertThat(cache.evict()).isEqualTo(new CacheUsage(3, 22));
    assertThat(names(root)).containsExactly(".cache");
    assertThat(names(root.resolve(".cache/changing"))).isEmpty();
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  void withoutLimitsEverythingStays() throws IOException {
    put(0, 1000);
    clock.forward(Duration.ofDays(10_000));
    put(1, 1000);

    assertThat(cache.evict()).isEqualTo(new CacheUsage(0, 0));
    assertThat(held()).containsExactly(0, 1);
  }

  @Test
  void fileThatLeavesNoRoomForOthersIsNotKept() throws IOException {
    cache = builder().maxSize(100).open();
    put(0, 100);
    assertThatThrownBy(() -> put(1, 101))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "%s: 101 bytes are more than all of the cache may have",
            root.resolve(zip(1).escapedPath()));

    assertThat(held()).containsExactly(0);
    assertThat(cache.stagingFolder()).isEmptyDirectory();
  }

  @Test
  void openFilesStayReadable() throws IOException {
    cache = builder().maxSize(100).open();
    put(0, 100);
    try (Blob blob = cache.open(zip(0)).orElseThrow()) {
      put(1, 100);

      assertThat(held()).containsExactly(1);
      assertThat(blob.readAllBytes(100)).isEqualTo(content(0, 100));
    }
  }

  @Test
  void listHasWhatStays() throws IOException {
    for (Kind kind : Kind.values()) {
      cache.put(file(0, kind), Blob.ofBytes(content(0, 10)));
    }
    clock.forward(Duration.ofDays(1));
    for (Kind kind : Kind.values()) {
      cache.put(file(1, kind), Blob.ofBytes(content(0, 10)));
    }
    clock.forward(Duration.ofDays(1));
    cache.open(file(0, Kind.MOD)).orElseThrow().close();
    cache = builder().maxSize(45).open();
    cache.evict();

    assertThat(root.resolve("example.com/m/@v/list")).hasContent("v1.0.1\n");
    assertThat(names(root.resolve("example.com/m/@v")))
        .contains("v1.0.0.mod", "v1.0.0.mod.sum")
        .doesNotContain("v1.0.0.zip", "v1.0.0.zip.sum", "v1.0.0.info", "v1.0.0.info.sum");
  }

  @Test
  void whatOthersKeepInTheFolderStays() throws IOException {
    put(0, 10);
    Path stray = Files.writeString(root.resolve("example.com/m/@v/v1.0.0.lock"), "stray");
    Path readme = Files.writeString(root.resolve("README"), "stray");
    Files.createDirectories(root.resolve("@v"));
    Path top = Files.writeString(root.resolve("@v/v1.0.0.zip"), "stray");
    Path beside = Files.writeString(root.resolve("example.com/m/v1.0.0.zip"), "stray");
    clock.forward(Duration.ofDays(100_000));
    cache = builder().maxIdle(Duration.ofDays(1)).open();

    assertThat(cache.usage()).isEqualTo(new CacheUsage(1, 10));
    assertThat(cache.evict()).isEqualTo(new CacheUsage(1, 10));
    assertThat(List.of(stray, readme, top, beside)).allMatch(Files::exists);
  }

  @Test
  void countsWhatOthersAddedAfterAnHour() throws IOException {
    DirectoryCache other = builder().open();
    put(0, 10);
    assertThat(other.usage()).isEqualTo(new CacheUsage(1, 10));
    put(1, 10);
    assertThat(cache.usage()).isEqualTo(new CacheUsage(2, 20));
    assertThat(other.usage()).isEqualTo(new CacheUsage(1, 10));
    clock.forward(Duration.ofHours(1));
    assertThat(other.usage()).isEqualTo(new CacheUsage(2, 20));
  }

  @Test
  void limitsHoldForWhatWasThereBefore() throws IOException {
    for (int i = 0; i < 10; i++) {
      put(i, 10);
    }
    cache = builder().maxSize(50).open();
    put(10, 1);

    assertThat(held()).containsExactly(6, 7, 8, 9, 10);
  }

  @Test
  void othersMayRemoveWhatIsTooMuch() throws IOException {
    var tasks = new ArrayDeque<Runnable>();
    cache = builder().maxSize(10).executor(tasks::add).open();
    put(0, 10);
    put(1, 10);
    assertThat(held()).containsExactly(0, 1);
    tasks.forEach(Runnable::run);
    assertThat(held()).containsExactly(1);
  }

  @Test
  void failedEvictionFailsNothingElse() throws IOException {
    DiskProbe probe =
        (operation, file) -> {
          if (operation.equals("delete") && Files.exists(file)) {
            throw new IOException("Read-only file system");
          }
        };
    cache = builder().maxSize(10).probe(probe).open();
    put(0, 10);
    put(1, 10);

    assertThat(held()).containsExactly(0, 1);
    assertThatThrownBy(() -> cache.evict()).hasMessageEndingWith("Read-only file system");
  }

  @Test
  void fileWhoseUseCannotBeWrittenDownIsUsed() throws IOException {
    DiskProbe probe =
        (operation, file) -> {
          if (operation.equals("set time")) {
            throw new IOException("Read-only file system");
          }
        };
    put(0, 10);
    clock.forward(Duration.ofDays(1));
    cache = builder().probe(probe).open();

    use(0);
  }

  @Test
  void refusesLimitsThatAreNone() {
    assertThatThrownBy(() -> builder().maxSize(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("size of a cache is not positive: 0");
    assertThatThrownBy(() -> builder().maxIdle(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("time without use is not positive: PT0S");
  }

  /** Caches that share a folder put, evict and read the same few files. */
  @Test
  void readersNeverSeeHalfAFile() throws Exception {
    int threads = 8;
    var pool = Executors.newFixedThreadPool(threads);
    try {
      var tasks = new ArrayList<Callable<Integer>>();
      for (int t = 0; t < threads; t++) {
        DirectoryCache mine = builder().maxSize(30_000).open();
        int seed = t;
        tasks.add(() -> putAndRead(mine, seed));
      }
      int seen = 0;
      for (var result : pool.invokeAll(tasks)) {
        seen += result.get();
      }
      assertThat(seen).isPositive();
    } finally {
      pool.shutdown();
    }
    assertThat(cache.stagingFolder()).isEmptyDirectory();
  }

  private static int putAndRead(DirectoryCache cache, int seed) throws IOException {
    int seen = 0;
    for (int round = 0; round < 100; round++) {
      int i = (round * 7 + seed) % 10;
      cache.put(zip(i), Blob.ofBytes(content(i, 1000 * (i + 1))));
      Optional<Blob> held = cache.open(zip((i + 1) % 10));
      if (held.isPresent()) {
        seen++;
        try (Blob blob = held.get()) {
          int expected = (i + 1) % 10;
          assertThat(blob.readAllBytes(1 << 20))
              .isEqualTo(content(expected, 1000 * (expected + 1)));
        }
      }
    }
    return seen;
  }
}
