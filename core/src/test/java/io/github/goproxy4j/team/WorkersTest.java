package io.github.goproxy4j.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WorkersTest {
  private static final long MIB = 1 << 20;

  private static long[] sizes(int count, long size) {
    long[] sizes = new long[count];
    Arrays.fill(sizes, size);
    return sizes;
  }

  @Test
  void everyTaskIsDoneOnceByWhoever() throws IOException {
    ExecutorService executor = Executors.newFixedThreadPool(3);
    try {
      var done = new AtomicIntegerArray(1000);
      Workers.of(executor, 3).run(sizes(1000, MIB), () -> done::incrementAndGet);
      for (int i = 0; i < done.length(); i++) {
        assertThat(done.get(i)).isEqualTo(1);
      }
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void helpersHelp() throws IOException {
    ExecutorService executor = Executors.newFixedThreadPool(1);
    try {
      var both = new CountDownLatch(2);
      Workers.of(executor, 1)
          .run(
              sizes(2, MIB),
              () ->
                  task -> {
                    both.countDown();
                    await(both);
                  });
      assertThat(both.getCount()).isZero();
    } finally {
      executor.shutdownNow();
    }
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Test
  void anExecutorThatIsBusyOrRefusesIsNoDanger() throws IOException {
    var late = new ArrayList<Runnable>();
    Executor refusing =
        task -> {
          throw new RejectedExecutionException();
        };
    for (Executor executor : List.<Executor>of(late::add, refusing)) {
      var done = new AtomicInteger();
      Workers.of(executor, 2).run(sizes(5, MIB), () -> task -> done.incrementAndGet());
      late.forEach(Runnable::run);
      assertThat(done).hasValue(5);
    }
    assertThat(late).hasSize(2);
  }

  @Test
  void nobodyIsAskedForLittleWork() throws IOException {
    var asked = new ArrayList<Runnable>();
    Workers.of(asked::add, 5).run(sizes(10, 100), () -> task -> {});
    Workers.of(asked::add, 5).run(sizes(1, 100 * MIB), () -> task -> {});
    Workers.of(asked::add, 5).run(new long[] {}, () -> task -> {});
    assertThat(asked).isEmpty();
  }

  @Test
  void largeTasksComeFirst() throws IOException {
    var order = new ArrayList<Integer>();
    Workers.caller().run(new long[] {1, 2 * MIB, 3, -1, 9 * MIB}, () -> order::add);
    assertThat(order).containsExactly(4, 1, 0, 2, 3);
  }

  @Test
  void ofSeveralFailuresTheFirstInOrderCounts() {
    ExecutorService executor = Executors.newFixedThreadPool(2);
    try {
      for (int i = 0; i < 100; i++) {
        assertThatThrownBy(
                () ->
                    Workers.of(executor, 2)
                        .run(
                            sizes(50, MIB),
                            () ->
                                task -> {
                                  if (task % 10 == 7) {
                                    throw new IOException("task " + task);
                                  }
                                }))
            .hasMessage("task 7");
      }
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void aWorkerThatCannotBeHadIsAFailure() {
    assertThatThrownBy(
            () ->
                Workers.caller()
                    .run(
                        sizes(2, MIB),
                        () -> {
                          throw new IllegalStateException("no buffer");
                        }))
        .hasMessage("no buffer");
  }

  @Test
  void refusesANegativeNumberOfHelpers() {
    assertThatThrownBy(() -> Workers.of(Runnable::run, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Notes what is made and in which order it is handed over. */
  private static final class Notes implements InOrder<String> {
    final List<Integer> taken = new ArrayList<>();
    final AtomicInteger made = new AtomicInteger();
    int failing = -1;
    int most;

    @Override
    public Maker<String> maker() {
      return task -> {
        made.incrementAndGet();
        if (failing >= 0 && task >= failing) {
          throw new IOException("task " + task);
        }
        return "made " + task;
      };
    }

    @Override
    public void take(int task, String result) {
      assertThat(result).isEqualTo("made " + task);
      taken.add(task);
      most = Math.max(most, made.get() - taken.size());
    }
  }

  @Test
  void resultsComeInOrder() throws IOException {
    ExecutorService executor = Executors.newFixedThreadPool(3);
    try {
      for (int helpers = 0; helpers <= 3; helpers++) {
        var notes = new Notes();
        Workers.of(executor, helpers).runInOrder(sizes(500, MIB), 4 * MIB, notes);
        assertThat(notes.taken).hasSize(500).isSorted();
        assertThat(notes.made).hasValue(500);
        assertThat(notes.most).isLessThanOrEqualTo(4);
      }
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void whatIsTooLargeToBeMadeAheadIsMadeInItsTurn() throws IOException {
    var notes = new Notes();
    Workers.caller().runInOrder(sizes(5, 9 * MIB), MIB, notes);
    assertThat(notes.taken).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void afterAFailureNothingIsHandedOver() {
    ExecutorService executor = Executors.newFixedThreadPool(2);
    try {
      var notes = new Notes();
      notes.failing = 20;
      assertThatThrownBy(() -> Workers.of(executor, 2).runInOrder(sizes(50, MIB), 8 * MIB, notes))
          .hasMessage("task 20");
      assertThat(notes.taken).hasSize(20).isSorted();
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void resultsNeedNoHelper() throws IOException {
    var late = new ArrayList<Runnable>();
    var notes = new Notes();
    Workers.of(late::add, 2).runInOrder(sizes(10, MIB), 8 * MIB, notes);
    late.forEach(Runnable::run);
    assertThat(notes.taken).hasSize(10);
    assertThat(late).hasSize(2);
  }
}
