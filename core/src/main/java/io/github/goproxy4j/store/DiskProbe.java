package io.github.goproxy4j.store;

import java.io.IOException;
import java.nio.file.Path;

/** Is told of everything that a store is about to do to its disk, and may prevent it. */
@FunctionalInterface
interface DiskProbe {
  DiskProbe NONE = (operation, file) -> {};

  void before(String operation, Path file) throws IOException;
}
