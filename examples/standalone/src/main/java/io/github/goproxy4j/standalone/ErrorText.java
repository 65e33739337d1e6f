package io.github.goproxy4j.standalone;

import io.github.goproxy4j.internal.text.FileReason;
import java.io.FileNotFoundException;
import java.nio.file.FileSystemException;

/** What went wrong, in one line that names the input and the reason. */
final class ErrorText {
  private ErrorText() {}

  static String of(Throwable e) {
    String text = reason(e).strip();
    return Shown.line(text.replaceAll(":\\s*\\n\\s*", ": ").replaceAll("\\s*\\n\\s*", "; "));
  }

  private static String reason(Throwable e) {
    if (e instanceof FileSystemException f) {
      return f.getFile() + ": " + FileReason.of(f);
    }
    String message = e.getMessage();
    boolean speaks = message != null && !message.isBlank();
    return speaks || e instanceof FileNotFoundException
        ? String.valueOf(message)
        : e.getClass().getSimpleName();
  }
}
