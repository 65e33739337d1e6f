package io.github.goproxy4j.upstream;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How often a failure that may pass is met with the same question again.
 *
 * @param attempts how often the question is put in all, at least once
 * @param first how long to wait after the first failure; twice as long after each further one, less
 *     up to a half at random
 * @param longest what no wait exceeds; a server that wants more ({@code Retry-After}) is not asked
 *     again
 */
public record Retries(int attempts, Duration first, Duration longest) {
  /** Three attempts, the second after a fifth of a second. */
  public static final Retries DEFAULT =
      new Retries(3, Duration.ofMillis(200), Duration.ofSeconds(10));

  /** One attempt. */
  public static final Retries NONE = new Retries(1, Duration.ZERO, Duration.ZERO);

  /** Takes at least one attempt and waits that are not negative. */
  public Retries {
    if (attempts < 1 || first.isNegative() || longest.isNegative()) {
      throw new IllegalArgumentException("retries: " + attempts + ", " + first + ", " + longest);
    }
  }

  /** How long to wait after the {@code attempt}-th failure; empty to give up. */
  Optional<Duration> waitAfter(int attempt, Optional<Duration> retryAfter, RandomGenerator random) {
    Duration asked = retryAfter.orElse(Duration.ZERO);
    if (attempt >= attempts || asked.compareTo(longest) > 0) {
      return Optional.empty();
    }
    Duration backoff = backoff(attempt);
    long half = backoff.toNanos() / 2;
    Duration jittered = backoff.minusNanos(half == 0 ? 0 : random.nextLong(half));
    return Optional.of(jittered.compareTo(asked) < 0 ? asked : jittered);
  }

  private Duration backoff(int attempt) {
    Duration backoff = first;
    for (int i = 1; i < attempt && backoff.compareTo(longest) < 0; i++) {
      backoff = backoff.multipliedBy(2);
    }
    return backoff.compareTo(longest) < 0 ? backoff : longest;
  }
}
