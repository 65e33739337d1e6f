package io.github.goproxy4j.source;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Phaser;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Many small calls that wait for somebody else. The caller works through them itself; helpers only
 * make it faster. It never waits for a helper that has not begun, so that an executor that is busy,
 * even with callers like this one, does no harm.
 */
final class ConcurrentCalls {
  /** Calls that are not worth a thread. */
  private static final int CALLS_PER_HELPER = 4;

  private static final int MOST_HELPERS = 15;
  private static final int MOST_HELPERS_OF_ALL = 60;

  private final Executor executor;
  private final Semaphore free = new Semaphore(MOST_HELPERS_OF_ALL);

  /** A call for one item. */
  @FunctionalInterface
  interface Call<T> {
    void call(T item) throws IOException;
  }

  ConcurrentCalls(Executor executor) {
    this.executor = executor;
  }

  /**
   * Calls once for each of {@code items}, beginning with the first ones.
   *
   * @throws IOException if a call failed; the others were then made or not, but none goes on
   */
  <T> void forEach(List<T> items, Call<T> call) throws IOException {
    var work = new Work<T>(items, call);
    int helpers = Math.min(MOST_HELPERS, items.size() / CALLS_PER_HELPER);
    for (int i = 0; i < helpers && free.tryAcquire(); i++) {
      start(work);
    }
    work.finish();
  }

  private void start(Work<?> work) {
    try {
      executor.execute(
          () -> {
            try {
              work.help();
            } finally {
              free.release();
            }
          });
    } catch (RejectedExecutionException e) {
      free.release();
    }
  }

  /** What there is to do, and who is at it. */
  private static final class Work<T> {
    private final List<T> items;
    private final Call<T> call;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    /** One party is the caller; nobody can join when all have left. */
    private final Phaser workers = new Phaser(1);

    Work(List<T> items, Call<T> call) {
      this.items = items;
      this.call = call;
    }

    void help() {
      if (workers.register() >= 0) {
        try {
          work();
        } finally {
          workers.arriveAndDeregister();
        }
      }
    }

    void finish() throws IOException {
      work();
      workers.awaitAdvance(workers.arriveAndDeregister());
      Exception e = failure.get();
      if (e instanceof IOException failed) {
        throw failed;
      } else if (e instanceof RuntimeException bug) {
        throw bug;
      }
    }

    private void work() {
      for (int i = next.getAndIncrement(); i < items.size(); i = next.getAndIncrement()) {
        try {
          call.call(items.get(i));
        } catch (IOException | RuntimeException e) {
          failure.compareAndSet(null, e);
          next.set(items.size());
        }
      }
    }
  }
}
