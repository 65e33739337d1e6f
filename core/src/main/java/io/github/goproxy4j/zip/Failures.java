package io.github.goproxy4j.zip;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Texts of failures; the JDK's own often are but the name of the file. */
final class Failures {
  private Failures() {}

  /** The same failure, saying what was being done. */
  static IOException during(String prefix, IOException e) {
    return new IOException(prefix + text(e), e);
  }

  static String text(IOException e) {
    if (e instanceof FileSystemException failure && failure.getReason() == null) {
      return failure.getFile() + ": " + reason(failure);
    }
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }

  private static String reason(FileSystemException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file or directory";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileAlreadyExistsException) {
      return "file exists";
    }
    return e instanceof NotDirectoryException ? "not a directory" : e.getClass().getSimpleName();
  }
}
