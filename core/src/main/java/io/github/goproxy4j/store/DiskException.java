package io.github.goproxy4j.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
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
        : new DiskException(file + ": " + reason(cause), cause);
  }

  /** The JDK gives no reason where the type of the exception is the reason. */
  private static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file or directory";
    } else if (e instanceof AccessDeniedException) {
      return "permission denied";
    } else if (e instanceof FileAlreadyExistsException) {
      return "file exists";
    } else if (e instanceof NotDirectoryException) {
      return "not a directory";
    } else if (e instanceof DirectoryNotEmptyException) {
      return "directory not empty";
    }
    String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
    return reason == null ? e.getClass().getSimpleName() : reason;
  }
}
