package io.github.goproxy4j.standalone;

import java.io.FileNotFoundException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** What went wrong, in one line that names the input and the reason. */
final class ErrorText {
  private ErrorText() {}

  static String of(Throwable e) {
    String text = reason(e).strip();
    return Shown.line(text.replaceAll(":\\s*\\n\\s*", ": ").replaceAll("\\s*\\n\\s*", "; "));
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

  static String fileReason(FileSystemException e) {
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
    if (e instanceof DirectoryNotEmptyException) {
      return "directory not empty";
    }
    return e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
  }
}
