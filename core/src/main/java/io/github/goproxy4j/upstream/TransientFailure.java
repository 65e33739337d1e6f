package io.github.goproxy4j.upstream;

import io.github.goproxy4j.source.UpstreamException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** An attempt failed in a way that may pass. Never leaves {@link HttpRemote}. */
final class TransientFailure extends IOException {
  private static final long serialVersionUID = 1L;

  private final UpstreamException failure;
  private final transient Optional<Duration> retryAfter;

  TransientFailure(UpstreamException failure, Optional<Duration> retryAfter) {
    super(failure.getMessage(), failure);
    this.failure = failure;
    this.retryAfter = retryAfter;
  }

  TransientFailure(UpstreamException failure) {
    this(failure, Optional.empty());
  }

  /** What the asker is told if it does not pass. */
  UpstreamException failure() {
    return failure;
  }

  /** How long the server wants to be left alone. */
  Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
