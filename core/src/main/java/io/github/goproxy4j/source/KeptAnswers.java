package io.github.goproxy4j.source;

import io.github.goproxy4j.store.ModuleCache;
import io.github.goproxy4j.store.Snapshot;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last answers to questions, in a cache. That it cannot be read or written keeps nobody from
 * being answered.
 *
 * @param <T> the answers
 */
final class KeptAnswers<T> {
  private static final Logger LOG = LoggerFactory.getLogger(PullThroughSource.class);

  private final ModuleCache cache;
  private final TrafficCount count;
  private final Clock clock;
  private final Duration freshFor;

  private record Kept<T>(T answer, Instant taken) {}

  KeptAnswers(ModuleCache cache, TrafficCount count, Clock clock, Duration freshFor) {
    this.cache = cache;
    this.count = count;
    this.clock = clock;
    this.freshFor = freshFor;
  }

  /** The answer, if it can still be given without asking again. */
  Optional<T> fresh(ChangingQuestion<T> question) {
    return find(question).filter(this::isFresh).map(Kept::answer);
  }

  /** A time to come is that of another clock, and says nothing. */
  private boolean isFresh(Kept<T> kept) {
    Instant now = clock.instant();
    return !kept.taken.isAfter(now) && now.isBefore(kept.taken.plus(freshFor));
  }

  /** The answer, however old it is. */
  Optional<T> any(ChangingQuestion<T> question) {
    return find(question).map(Kept::answer);
  }

  private Optional<Kept<T>> find(ChangingQuestion<T> question) {
    try {
      return cache
          .open(question.file())
          .map(snapshot -> new Kept<>(question.read(snapshot.text()), snapshot.taken()));
    } catch (IOException | IllegalArgumentException e) {
      LOG.warn(
          "{} is asked again, as what was kept cannot be read: {}",
          question.file(),
          e.getMessage());
      return Optional.empty();
    }
  }

  /** Keeps an answer to what was asked at {@code time}. */
  void put(ChangingQuestion<T> question, T answer, Instant time) {
    try {
      cache.put(question.file(), new Snapshot(question.write(answer), time));
    } catch (IOException | RuntimeException e) {
      count.unkept.increment();
      LOG.warn("{} is not kept: {}", question.file(), e.getMessage());
    }
  }

  void remove(ChangingQuestion<T> question) {
    try {
      cache.remove(question.file());
    } catch (IOException e) {
      LOG.warn("{} is still kept: {}", question.file(), e.getMessage());
    }
  }
}
