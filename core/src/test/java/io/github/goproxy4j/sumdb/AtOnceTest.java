package io.github.goproxy4j.sumdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AtOnceTest {
  private static final List<Integer> MANY = IntStream.range(0, 200).boxed().toList();

  /** A new one for every task; those that all share may still be at the end of the last test. */
  private static final Executor THREADS =
      task -> {
        var thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
      };

  @Test
  void answersInOrder() throws IOException {
    assertThat(AtOnce.ask(MANY, i -> -i)).isEqualTo(MANY.stream().map(i -> -i).toList());
    assertThat(AtOnce.ask(List.<Integer>of(), i -> i)).isEmpty();
  }

  @Test
  void asksAtOnce() throws IOException {
    var barrier = new CyclicBarrier(4);

    assertThat(AtOnce.ask(THREADS, MANY.subList(0, 4), i -> await(barrier, i)))
        .containsExactly(0, 1, 2, 3);
  }

  private static int await(CyclicBarrier barrier, int i) throws IOException {
    try {
      barrier.await();
      return i;
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IOException(e);
    }
  }

  @Test
  void failsWithTheFirstFailure() {
    assertThatThrownBy(
            () ->
                AtOnce.ask(
                    MANY,
                    i -> {
                      if (i >= 5) {
                        throw new IOException("no " + i);
                      }
                      return i;
                    }))
        .isExactlyInstanceOf(IOException.class)
        .hasMessage("no 5");
  }

  @Test
  void doesNotHideBugs() {
    assertThatThrownBy(
            () ->
                AtOnce.ask(
                    MANY,
                    i -> {
                      throw new IllegalStateException("bug");
                    }))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage("bug");
  }

  @Test
  void stopsWaitingWhenInterrupted() {
    Thread asker = Thread.currentThread();
    var never = new CyclicBarrier(2);

    assertThatThrownBy(
            () ->
                AtOnce.ask(
                    THREADS,
                    List.of(1, 2),
                    i -> {
                      if (Thread.currentThread().equals(asker)) {
                        asker.interrupt();
                        return i;
                      }
                      return await(never, i);
                    }))
        .isInstanceOf(InterruptedIOException.class)
        .hasMessage("interrupted while waiting for a checksum database");
    assertThat(Thread.interrupted()).isTrue();
  }
}
