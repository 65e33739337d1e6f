package io.github.goproxy4j.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How much a cache may hold.
 *
 * @param size at most so many bytes, give or take what other processes add
 * @param idle nothing that was not used for so long
 */
record CacheLimits(Optional<Long> size, Optional<Duration> idle) {
  static final CacheLimits NONE = new CacheLimits(Optional.empty(), Optional.empty());

  /** Removing a little more than necessary spares looking through everything for every file. */
  private static final int SPARE = 10;

  CacheLimits withSize(long bytes) {
    if (bytes <= 0) {
      throw new IllegalArgumentException("size of a cache is not positive: " + bytes);
    }
    return new CacheLimits(Optional.of(bytes), idle);
  }

  CacheLimits withIdle(Duration time) {
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("time without use is not positive: " + time);
    }
    return new CacheLimits(size, Optional.of(time));
  }

  boolean areAny() {
    return size.isPresent() || idle.isPresent();
  }

  boolean isExceededBy(long bytes) {
    return size.filter(most -> bytes > most).isPresent();
  }

  /** How many bytes stay when some have to go. */
  long bytesLeft() {
    return size.map(most -> most - most / SPARE).orElse(Long.MAX_VALUE);
  }

  /** What was used last before that has to go. */
  Optional<Instant> oldest(Instant now) {
    return idle.map(now::minus);
  }
}
