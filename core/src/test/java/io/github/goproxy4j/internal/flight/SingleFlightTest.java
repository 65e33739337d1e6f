package io.github.goproxy4j.internal.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SingleFlightTest {
  private static final Patience ENDLESS = new Patience(Optional.empty(), () -> false);

  private final AtomicInteger disposed = new AtomicInteger();
  private final SingleFlight<String, String> flight =
      new SingleFlight<>(
          Clock.systemUTC(),
          key -> new IOException(key + ": too late"),
          answer -> disposed.incrementAndGet());
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch leading = new CountDownLatch(1);
  private final CountDownLatch landing = new CountDownLatch(1);
  private final AtomicInteger asked = new AtomicInteger();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  private String ask(Patience patience, SingleFlight.Work<String> work) throws IOException {
    return flight.share("key", patience, work, answer -> answer);
  }

  private Future<String> leader(SingleFlight.Work<String> work) throws Exception {
    Future<String> leader =
        threads.submit(
            () ->
                ask(
                    ENDLESS,
                    () -> {
                      asked.incrementAndGet();
                      leading.countDown();
                      await(landing);
                      return work.find();
                    }));
    leading.await();
    return leader;
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  /** Another one who asks, and certainly waits. */
  private Thread follower(CountDownLatch done, StringBuilder answer) {
    return follower(ENDLESS, done, answer);
  }

  private Thread follower(Patience patience, CountDownLatch done, StringBuilder answer) {
    Thread follower =
        new Thread(
            () -> {
              try {
                answer.append(ask(patience, () -> "own " + asked.incrementAndGet()));
              } catch (IOException e) {
                answer.append(e.getMessage());
              }
              done.countDown();
            });
    follower.start();
    while (follower.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    return follower;
  }

  @Test
  void followersHaveTheAnswerOfTheLeader() throws Exception {
    Future<String> leader = leader(() -> "answer");
    var done = new CountDownLatch(1);
    var answer = new StringBuilder();
    follower(done, answer);

    landing.countDown();

    assertThat(leader.get(30, TimeUnit.SECONDS)).isEqualTo("answer");
    assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(answer).hasToString("answer");
    assertThat(asked).hasValue(1);
  }

  @Test
  void followersHaveTheFailureOfTheLeader() throws Exception {
    Future<String> leader =
        leader(
            () -> {
              throw new IOException("out of reach");
            });
    var done = new CountDownLatch(1);
    var answer = new StringBuilder();
    follower(done, answer);

    landing.countDown();

    assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(answer).hasToString("out of reach");
    assertThatThrownBy(leader::get).hasRootCauseMessage("out of reach");
  }

  @Test
  void followersAskThemselvesIfTheLeaderIsInterrupted() throws Exception {
    Future<String> leader = leader(() -> "answer");
    var done = new CountDownLatch(1);
    var answer = new StringBuilder();
    follower(done, answer);

    leader.cancel(true);

    assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(answer).hasToString("own 2");
  }

  @Test
  void followersCanBeInterrupted() throws Exception {
    Future<String> leader = leader(() -> "answer");
    var done = new CountDownLatch(1);
    var answer = new StringBuilder();
    follower(done, answer).interrupt();

    assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(answer).hasToString("key: interrupted");
    landing.countDown();
    assertThat(leader.get(30, TimeUnit.SECONDS)).isEqualTo("answer");
  }

  @Test
  void remembersNothing() throws IOException {
    assertThat(ask(ENDLESS, () -> "first")).isEqualTo("first");
    assertThat(ask(ENDLESS, () -> "second")).isEqualTo("second");
    assertThatThrownBy(
            () ->
                ask(
                    ENDLESS,
                    () -> {
                      throw new IOException("third");
                    }))
        .hasMessage("third");
    assertThat(ask(ENDLESS, () -> "fourth")).isEqualTo("fourth");
  }

  @Test
  void followersWaitNoLongerThanTheyWant() throws Exception {
    Future<String> leader = leader(() -> "answer");
    var cancelled = new AtomicBoolean();
    var done = new CountDownLatch(1);
    var answer = new StringBuilder();
    follower(new Patience(Optional.empty(), cancelled::get), done, answer);
    assertThatThrownBy(
            () -> ask(new Patience(Optional.of(Instant.EPOCH), () -> false), () -> "own"))
        .hasMessage("key: too late");

    cancelled.set(true);

    assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(answer).hasToString("key: cancelled");
    assertThat(disposed).hasValue(0);
    landing.countDown();
    assertThat(leader.get(30, TimeUnit.SECONDS)).isEqualTo("answer");
    assertThat(disposed).hasValue(1);
  }
}
