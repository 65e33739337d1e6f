package io.github.goproxy4j.blob;

import java.nio.file.FileSystemException;

/** There was no room left where a file was written. */
public final class DiskFullException extends FileSystemException {
  private static final long serialVersionUID = 1L;

  /** No room for {@code file}, in the words of the system. */
  public DiskFullException(String file, String reason) {
    super(file, null, reason);
  }
}
