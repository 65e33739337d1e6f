package io.github.goproxy4j.blob;

import java.io.IOException;

/** More bytes came than were allowed. */
public final class SizeLimitException extends IOException {
  private static final long serialVersionUID = 1L;

  private final long limit;

  /** More than {@code limit} bytes came. */
  public SizeLimitException(long limit) {
    super("more than " + limit + " bytes");
    this.limit = limit;
  }

  /** The number of bytes that would have been fine. */
  public long limit() {
    return limit;
  }
}
