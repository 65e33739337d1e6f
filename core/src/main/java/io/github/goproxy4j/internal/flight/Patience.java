package io.github.goproxy4j.internal.flight;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * How long somebody waits.
 *
 * @param deadline the end of it, if there is one
 * @param cancelled whether nobody waits any more
 */
public record Patience(Optional<Instant> deadline, BooleanSupplier cancelled) {
  Optional<Duration> remaining(Clock clock) {
    return deadline
        .map(end -> Duration.between(clock.instant(), end))
        .map(left -> left.isNegative() ? Duration.ZERO : left);
  }

  boolean isCancelled() {
    return cancelled.getAsBoolean();
  }
}
