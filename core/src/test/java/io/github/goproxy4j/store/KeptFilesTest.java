package io.github.goproxy4j.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.release.ModuleRelease;
import io.github.goproxy4j.store.StoredRelease.State;
import io.github.goproxy4j.zip.SourceFile;
import io.github.goproxy4j.zip.SourceTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one store keeps on the heap while another one changes the folder of both. */
class KeptFilesTest {
  private static final ModuleVersion MODULE = ModuleVersion.parse("example.com/m@v1.0.0");
  private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-01-02T03:04:05Z"));

  @TempDir Path root;

  private final AtomicLong nanos = new AtomicLong();
  private Path folder;
  private DirectoryStore store;
  private DirectoryStore other;

  @BeforeEach
  void openStores() throws IOException {
    store = DirectoryStore.at(root, Clock.systemUTC(), nanos::get, DiskProbe.NONE);
    other = DirectoryStore.at(root);
    folder = root.resolve("example.com/m/@v");
    publish(other);
  }

  @Test
  void releasesAndGoModFilesAreReadOnce() throws IOException {
    settle();
    StoredRelease release = store.find(MODULE).orElseThrow();
    Blob goMod = store.open(new ModuleFile(MODULE, Kind.MOD)).orElseThrow();
    later(10_000);
    assertThat(store.find(MODULE).orElseThrow()).isSameAs(release);
    assertThat(store.open(new ModuleFile(MODULE, Kind.MOD)).orElseThrow()).isSameAs(goMod);
  }

  @Test
  void largeGoModFilesAreNotKept() throws IOException {
    var module = ModuleVersion.parse("example.com/large@v1.0.0");
    String goMod = "module example.com/large\n//" + "x".repeat(65_536) + "\n";
    byte[] bytes = goMod.getBytes(StandardCharsets.UTF_8);
    byte[] zip = TestReleases.zip(module, SourceTree.of(SourceFile.ofBytes("go.mod", bytes)), "a");
    try (ModuleRelease release = TestReleases.ofZip(module, zip, other.stagingFolder())) {
      other.publish(release);
    }
    for (int i = 0; i < 3; i++) {
      try (Blob blob = store.open(new ModuleFile(module, Kind.MOD)).orElseThrow()) {
        assertThat(blob.file()).isPresent();
        assertThat(blob.size()).isEqualTo(goMod.length());
      }
      later(3000);
    }
  }

  @Test
  void deletionIsSeenByTheTimeOfTheFolder() throws IOException {
    settle();
    other.delete(MODULE);
    later(1);
    assertThat(store.find(MODULE).orElseThrow().state()).isEqualTo(State.DELETED);
    assertThat(store.open(new ModuleFile(MODULE, Kind.MOD))).isEmpty();
  }

  @Test
  void deletionThatLeavesTheTimeAsItWasIsSeenAMomentLater() throws IOException {
    Files.setLastModifiedTime(folder, LONG_AGO);
    assertThat(store.find(MODULE).orElseThrow().state()).isEqualTo(State.PUBLISHED);
    other.delete(MODULE);
    Files.setLastModifiedTime(folder, LONG_AGO);
    later(201);
    assertThat(store.find(MODULE).orElseThrow().state()).isEqualTo(State.DELETED);
    assertThat(store.open(new ModuleFile(MODULE, Kind.MOD))).isEmpty();
  }

  @Test
  void absenceIsNotKept() throws IOException {
    var next = ModuleVersion.parse("example.com/m@v1.1.0");
    Files.setLastModifiedTime(folder, LONG_AGO);
    assertThat(store.find(next)).isEmpty();
    try (ModuleRelease release =
        TestReleases.release(next.toString(), "a", other.stagingFolder())) {
      other.publish(release);
    }
    Files.setLastModifiedTime(folder, LONG_AGO);
    assertThat(store.find(next)).isPresent();
  }

  @Test
  void ownChangesAreSeenAtOnce() throws IOException {
    settle();
    Instant time = Instant.parse("2021-02-03T04:05:06Z");
    store.correctTime(MODULE, time);
    Files.setLastModifiedTime(folder, LONG_AGO);
    assertThat(store.find(MODULE).orElseThrow().info().time()).hasValue(time);

    store.delete(MODULE);
    Files.setLastModifiedTime(folder, LONG_AGO);
    assertThat(store.find(MODULE).orElseThrow().state()).isEqualTo(State.DELETED);

    publish(store);
    Files.setLastModifiedTime(folder, LONG_AGO);
    assertThat(store.open(new ModuleFile(MODULE, Kind.MOD))).isPresent();
  }

  private static void publish(DirectoryStore target) throws IOException {
    try (ModuleRelease release =
        TestReleases.release(MODULE.toString(), "a", target.stagingFolder())) {
      target.publish(release);
    }
  }

  /** After this, what is read is final. */
  private void settle() throws IOException {
    Files.setLastModifiedTime(folder, LONG_AGO);
    store.find(MODULE);
    later(3000);
    store.find(MODULE);
  }

  private void later(long milliseconds) {
    nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(milliseconds));
  }
}
