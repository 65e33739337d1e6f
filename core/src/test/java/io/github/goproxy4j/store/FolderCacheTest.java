package io.github.goproxy4j.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.module.ModulePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderCacheTest {
  private static final ModulePath PATH = ModulePath.parse("example.com/m");
  private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

  @TempDir Path folder;

  @Test
  void oneValueMayWeighAsMuchAsThereMayBe() throws IOException {
    StoreRoot root = StoreRoot.ofStore(folder);
    Path versions = Files.createDirectories(folder.resolve("example.com/m/@v"));
    Files.setLastModifiedTime(versions, FileTime.from(LONG_AGO));
    FolderCache<String, String> cache =
        FolderCache.of(new FolderTimes(root, System::nanoTime), 100_000, String::length);
    var reads = new AtomicInteger();
    String heavy = "x".repeat(100_000);

    for (int i = 0; i < 3; i++) {
      assertThat(
              cache.get(
                  "key",
                  PATH,
                  there -> {
                    reads.incrementAndGet();
                    return Optional.of(heavy);
                  }))
          .contains(heavy);
    }

    assertThat(reads).hasValue(1);
  }
}
