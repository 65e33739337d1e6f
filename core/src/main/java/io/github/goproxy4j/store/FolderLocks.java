package io.github.goproxy4j.store;

import io.github.goproxy4j.internal.file.ProcessLock;
import io.github.goproxy4j.module.ModulePath;
import java.io.IOException;
import java.nio.file.Path;

/** Locks for modules, some of which share one. */
final class FolderLocks {
  private static final int COUNT = 64;

  private final Path folder;

  /** Keeps lock files in {@code folder}, which is a real path. */
  FolderLocks(Path folder) {
    this.folder = folder;
  }

  /** Waits for the lock of a module and has it until {@code action} ends. */
  <T> T holding(ModulePath path, ProcessLock.Action<T> action) throws IOException {
    int number = Math.floorMod(path.value().hashCode(), COUNT);
    return ProcessLock.holding(folder.resolve(String.valueOf(number)), action);
  }
}
