package io.github.goproxy4j.archive;

import java.io.IOException;

/** A zip that may be well-formed but is larger than its reader was told to accept. */
public final class ZipLimitException extends IOException {
  private static final long serialVersionUID = 1L;

  private final long limit;

  ZipLimitException(String unit, long limit) {
    super("zip: more than " + limit + " " + unit);
    this.limit = limit;
  }

  /** The number that would have been fine. */
  public long limit() {
    return limit;
  }
}
