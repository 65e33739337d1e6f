package io.github.goproxy4j.protocol;

import java.io.IOException;
import java.time.Duration;

/** A request is refused for who sent it. */
abstract sealed class RequestRefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  private RequestRefusedException(String message) {
    super(message);
  }

  /** Nobody knows who sent it, and that would have to be known. */
  static final class Anonymous extends RequestRefusedException {
    private static final long serialVersionUID = 1L;

    Anonymous(String message) {
      super(message);
    }
  }

  /** There were too many wrong credentials. */
  static final class Postponed extends RequestRefusedException {
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    Postponed(Duration retryAfter) {
      super("too many wrong credentials");
      this.retryAfter = retryAfter;
    }

    Duration retryAfter() {
      return retryAfter;
    }
  }

  /** Who sent it may not do that. */
  static final class Denied extends RequestRefusedException {
    private static final long serialVersionUID = 1L;

    Denied(String message) {
      super(message);
    }
  }
}
