package io.github.goproxy4j.store;

import static io.github.goproxy4j.store.OtherProcess.MODULE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.release.ModuleRelease;
import io.github.goproxy4j.store.OtherProcess.Task;
import io.github.goproxy4j.store.StoredRelease.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process dies before each of the operations on the disk that a change consists of. */
class CrashTest {
  private static final ModuleVersion VERSION = ModuleVersion.parse(MODULE);

  @TempDir Path temp;

  private Path root;

  @FunctionalInterface
  private interface Check {
    void after(DirectoryStore store) throws IOException;
  }

  @Test
  void crashWhilePublishingLeavesTheVersionWholeOrAbsent() throws Exception {
    int deaths = dieEverywhere(Task.PUBLISH, store -> {}, CrashTest::assertWholeOrAbsent);
    assertThat(deaths).isGreaterThan(10);
  }

  @Test
  void crashWhileDeletingLeavesTheVersionWholeOrDeletedAndReindexingEndsIt() throws Exception {
    int deaths =
        dieEverywhere(
            Task.DELETE,
            store -> publish(store, "a"),
            store -> {
              assertWholeOrDeleted(store);
              store.reindex();
              assertWholeOrDeleted(store);
              if (store.find(VERSION).orElseThrow().state() == State.DELETED) {
                assertThat(names())
                    .containsExactlyInAnyOrder("list", "v1.0.0.release", "v1.0.0.deleted");
                assertThat(list()).isEmptyFile();
              } else {
                assertThat(list()).hasContent("v1.0.0\n");
              }
            });
    assertThat(deaths).isGreaterThan(5);
  }

  @Test
  void crashWhileRestoringLeavesTheVersionWholeOrDeleted() throws Exception {
    int deaths =
        dieEverywhere(
            Task.PUBLISH,
            store -> {
              publish(store, "a");
              store.delete(VERSION);
            },
            store -> {
              assertWholeOrDeleted(store);
              publish(store, "a");
              TestReleases.assertWhole(store, MODULE, "a");
              assertThat(list()).hasContent("v1.0.0\n");
            });
    assertThat(deaths).isGreaterThan(10);
  }

  /** How often the other process died. */
  private int dieEverywhere(Task task, Check before, Check after) throws Exception {
    for (int operations = 0; ; operations++) {
      root = temp.resolve(task + " " + operations);
      before.after(DirectoryStore.at(root));
      boolean finished = OtherProcess.finished(OtherProcess.start(root, task, "a", operations));
      after.after(DirectoryStore.at(root));
      if (finished) {
        return operations;
      }
    }
  }

  /** And can be published: with the same content, or with another one if it is absent. */
  private static void assertWholeOrAbsent(DirectoryStore store) throws IOException {
    if (store.find(VERSION).isPresent()) {
      TestReleases.assertWhole(store, MODULE, "a");
      assertThat(publish(store, "a")).isEqualTo(PublishResult.UNCHANGED);
      TestReleases.assertWhole(store, MODULE, "a");
    } else {
      assertThat(store.versions(VERSION.path())).isEmpty();
      assertThat(store.modules("", 1)).isEmpty();
      assertNoFiles(store);
      assertThat(publish(store, "b")).isEqualTo(PublishResult.PUBLISHED);
      TestReleases.assertWhole(store, MODULE, "b");
    }
    assertThat(store.modules("", 1)).containsExactly(VERSION.path());
  }

  private static void assertWholeOrDeleted(DirectoryStore store) throws IOException {
    if (store.find(VERSION).orElseThrow().state() == State.DELETED) {
      assertDeleted(store);
    } else {
      TestReleases.assertWhole(store, MODULE, "a");
    }
  }

  private static void assertDeleted(DirectoryStore store) throws IOException {
    assertThat(store.find(VERSION).orElseThrow().state()).isEqualTo(State.DELETED);
    assertThat(store.versions(VERSION.path()).orElseThrow()).isEmpty();
    assertNoFiles(store);
  }

  private static void assertNoFiles(DirectoryStore store) throws IOException {
    for (Kind kind : Kind.values()) {
      Optional<Blob> blob = store.open(new ModuleFile(VERSION, kind));
      assertThat(blob).isEmpty();
    }
  }

  private static PublishResult publish(DirectoryStore store, String content) throws IOException {
    try (ModuleRelease release = TestReleases.release(MODULE, content, store.stagingFolder())) {
      return store.publish(release);
    }
  }

  private Path list() {
    return root.resolve("example.com/m/@v/list");
  }

  private Stream<String> names() throws IOException {
    try (Stream<Path> files = Files.list(root.resolve("example.com/m/@v"))) {
      return files.map(file -> file.getFileName().toString()).toList().stream();
    }
  }
}
