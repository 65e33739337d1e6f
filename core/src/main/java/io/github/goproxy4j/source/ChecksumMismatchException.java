package io.github.goproxy4j.source;

/** The bytes are not those that were promised; nothing of them was kept. */
public final class ChecksumMismatchException extends ModuleSourceException {
  private static final long serialVersionUID = 1L;

  /** What was asked for, and why that is the answer. */
  public ChecksumMismatchException(Object subject, String reason) {
    super(subject + ": " + reason);
  }
}
