package io.github.goproxy4j.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConcurrentCallsTest {
  private static final List<Integer> HUNDRED = IntStream.range(0, 100).boxed().toList();

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Integer> called = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void endThreads() throws InterruptedException {
    threads.shutdown();
    assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void callsOnceForEach() throws IOException {
    new ConcurrentCalls(threads).forEach(HUNDRED, called::add);

    assertThat(called).containsExactlyInAnyOrderElementsOf(HUNDRED);
  }

  @Test
  void callsInOrderWithoutHelpers() throws IOException {
    var started = new AtomicInteger();
    Executor never = task -> started.incrementAndGet();

    new ConcurrentCalls(never).forEach(HUNDRED, called::add);
    new ConcurrentCalls(never).forEach(List.of(1, 2, 3), called::add);

    assertThat(called).startsWith(HUNDRED.toArray(Integer[]::new)).endsWith(1, 2, 3);
    assertThat(started).hasValue(15);
  }

  @Test
  void aHelperThatComesTooLateDoesNothing() throws IOException {
    var tasks = new ArrayList<Runnable>();
    new ConcurrentCalls(tasks::add).forEach(HUNDRED, called::add);

    tasks.forEach(Runnable::run);
    assertThat(called).hasSize(100);
  }

  @Test
  void waitsForHelpersThatHaveBegun() throws Exception {
    var first = new AtomicBoolean(true);
    var begun = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    var calls = new ConcurrentCalls(threads);
    var others = new CountDownLatch(99);
    var done =
        threads.submit(
            () -> {
              Thread self = Thread.currentThread();
              calls.forEach(
                  HUNDRED,
                  i -> {
                    if (Thread.currentThread().equals(self)) {
                      await(begun);
                    } else if (first.compareAndSet(true, false)) {
                      begun.countDown();
                      await(mayEnd);
                    }
                    called.add(i);
                    others.countDown();
                  });
              return called.size();
            });

    await(others);
    assertThat(called).hasSize(99);
    assertThat(done.isDone()).isFalse();
    mayEnd.countDown();
    assertThat(done.get(30, TimeUnit.SECONDS)).isEqualTo(100);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void stopsAtTheFirstFailure() {
    var failure = new IOException("failed");
    Executor never = task -> {};

    assertThatThrownBy(
            () ->
                new ConcurrentCalls(never)
                    .forEach(
                        HUNDRED,
                        i -> {
                          called.add(i);
                          if (i == 3) {
                            throw failure;
                          }
                        }))
        .isSameAs(failure);
    assertThat(called).containsExactly(0, 1, 2, 3);
  }

  @Test
  void reportsTheFailureOfAHelper() {
    var bug = new IllegalStateException("bug");
    Thread caller = Thread.currentThread();
    var helped = new CountDownLatch(1);

    assertThatThrownBy(
            () ->
                new ConcurrentCalls(threads)
                    .forEach(
                        HUNDRED,
                        i -> {
                          if (Thread.currentThread().equals(caller)) {
                            await(helped);
                          } else {
                            helped.countDown();
                            throw bug;
                          }
                        }))
        .isSameAs(bug);
  }

  @Test
  void givesBackItsHelpersHoweverTheyEnd() throws Exception {
    var started = new AtomicInteger();
    var running = new ArrayList<Future<?>>();
    var calls =
        new ConcurrentCalls(
            task -> {
              switch (started.incrementAndGet() % 3) {
                case 0 -> throw new RejectedExecutionException("full");
                case 1 -> task.run();
                default -> running.add(threads.submit(task));
              }
            });

    for (int i = 0; i < 50; i++) {
      calls.forEach(HUNDRED, called::add);
      for (Future<?> helper : running) {
        helper.get(30, TimeUnit.SECONDS);
      }
      running.clear();
    }
    assertThat(called).hasSize(5000);
    assertThat(started).hasValue(50 * 15);
  }
}
