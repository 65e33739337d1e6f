package io.github.goproxy4j.sumdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SingleFlightTest {
  private final SingleFlight<String, String> flight = new SingleFlight<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch leading = new CountDownLatch(1);
  private final CountDownLatch landing = new CountDownLatch(1);
  private final AtomicInteger asked = new AtomicInteger();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  private Future<String> leader(SingleFlight.Question<String, String> question) throws Exception {
    Future<String> leader =
        threads.submit(
            () ->
                flight.get(
                    "key",
                    key -> {
                      asked.incrementAndGet();
                      leading.countDown();
                      await(landing);
                      return question.ask(key);
                    }));
    leading.await();
    return leader;
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new InterruptedIOException("interrupted");
    }
  }

  /** Another one who asks, and certainly waits. */
  private Thread follower(CountDownLatch done, StringBuilder answer) {
    Thread follower =
        new Thread(
            () -> {
              try {
                answer.append(flight.get("key", key -> "own " + asked.incrementAndGet()));
              } catch (IOException e) {
                answer.append(e.getMessage());
              }
              done.countDown();
            });
    follower.start();
    while (follower.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    return follower;
  }

  @Test
  void followersHaveTheAnswerOfTheLeader() throws Exception {
    Future<String> leader = leader(key -> "answer");
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
            key -> {
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
    Future<String> leader = leader(key -> "answer");
    var done = new CountDownLatch(1);
    var answer = new StringBuilder();
    follower(done, answer);

    leader.cancel(true);

    assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(answer).hasToString("own 2");
  }

  @Test
  void followersCanBeInterrupted() throws Exception {
    Future<String> leader = leader(key -> "answer");
    var done = new CountDownLatch(1);
    var answer = new StringBuilder();
    follower(done, answer).interrupt();

    assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(answer).hasToString("interrupted while waiting for another thread");
    landing.countDown();
    assertThat(leader.get(30, TimeUnit.SECONDS)).isEqualTo("answer");
  }

  @Test
  void remembersNothing() throws IOException {
    assertThat(flight.get("key", key -> "first")).isEqualTo("first");
    assertThat(flight.get("key", key -> "second")).isEqualTo("second");
    assertThatThrownBy(
            () ->
                flight.get(
                    "key",
                    key -> {
                      throw new IOException("third");
                    }))
        .hasMessage("third");
    assertThat(flight.get("key", key -> "fourth")).isEqualTo("fourth");
  }
}
