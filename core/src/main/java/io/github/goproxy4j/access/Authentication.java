package io.github.goproxy4j.access;

import java.time.Duration;

/** What came of finding out who asks. */
public sealed interface Authentication {
  /**
   * It is somebody, or nobody in particular.
   *
   * @param caller who it is
   */
  record Accepted(Caller caller) implements Authentication {}

  /** The credentials are wrong. */
  record Rejected() implements Authentication {}

  /**
   * There were too many wrong credentials; these were not looked at.
   *
   * @param retryAfter when others will be
   */
  record Postponed(Duration retryAfter) implements Authentication {}
}
