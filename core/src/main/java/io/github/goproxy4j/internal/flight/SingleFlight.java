package io.github.goproxy4j.internal.flight;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Has the same question worked on by one asker at a time, and gives the outcome to all who wait for
 * it. That is an answer or a failure, unless the asker failed because its own patience ended: then
 * the next one begins anew.
 *
 * @param <K> what makes questions the same
 * @param <T> what answers them
 */
public final class SingleFlight<K, T> {
  private static final Duration SLICE = Duration.ofMillis(100);

  private final ConcurrentMap<K, Flight<T>> flights = new ConcurrentHashMap<>();
  private final Clock clock;
  private final Function<? super K, ? extends IOException> late;
  private final Disposal<T> disposal;

  /** Finds the answer. */
  @FunctionalInterface
  public interface Work<T> {
    T find() throws IOException;
  }

  /** Takes one asker's part of an answer. */
  @FunctionalInterface
  public interface Share<T, R> {
    R of(T answer) throws IOException;
  }

  /** Is told when nobody takes a part of an answer any more. */
  @FunctionalInterface
  public interface Disposal<T> {
    void of(T answer) throws IOException;
  }

  /** One of the two. */
  private record Outcome<T>(Optional<T> answer, Optional<IOException> failure) {}

  private static final class Flight<T> {
    /** Held by who works on the answer or takes it. */
    final ReentrantLock lock = new ReentrantLock();

    /** Beginning with the one who made it; whom it has lost it does not get back. */
    final AtomicInteger askers = new AtomicInteger(1);

    Optional<Outcome<T>> outcome = Optional.empty();

    boolean board() {
      return askers.getAndUpdate(n -> n == 0 ? 0 : n + 1) > 0;
    }
  }

  /**
   * @param late what an asker is told whose time is over
   */
  public SingleFlight(
      Clock clock, Function<? super K, ? extends IOException> late, Disposal<T> disposal) {
    this.clock = clock;
    this.late = late;
    this.disposal = disposal;
  }

  /**
   * The asker's share of the answer, whoever found it.
   *
   * @param work is done by this thread, or by another one that asks the same
   */
  public <R> R share(K key, Patience patience, Work<T> work, Share<T, R> share) throws IOException {
    Flight<T> flight = board(key);
    try {
      await(flight.lock, key, patience);
      try {
        return share.of(answer(flight, key, patience, work));
      } finally {
        flight.lock.unlock();
      }
    } finally {
      leave(key, flight);
    }
  }

  private Flight<T> board(K key) {
    while (true) {
      var fresh = new Flight<T>();
      Flight<T> flight = flights.putIfAbsent(key, fresh);
      if (flight == null) {
        return fresh;
      } else if (flight.board()) {
        return flight;
      }
      flights.remove(key, flight);
    }
  }

  private void leave(K key, Flight<T> flight) throws IOException {
    if (flight.askers.decrementAndGet() == 0) {
      flights.remove(key, flight);
      Optional<T> answer = flight.outcome.flatMap(Outcome::answer);
      if (answer.isPresent()) {
        disposal.of(answer.get());
      }
    }
  }

  private void await(ReentrantLock lock, K key, Patience patience) throws IOException {
    try {
      while (!lock.tryLock(slice(patience).toNanos(), TimeUnit.NANOSECONDS)) {
        if (patience.isCancelled()) {
          throw new InterruptedIOException(key + ": cancelled");
        }
        if (isLate(patience)) {
          throw late.apply(key);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(key + ": interrupted");
    }
  }

  private Duration slice(Patience patience) {
    return patience.remaining(clock).filter(left -> left.compareTo(SLICE) < 0).orElse(SLICE);
  }

  private boolean isLate(Patience patience) {
    return patience.remaining(clock).filter(Duration::isZero).isPresent();
  }

  private T answer(Flight<T> flight, K key, Patience patience, Work<T> work) throws IOException {
    if (flight.outcome.isEmpty()) {
      flight.outcome = Optional.of(outcome(patience, work));
      flights.remove(key, flight);
    }
    Outcome<T> outcome = flight.outcome.get();
    if (outcome.failure.isPresent()) {
      throw outcome.failure.get();
    }
    return outcome.answer.orElseThrow();
  }

  private Outcome<T> outcome(Patience patience, Work<T> work) throws IOException {
    try {
      return new Outcome<>(Optional.of(work.find()), Optional.empty());
    } catch (IOException e) {
      if (patience.isCancelled() || isLate(patience) || Thread.currentThread().isInterrupted()) {
        throw e;
      }
      return new Outcome<>(Optional.empty(), Optional.of(e));
    }
  }
}
