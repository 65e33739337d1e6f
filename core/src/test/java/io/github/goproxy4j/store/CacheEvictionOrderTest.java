package io.github.goproxy4j.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.SettableClock;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.module.ModuleVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever was done to a cache, what goes was used longer ago than what stays. */
class CacheEvictionOrderTest {
  private static final Duration STEP = Duration.ofMinutes(1);
  private static final int FILES = 8;

  /**
   * Time passes, and then a file is used, or put if it is not there.
   *
   * @param restart whether the cache is opened anew before
   */
  record Use(int file, int seconds, boolean restart) {}

  @Provide
  Arbitrary<List<Use>> uses() {
    return Combinators.combine(
            Arbitraries.integers().between(0, FILES - 1),
            Arbitraries.integers().between(1, 200),
            Arbitraries.of(true, false, false, false))
        .as(Use::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(25);
  }

  private static ModuleFile file(int i) {
    return new ModuleFile(ModuleVersion.of("example.com/m" + i % 3, "v1.0." + i), Kind.ZIP);
  }

  private static int size(int i) {
    return (i * 37 + 11) % 100;
  }

  @Property(tries = 20)
  void whatGoesWasUsedBeforeWhatStays(
      @ForAll("uses") List<Use> uses, @ForAll @IntRange(min = 1, max = 400) int maxSize)
      throws IOException {
    Path root = Files.createTempDirectory("goproxy4j");
    try {
      check(root, uses, maxSize);
    } finally {
      delete(root);
    }
  }

  private static void check(Path root, List<Use> uses, int maxSize) throws IOException {
    var clock = new SettableClock("2026-01-02T03:04:05Z");
    var used = new LinkedHashMap<Integer, Instant>();
    DirectoryCache cache = DirectoryCache.builder(root).clock(clock).open();
    for (Use use : uses) {
      clock.forward(Duration.ofSeconds(use.seconds));
      cache = use.restart ? DirectoryCache.builder(root).clock(clock).open() : cache;
      use(cache, use.file);
      used.put(use.file, clock.instant());
    }
    long bytes = used.keySet().stream().mapToLong(CacheEvictionOrderTest::size).sum();
    assertThat(cache.usage().bytes()).isEqualTo(bytes);

    DirectoryCache limited = DirectoryCache.builder(root).clock(clock).maxSize(maxSize).open();
    CacheUsage removed = limited.evict();

    var gone = new LinkedHashMap<>(used);
    var kept = new LinkedHashMap<>(used);
    gone.keySet().removeIf(i -> Files.exists(root.resolve(file(i).escapedPath())));
    kept.keySet().removeAll(gone.keySet());
    long left = kept.keySet().stream().mapToLong(CacheEvictionOrderTest::size).sum();
    assertThat(removed).isEqualTo(new CacheUsage(gone.size(), bytes - left));
    assertThat(limited.usage()).isEqualTo(new CacheUsage(kept.size(), left));
    assertThat(gone.isEmpty()).isEqualTo(bytes <= maxSize);
    if (!gone.isEmpty() && kept.size() > 1) {
      assertThat(left).isLessThanOrEqualTo(maxSize - maxSize / 10);
    }
    assertThat(left).isLessThanOrEqualTo(maxSize);
    assertNoneTooMany(gone, left, maxSize);
    for (Instant goneAt : gone.values()) {
      assertThat(kept.values()).noneMatch(at -> at.plus(STEP).isBefore(goneAt));
    }
  }

  /** With the largest of those that went there would be too much. */
  private static void assertNoneTooMany(Map<Integer, Instant> gone, long left, int maxSize) {
    if (!gone.isEmpty()) {
      int largest = gone.keySet().stream().mapToInt(CacheEvictionOrderTest::size).max().orElse(0);
      assertThat(left + largest).isGreaterThan(maxSize - maxSize / 10);
    }
  }

  private static void use(DirectoryCache cache, int i) throws IOException {
    var held = cache.open(file(i));
    if (held.isPresent()) {
      held.get().close();
    } else {
      cache.put(file(i), Blob.ofBytes(new byte[size(i)]));
    }
  }

  private static void delete(Path root) throws IOException {
    try (var files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
