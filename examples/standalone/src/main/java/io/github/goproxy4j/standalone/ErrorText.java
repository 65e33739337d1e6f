package io.github.goproxy4j.standalone;

import java.io.FileNotFoundException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** What went wrong, in one line that names the input and the reason. */
final class ErrorText {
  private ErrorText() {}

  static String of(Throwable e) {
    return reason(e).strip().replaceAll(":\\s*\\R\\s*", ": ").replaceAll("\\s*\\R\\s*", "; ");
  }

  private static String reason(Throwable e) {
    if (e instanceof FileSystemException f) {
      return f.getFile() + ": " + fileReason(f);
    }
    String message = e.getMessage();
    boolean speaks = message != null && !message.isBlank();
    return speaks || e instanceof FileNotFoundException
        ? String.valueOf(message)
        : e.getClass().getSimpleName();
  }

  private static String fileReason(FileSystemException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file or directory";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileAlreadyExistsException) {
      return "exists already";
    }
    if (e instanceof NotDirectoryException) {
      return "not a directory";
    }
    return String.valueOf(e.getReason());
  }
}
