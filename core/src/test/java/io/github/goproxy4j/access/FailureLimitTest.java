package io.github.goproxy4j.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.Parallel;
import io.github.goproxy4j.SettableClock;
import io.github.goproxy4j.access.FailureLimit.Attempts;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FailureLimitTest {
  private final SettableClock clock = new SettableClock("2026-11-21T10:00:00Z");
  private final FailureLimit limit = new FailureLimit(3, Duration.ofMinutes(1), clock);
  private final Attempts attempts = limit.of("192.0.2.1");

  @Test
  void forgetsFailuresWhenTheirPeriodIsOver() {
    fail(2);
    clock.forward(Duration.ofSeconds(20));
    assertThat(attempts.delay()).isEmpty();
    fail(1);
    assertThat(attempts.delay()).hasValue(Duration.ofSeconds(40));

    clock.forward(Duration.ofSeconds(40));
    assertThat(attempts.delay()).isEmpty();
    fail(2);
    assertThat(attempts.delay()).isEmpty();
  }

  @Test
  void makesNoMoreWrongAttemptsAtOnceThanOneAfterAnother() throws Exception {
    fail(1);
    var made = new AtomicInteger();
    List<Optional<Duration>> delays = Parallel.run(20, i -> attempt(attempts, made, false));

    assertThat(made).hasValue(2);
    assertThat(delays).filteredOn(Optional::isEmpty).hasSize(2);
    assertThat(attempts.delay()).hasValue(Duration.ofMinutes(1));
  }

  @Test
  void makesAllRightAttemptsHoweverManyThereAreAtOnce() throws Exception {
    fail(2);
    var made = new AtomicInteger();
    List<Optional<Duration>> delays = Parallel.run(20, i -> attempt(attempts, made, true));

    assertThat(made).hasValue(20);
    assertThat(delays).allMatch(Optional::isEmpty);
  }

  /** What begins in one period and fails in the next one counts there. */
  @Test
  void keepsTurnsThatOutlastThePeriod() throws Exception {
    begin(3);
    fail(3);
    clock.forward(Duration.ofMinutes(1));
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<Optional<Duration>> fourth = thread.submit(attempts::begin);
      for (int i = 0; i < 3; i++) {
        attempts.end(false);
      }
      assertThat(fourth.get()).hasValue(Duration.ofMinutes(1));
    } finally {
      thread.shutdownNow();
    }
  }

  @Test
  void doesNotLetAddressesWaitForEachOther() throws Exception {
    begin(3);
    assertThat(limit.of("192.0.2.2").begin()).isEmpty();
  }

  @Test
  void takesNoTurnWhenInterrupted() throws Exception {
    begin(3);
    Thread.currentThread().interrupt();
    assertThatThrownBy(attempts::begin)
        .isInstanceOf(InterruptedIOException.class)
        .hasMessage("interrupted while other credentials are verified");
    assertThat(Thread.interrupted()).isTrue();

    attempts.end(true);
    assertThat(attempts.begin()).isEmpty();
  }

  private void begin(int count) throws InterruptedIOException {
    for (int i = 0; i < count; i++) {
      assertThat(attempts.begin()).isEmpty();
    }
  }

  private void fail(int count) {
    for (int i = 0; i < count; i++) {
      attempts.failed();
    }
  }

  private static Optional<Duration> attempt(Attempts attempts, AtomicInteger made, boolean right)
      throws InterruptedIOException {
    Optional<Duration> delay = attempts.begin();
    if (delay.isEmpty()) {
      made.incrementAndGet();
      attempts.end(right);
    }
    return delay;
  }
}
