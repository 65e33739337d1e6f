package io.github.goproxy4j.zip;

import io.github.goproxy4j.internal.text.FileReason;
import java.io.IOException;
import java.nio.file.FileSystemException;

/** Texts of failures; the JDK's own often are but the name of the file. */
final class Failures {
  private Failures() {}

  /** The same failure, saying what was being done. */
  static IOException during(String prefix, IOException e) {
    return new IOException(prefix + text(e), e);
  }

  static String text(IOException e) {
    if (e instanceof FileSystemException failure && failure.getReason() == null) {
      return failure.getFile() + ": " + FileReason.of(failure);
    }
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }
}
