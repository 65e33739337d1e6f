package io.github.goproxy4j.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.module.ModulePath;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLocksTest {
  private static final ModulePath PATH = ModulePath.parse("example.com/m");

  @TempDir Path folder;

  @Test
  void excludesOtherHoldersInThisProcess() throws Exception {
    var inside = new AtomicInteger();
    ModuleStoreContract.inParallel(
        8,
        i -> {
          var locks = new FolderLocks(folder);
          for (int round = 0; round < 50; round++) {
            locks.holding(
                PATH,
                () -> {
                  assertThat(inside.incrementAndGet()).isEqualTo(1);
                  return inside.decrementAndGet();
                });
          }
          return true;
        });
  }

  @Test
  void waitsForCopiesOfItselfInThisProcess() throws Exception {
    var locks = new FolderLocks(folder);
    Path file = lockFile(locks);
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      FileLock lock = channel.lock();
      Future<Boolean> other = thread.submit(() -> locks.holding(PATH, () -> true));
      lock.release();
      assertThat(other.get(30, TimeUnit.SECONDS)).isTrue();
    } finally {
      thread.shutdownNow();
    }
  }

  @Test
  void stopsWaitingWhenInterrupted() throws Exception {
    var locks = new FolderLocks(folder);
    Path file = lockFile(locks);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.lock();
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> locks.holding(PATH, () -> true))
          .isInstanceOf(IOException.class)
          .hasMessage("%s: interrupted while waiting for a lock", file);
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(locks.<Boolean>holding(PATH, () -> true)).isTrue();
  }

  /** The file for the path, which remains. */
  private Path lockFile(FolderLocks locks) throws IOException {
    locks.holding(PATH, () -> true);
    try (Stream<Path> files = Files.list(folder)) {
      return files.findFirst().orElseThrow();
    }
  }
}
