package io.github.goproxy4j.store;

import io.github.goproxy4j.module.ModulePath;
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
 * Locks for modules that hold among the threads of this process and among processes. Several
 * modules may share one.
 *
 * <p>The lock files stay, since deleting one could leave two owners. On POSIX systems a process
 * loses its lock on a file as soon as it closes that file anywhere, so within a process only the
 * owner may have it open: that is what the table is for, which all stores share.
 */
final class FolderLocks {
  private static final int COUNT = 64;
  private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final ConcurrentMap<Path, ReentrantLock> IN_THIS_PROCESS =
      new ConcurrentHashMap<>();

  private final Path folder;

  /** Keeps lock files in {@code folder}, which is a real path. */
  FolderLocks(Path folder) {
    this.folder = folder;
  }

  @FunctionalInterface
  interface Action<T> {
    T run() throws IOException;
  }

  /** Waits for the lock of a module and has it until {@code action} ends. */
  <T> T holding(ModulePath path, Action<T> action) throws IOException {
    Path file = folder.resolve(String.valueOf(Math.floorMod(path.value().hashCode(), COUNT)));
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
      throw DiskException.of(file, e);
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
