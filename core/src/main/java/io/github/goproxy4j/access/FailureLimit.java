package io.github.goproxy4j.access;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Counts failures by address, and says how long an address with too many has to wait. */
final class FailureLimit {
  private static final int REMEMBERED = 100_000;

  private record Failures(int count, Instant since) {}

  private final int allowed;
  private final Duration period;
  private final Clock clock;
  private final Cache<String, Failures> failures =
      CacheBuilder.newBuilder().maximumSize(REMEMBERED).build();

  FailureLimit(int allowed, Duration period, Clock clock) {
    this.allowed = allowed;
    this.period = period;
    this.clock = clock;
  }

  /** How long the address has to wait, if it has to. */
  Optional<Duration> wait(String address) {
    return Optional.ofNullable(failures.getIfPresent(address))
        .filter(known -> known.count >= allowed)
        .map(known -> Duration.between(clock.instant(), known.since.plus(period)))
        .filter(left -> !left.isNegative() && !left.isZero());
  }

  void failed(String address) {
    Instant now = clock.instant();
    failures
        .asMap()
        .merge(
            address,
            new Failures(1, now),
            (known, one) ->
                now.isBefore(known.since.plus(period))
                    ? new Failures(known.count + 1, known.since)
                    : one);
  }
}
