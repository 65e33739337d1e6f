package io.github.goproxy4j.internal.file;

import io.github.goproxy4j.internal.text.FileReason;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A lock that holds among the threads of this process and among processes.
 *
 * <p>The lock files stay, since deleting one could leave two owners. On POSIX systems a process
 * loses its lock on a file as soon as it closes that file anywhere, so within a process only the
 * owner may have it open: that is what the table is for.
 */
public final class ProcessLock {
  private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final ConcurrentMap<Path, ReentrantLock> IN_THIS_PROCESS =
      new ConcurrentHashMap<>();

  private ProcessLock() {}

  /** Something that is done while a lock is held. */
  @FunctionalInterface
  public interface Action<T> {
    /** Does it. */
    T run() throws IOException;
  }

  /**
   * Waits for the lock and has it until {@code action} ends.
   *
   * @param file the lock, a file in a real path, which is made if there is none
   */
  public static <T> T holding(Path file, Action<T> action) throws IOException {
    ReentrantLock lock = IN_THIS_PROCESS.computeIfAbsent(file, f -> new ReentrantLock());
    lock.lock();
    try {
      FileChannel channel = lockFile(file);
      try {
        return action.run();
      } finally {
        channel.close();
      }
    } finally {
      lock.unlock();
    }
  }

  private static FileChannel lockFile(Path file) throws IOException {
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        lock(channel);
        return channel;
      } catch (Throwable e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw new IOException(file + ": " + FileReason.of(e), e);
    }
  }

  /** Another copy of this class in the same process cannot be waited for but by asking again. */
  private static void lock(FileChannel channel) throws IOException {
    while (!tryLock(channel)) {
      LockSupport.parkNanos(RETRY_NANOS);
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedIOException("interrupted while waiting for a lock");
      }
    }
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      channel.lock();
      return true;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }
}
