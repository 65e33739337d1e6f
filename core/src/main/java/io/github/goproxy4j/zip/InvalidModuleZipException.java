package io.github.goproxy4j.zip;

import java.io.IOException;

/**
 * Files that break the rules for module zips. The message is the go command's, a line for each of
 * them, so it may be long.
 */
public final class InvalidModuleZipException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient ZipReport report;

  InvalidModuleZipException(String message, ZipReport report) {
    super(message);
    this.report = report;
  }

  /** Everything that was found, not only the first problem. */
  public ZipReport report() {
    return report;
  }
}
