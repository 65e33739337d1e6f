package io.github.goproxy4j.source;

import java.time.Duration;

/** The source cannot answer now; the same question may be asked again later. */
public final class SourceUnavailableException extends ModuleSourceException {
  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  /** What was asked for, why there is no answer now, and when to ask again. */
  public SourceUnavailableException(Object subject, String reason, Duration retryAfter) {
    super(subject + ": " + reason);
    this.retryAfter = retryAfter;
  }

  /** How long to wait before asking again. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
