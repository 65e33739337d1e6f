package io.github.goproxy4j.upstream;

import io.github.goproxy4j.source.Fetch;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** How long to wait for a server, in slices that notice when nobody waits any more. */
final class Patience {
  private static final long SLICE = TimeUnit.MILLISECONDS.toNanos(100);

  private final RemoteRequest request;
  private final Fetch fetch;
  private final Waiting waiting;

  /**
   * What does not depend on the question.
   *
   * @param silence how long a server may say nothing
   */
  record Waiting(Duration silence, Clock clock, Sleep sleep) {}

  /** Passes time. */
  @FunctionalInterface
  interface Sleep {
    void pass(Duration duration) throws InterruptedException;
  }

  /** Waits for at most so many nanoseconds; empty if nothing happened. */
  @FunctionalInterface
  interface Event<T> {
    Optional<T> await(long nanos) throws InterruptedException, IOException;
  }

  Patience(RemoteRequest request, Fetch fetch, Waiting waiting) {
    this.request = request;
    this.fetch = fetch;
    this.waiting = waiting;
  }

  <T> T await(Event<T> event) throws IOException {
    long start = System.nanoTime();
    long silence = waiting.silence.toNanos();
    while (true) {
      long left = silence - (System.nanoTime() - start);
      if (left <= 0) {
        throw request.timedOut("no answer for " + shown(waiting.silence));
      }
      Optional<T> result = slice(event, Math.min(SLICE, Math.min(left, untilDeadline())));
      if (result.isPresent()) {
        return result.get();
      }
    }
  }

  private <T> Optional<T> slice(Event<T> event, long nanos) throws IOException {
    requireWanted();
    try {
      return event.await(nanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ended("interrupted");
    }
  }

  private void requireWanted() throws IOException {
    if (fetch.isCancelled()) {
      throw ended("cancelled");
    }
    if (untilDeadline() <= 0) {
      throw request.timedOut("no answer in the time allowed");
    }
  }

  private long untilDeadline() {
    return fetch.remaining(waiting.clock).map(Patience::nanos).orElse(Long.MAX_VALUE);
  }

  private static long nanos(Duration duration) {
    return duration.compareTo(Duration.ofDays(1)) > 0 ? Long.MAX_VALUE : duration.toNanos();
  }

  private InterruptedIOException ended(String how) {
    return new InterruptedIOException(request.subject() + ": " + how);
  }

  /** Whether there is still time to ask once more after so long. */
  boolean outlasts(Duration wait) {
    return untilDeadline() > nanos(wait);
  }

  void pause(Duration wait) throws IOException {
    for (long left = wait.toNanos(); left > 0; left -= SLICE) {
      Duration slice = Duration.ofNanos(Math.min(SLICE, left));
      slice(
          nanos -> {
            waiting.sleep.pass(slice);
            return Optional.empty();
          },
          slice.toNanos());
    }
    requireWanted();
  }

  private static String shown(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? duration.toSeconds() + " s"
        : duration.toMillis() + " ms";
  }
}
