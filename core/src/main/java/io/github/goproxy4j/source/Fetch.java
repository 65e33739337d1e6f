package io.github.goproxy4j.source;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** What the asker of a question allows, how long it waits, and whether it still waits. */
public final class Fetch {
  /** Where an answer may come from. */
  public enum Mode {
    /** From wherever it is to be had. */
    NORMAL,
    /** Only from what is held already ({@code Disable-Module-Fetch: true}). */
    CACHED_ONLY,
    /** From the origin, even if an answer is held. */
    REFRESH
  }

  private final Mode mode;
  private final Optional<Instant> deadline;
  private final AtomicBoolean cancelled;
  private final boolean inPassing;

  private Fetch(Mode mode, Optional<Instant> deadline, AtomicBoolean cancelled, boolean inPassing) {
    this.mode = mode;
    this.deadline = deadline;
    this.cancelled = cancelled;
    this.inPassing = inPassing;
  }

  /** Any answer, however long it takes. */
  public static Fetch normal() {
    return of(Mode.NORMAL);
  }

  /** An answer of the given kind, however long it takes. */
  public static Fetch of(Mode mode) {
    return new Fetch(mode, Optional.empty(), new AtomicBoolean(), false);
  }

  /** The same request, cancelled together with this one, that ends at {@code deadline}. */
  public Fetch until(Instant deadline) {
    return new Fetch(mode, Optional.of(deadline), cancelled, inPassing);
  }

  /** Another question of the same asker, whose answer may come from elsewhere. */
  public Fetch with(Mode other) {
    return new Fetch(other, deadline, cancelled, inPassing);
  }

  /** The same request for a question among many that nothing else will follow. */
  public Fetch inPassing() {
    return new Fetch(mode, deadline, cancelled, true);
  }

  /** Whether nothing else will follow, so that nothing need be fetched ahead. */
  public boolean isInPassing() {
    return inPassing;
  }

  /** Where an answer may come from. */
  public Mode mode() {
    return mode;
  }

  /** When the asker stops waiting, if it ever does. */
  public Optional<Instant> deadline() {
    return deadline;
  }

  /** How long the asker still waits, never negative; empty if it waits for ever. */
  public Optional<Duration> remaining(Clock clock) {
    return deadline
        .map(end -> Duration.between(clock.instant(), end))
        .map(left -> left.isNegative() ? Duration.ZERO : left);
  }

  /** Tells whoever works on the answer that nobody waits for it any more. */
  public void cancel() {
    cancelled.set(true);
  }

  /** Whether nobody waits for the answer any more. */
  public boolean isCancelled() {
    return cancelled.get();
  }
}
