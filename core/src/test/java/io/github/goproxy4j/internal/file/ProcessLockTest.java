package io.github.goproxy4j.internal.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.Parallel;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessLockTest {
  @TempDir Path folder;

  @Test
  void excludesOtherHoldersInThisProcess() throws Exception {
    var inside = new AtomicInteger();
    Parallel.run(
        8,
        i -> {
          for (int round = 0; round < 50; round++) {
            ProcessLock.holding(
                folder.resolve("lock"),
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
    Path file = lockFile();
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      FileLock lock = channel.lock();
      Future<Boolean> other = thread.submit(() -> ProcessLock.holding(file, () -> true));
      lock.release();
      assertThat(other.get(30, TimeUnit.SECONDS)).isTrue();
    } finally {
      thread.shutdownNow();
    }
  }

  @Test
  void stopsWaitingWhenInterrupted() throws Exception {
    Path file = lockFile();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.lock();
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> ProcessLock.holding(file, () -> true))
          .isInstanceOf(IOException.class)
          .hasMessage("%s: interrupted while waiting for a lock", file);
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(ProcessLock.<Boolean>holding(file, () -> true)).isTrue();
  }

  /** A lock that was held, and so has its file. */
  private Path lockFile() throws IOException {
    Path file = folder.resolve("lock");
    ProcessLock.holding(file, () -> true);
    assertThat(file).exists();
    return file;
  }
}
