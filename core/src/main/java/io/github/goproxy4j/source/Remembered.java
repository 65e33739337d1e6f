package io.github.goproxy4j.source;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What happened not long ago to which file. Of too many, those not asked for are forgotten.
 *
 * @param <T> what can happen
 */
final class Remembered<T> {
  private static final int LIMIT = 10_000;

  private final Clock clock;
  private final Duration time;
  private final Cache<String, Event<T>> events =
      CacheBuilder.newBuilder().maximumSize(LIMIT).build();

  private record Event<T>(T what, Instant end) {}

  /** Remembers everything for {@code time}. */
  Remembered(Clock clock, Duration time) {
    this.clock = clock;
    this.time = time;
  }

  Optional<T> find(String escapedPath) {
    return Optional.ofNullable(events.getIfPresent(escapedPath))
        .filter(event -> clock.instant().isBefore(event.end))
        .map(Event::what);
  }

  void put(String escapedPath, T what) {
    events.put(escapedPath, new Event<>(what, clock.instant().plus(time)));
  }

  void remove(String escapedPath) {
    events.invalidate(escapedPath);
  }
}
