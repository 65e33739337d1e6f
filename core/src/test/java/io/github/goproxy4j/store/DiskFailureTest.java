package io.github.goproxy4j.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.release.ModuleRelease;
import io.github.goproxy4j.store.StoredRelease.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk fails at each of the operations that a change consists of. */
class DiskFailureTest {
  private static final String MODULE = "example.com/m@v1.0.0";
  private static final ModuleVersion VERSION = ModuleVersion.parse(MODULE);
  private static final String FULL = "No space left on device";

  @TempDir Path temp;

  private Path root;

  /** How long the disk fails. */
  private enum Failure {
    ONCE,
    FROM_THEN_ON
  }

  @FunctionalInterface
  private interface Action {
    void on(DirectoryStore store) throws IOException;
  }

  @Test
  void failedPublicationLeavesTheVersionWholeOrAbsent() throws IOException {
    for (Failure failure : Failure.values()) {
      int failures =
          failEverywhere(
              failure,
              store -> {},
              DiskFailureTest::publish,
              store -> {
                if (store.find(VERSION).isPresent()) {
                  TestReleases.assertWhole(store, MODULE, "a");
                } else {
                  assertThat(store.versions(VERSION.path())).isEmpty();
                }
                publish(store);
                TestReleases.assertWhole(store, MODULE, "a");
                assertThat(root.resolve("example.com/m/@v/list")).hasContent("v1.0.0\n");
              });
      assertThat(failures).isGreaterThan(10);
    }
  }

  @Test
  void failedPublicationRemovesWhatItMoved() throws IOException {
    failEverywhere(
        Failure.ONCE,
        store -> {},
        DiskFailureTest::publish,
        store -> {
          if (store.find(VERSION).isEmpty()) {
            assertThat(files(root)).noneMatch(file -> file.contains("v1.0.0"));
          }
        });
  }

  @Test
  void failedDeletionCanBeRepeated() throws IOException {
    failEverywhere(
        Failure.ONCE,
        DiskFailureTest::publish,
        store -> store.delete(VERSION),
        store -> {
          if (store.find(VERSION).orElseThrow().state() == State.PUBLISHED) {
            TestReleases.assertWhole(store, MODULE, "a");
          }
          store.delete(VERSION);
          assertThat(files(root.resolve("example.com")))
              .containsExactlyInAnyOrder("list", "v1.0.0.deleted", "v1.0.0.release");
        });
  }

  /** How often the change failed. */
  private int failEverywhere(Failure failure, Action before, Action change, Action after)
      throws IOException {
    for (int operations = 0; ; operations++) {
      root = Files.createTempDirectory(temp, "store");
      before.on(DirectoryStore.at(root));
      DirectoryStore failing = storeThatFails(failure, operations);
      Throwable thrown = catchThrowable(() -> change.on(failing));
      assertThat(failing.stagingFolder()).isEmptyDirectory();
      after.on(DirectoryStore.at(root));
      if (thrown == null) {
        return operations;
      }
      assertThat(thrown)
          .isInstanceOf(IOException.class)
          .hasMessageMatching(Pattern.quote(root.toRealPath().toString()) + ".*: " + FULL);
    }
  }

  private DirectoryStore storeThatFails(Failure failure, int operations) throws IOException {
    var left = new AtomicInteger(operations);
    DiskProbe probe =
        (operation, file) -> {
          int number = left.getAndDecrement();
          if (number == 0 || (number < 0 && failure == Failure.FROM_THEN_ON)) {
            throw new IOException(FULL);
          }
        };
    return DirectoryStore.at(root, Clock.systemUTC(), System::nanoTime, probe);
  }

  private static void publish(DirectoryStore store) throws IOException {
    try (ModuleRelease release = TestReleases.release(MODULE, "a", store.stagingFolder())) {
      store.publish(release);
    }
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()).toList();
    }
  }
}
