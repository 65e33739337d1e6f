package io.github.goproxy4j.source;

import io.github.goproxy4j.internal.flight.Patience;
import io.github.goproxy4j.internal.flight.SingleFlight;
import io.github.goproxy4j.source.Fetch.Mode;
import io.github.goproxy4j.store.ChangingFile;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Answers that change: kept for a while, and for longer if nobody gives another.
 *
 * @param <T> the answers
 */
final class ChangingAnswers<T> {
  /** How long an origin that failed is spared the questions that can be answered without it. */
  private static final Duration PAUSE = Duration.ofSeconds(30);

  private final KeptAnswers<T> kept;
  private final HeldSource held;
  private final CountedOrigin origin;
  private final TrafficCount count;
  private final Clock clock;
  private final Remembered<Boolean> failures;
  private final SingleFlight<Key, T> flights;

  /** Who wants the origin's answer is not content with what others asked for. */
  private record Key(ChangingFile file, Mode mode) {
    @Override
    public String toString() {
      return file.toString();
    }
  }

  ChangingAnswers(
      KeptAnswers<T> kept, HeldSource held, CountedOrigin origin, TrafficCount count, Clock clock) {
    this.kept = kept;
    this.held = held;
    this.origin = origin;
    this.count = count;
    this.clock = clock;
    this.failures = new Remembered<>(clock, PAUSE);
    this.flights = new SingleFlight<>(clock, UpstreamException::late, answer -> {});
  }

  /** The last answer however old, or what the held files say. */
  T held(ChangingQuestion<T> question) throws IOException {
    Optional<T> answer = kept.any(question);
    return answer.isPresent() ? answer.get() : question.ask(held, Fetch.normal());
  }

  /** The last answer while it is fresh; else the origin's; else what is held. */
  T answer(ChangingQuestion<T> question, Fetch fetch) throws IOException {
    Optional<T> answer = fetch.mode() == Mode.REFRESH ? Optional.empty() : atOnce(question);
    return answer.isPresent() ? answer.get() : asked(question, fetch);
  }

  private Optional<T> atOnce(ChangingQuestion<T> question) {
    Optional<T> fresh = fresh(question);
    return fresh.isEmpty() && failures.find(path(question)).isPresent() ? stale(question) : fresh;
  }

  private Optional<T> fresh(ChangingQuestion<T> question) {
    Optional<T> fresh = kept.fresh(question);
    fresh.ifPresent(answer -> count.hits.increment());
    return fresh;
  }

  private Optional<T> stale(ChangingQuestion<T> question) {
    Optional<T> stale = kept.any(question).or(() -> fromFiles(question));
    stale.ifPresent(answer -> count.stale.increment());
    return stale;
  }

  private Optional<T> fromFiles(ChangingQuestion<T> question) {
    try {
      return Optional.of(question.ask(held, Fetch.normal()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private T asked(ChangingQuestion<T> question, Fetch fetch) throws IOException {
    try {
      var key = new Key(question.file(), fetch.mode());
      return flights.share(
          key,
          new Patience(fetch.deadline(), fetch::isCancelled),
          () -> ask(question, fetch),
          answer -> answer);
    } catch (IOException e) {
      boolean stands = fetch.mode() == Mode.REFRESH || CountedOrigin.isVerdict(e);
      if (stands || isOver(fetch)) {
        throw e;
      }
      return stale(question).orElseThrow(() -> e);
    }
  }

  private static boolean isOver(Fetch fetch) {
    return fetch.isCancelled() || Thread.currentThread().isInterrupted();
  }

  /** Somebody may have been answered just before this asker was the one to ask. */
  private T ask(ChangingQuestion<T> question, Fetch fetch) throws IOException {
    Optional<T> fresh = fetch.mode() == Mode.REFRESH ? Optional.empty() : fresh(question);
    return fresh.isPresent() ? fresh.get() : askOrigin(question, fetch);
  }

  private T askOrigin(ChangingQuestion<T> question, Fetch fetch) throws IOException {
    Instant time = clock.instant();
    try {
      T answer = origin.ask(path(question), fetch, source -> question.ask(source, fetch));
      failures.remove(path(question));
      kept.put(question, answer, time);
      return answer;
    } catch (IOException e) {
      if (CountedOrigin.isAbsence(e)) {
        kept.remove(question);
      } else if (!CountedOrigin.isVerdict(e) && !isOver(fetch)) {
        failures.put(path(question), true);
      }
      throw e;
    }
  }

  private String path(ChangingQuestion<T> question) {
    return question.file().escapedPath();
  }
}
