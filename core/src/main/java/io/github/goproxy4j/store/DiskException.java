package io.github.goproxy4j.store;

import io.github.goproxy4j.internal.text.FileReason;
import java.io.IOException;
import java.nio.file.Path;

/** A file or folder of a store failed; the message is one line that names it and the reason. */
final class DiskException extends IOException {
  private static final long serialVersionUID = 1L;

  private DiskException(String message, IOException cause) {
    super(message, cause);
  }

  static IOException of(Path file, IOException cause) {
    return cause instanceof DiskException
        ? cause
        : new DiskException(file + ": " + FileReason.of(cause), cause);
  }
}
