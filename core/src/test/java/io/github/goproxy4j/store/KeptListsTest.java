package io.github.goproxy4j.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.release.ModuleRelease;
import io.github.goproxy4j.semver.SemVer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptListsTest {
  private static final ModulePath PATH = ModulePath.parse("example.com/m");
  private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-01-02T03:04:05Z"));

  @TempDir Path root;

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1000);
  private Path folder;
  private DirectoryStore store;

  @BeforeEach
  void openStore() throws IOException {
    store = DirectoryStore.at(root, Clock.systemUTC(), nanos::get, DiskProbe.NONE);
    folder = Files.createDirectories(root.resolve("example.com/m/@v"));
  }

  @Test
  void manyVersionsAreListedOnce() throws IOException {
    for (int i = 0; i < 10_000; i++) {
      record("v1.0." + i);
    }
    settle();

    List<SemVer> versions = store.versions(PATH).orElseThrow();
    assertThat(versions).hasSize(10_000).isSorted();
    for (int i = 0; i < 1000; i++) {
      later(10);
      assertThat(store.versions(PATH).orElseThrow()).isSameAs(versions);
    }
  }

  @Test
  void changesAreSeenByTheTimeOfTheFolder() throws IOException {
    record("v1.0.0");
    settle();
    record("v1.1.0");
    later(1);
    assertThat(store.versions(PATH).orElseThrow()).hasSize(2);
  }

  @Test
  void changesThatLeaveTheTimeAsItWasAreSeenAMomentLater() throws IOException {
    record("v1.0.0");
    Files.setLastModifiedTime(folder, LONG_AGO);
    assertThat(store.versions(PATH).orElseThrow()).hasSize(1);

    for (int i = 1; i < 8; i++) {
      record("v1." + i + ".0");
      Files.setLastModifiedTime(folder, LONG_AGO);
      later(300);
      assertThat(store.versions(PATH).orElseThrow()).as("%s", i).hasSize(i + 1);
    }
  }

  @Test
  void aFolderThatKeepsChangingIsListedFiveTimesASecond() throws IOException {
    record("v1.0.0");
    Files.setLastModifiedTime(folder, LONG_AGO);
    List<SemVer> versions = store.versions(PATH).orElseThrow();

    later(199);
    assertThat(store.versions(PATH).orElseThrow()).isSameAs(versions);
    later(2);
    assertThat(store.versions(PATH).orElseThrow()).isNotSameAs(versions);
  }

  @Test
  void ownChangesAreSeenAtOnce() throws IOException {
    record("v1.0.0");
    Files.setLastModifiedTime(folder, LONG_AGO);
    settle();
    try (ModuleRelease release =
        TestReleases.release("example.com/m@v1.1.0", "a", store.stagingFolder())) {
      store.publish(release);
    }
    Files.setLastModifiedTime(folder, LONG_AGO);
    assertThat(store.versions(PATH).orElseThrow()).hasSize(2);

    store.delete(ModuleVersion.parse("example.com/m@v1.1.0"));
    Files.setLastModifiedTime(folder, LONG_AGO);
    assertThat(store.versions(PATH).orElseThrow()).hasSize(1);
  }

  private void record(String version) throws IOException {
    Files.createFile(folder.resolve(version + ".release"));
  }

  /** After this, the listing is final. */
  private void settle() throws IOException {
    store.versions(PATH);
    later(3000);
    store.versions(PATH);
  }

  private void later(long milliseconds) {
    nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(milliseconds));
  }
}
