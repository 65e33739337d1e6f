package io.github.goproxy4j.team;

import io.github.goproxy4j.team.InOrder.Maker;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of one call, begun in their order, not too far ahead of the one whose result is next. A
 * helper that may not go on leaves; it is called again when there is room.
 */
final class OrderedJob<T> implements Runnable {
  private final long[] sizes;
  private final long ahead;
  private final InOrder<T> work;
  private final @Nullable Outcome<T>[] outcomes;
  private int begun;
  private int handedOver;
  private long pending;
  private int called;
  private int helping;
  private boolean over;

  @SuppressWarnings({"unchecked", "rawtypes"})
  OrderedJob(long[] sizes, long ahead, InOrder<T> work) {
    this.sizes = sizes;
    this.ahead = ahead;
    this.work = work;
    this.outcomes = new Outcome[sizes.length];
  }

  /** What came of a task. */
  private interface Outcome<T> {
    T get() throws IOException;
  }

  /** A helper's part: as much as may be begun now. */
  @Override
  public void run() {
    if (join()) {
      try {
        Maker<T> maker = work.maker();
        for (int task = begin(); task >= 0; task = begin()) {
          make(maker, task);
        }
      } finally {
        leave();
      }
    }
  }

  /** The part of the thread that asked, with up to so many helpers. */
  void runAndAwait(Executor executor, int helpers) throws IOException {
    try {
      Maker<T> maker = work.maker();
      boolean willing = true;
      for (int task = 0; task < sizes.length; task++) {
        willing = willing && callHelp(executor, helpers);
        work.take(task, result(maker, task));
        handOver(task);
      }
    } finally {
      awaitHelpers();
    }
  }

  /** While somebody else makes what is wanted, there is something else to make. */
  private T result(Maker<T> maker, int wanted) throws IOException {
    Outcome<T> outcome = outcome(wanted);
    while (outcome == null) {
      int task = begin();
      if (task >= 0) {
        make(maker, task);
      } else {
        await(wanted);
      }
      outcome = outcome(wanted);
    }
    return outcome.get();
  }

  private void make(Maker<T> maker, int task) {
    try {
      T made = maker.make(task);
      put(task, () -> made);
    } catch (IOException e) {
      put(
          task,
          () -> {
            throw e;
          });
    } catch (RuntimeException | Error e) {
      put(
          task,
          () -> {
            throw e;
          });
    }
  }

  /** False if the executor takes no more. */
  private boolean callHelp(Executor executor, int helpers) {
    if (mayCall(helpers)) {
      try {
        executor.execute(this);
      } catch (RejectedExecutionException e) {
        return false;
      }
    }
    return true;
  }

  private synchronized boolean mayCall(int helpers) {
    boolean may = called < helpers && begun < sizes.length && pending <= ahead / 2;
    called += may ? 1 : 0;
    return may;
  }

  private synchronized boolean join() {
    helping += over ? 0 : 1;
    return !over;
  }

  private synchronized void leave() {
    called--;
    helping--;
    notifyAll();
  }

  /** The next task, or -1 if there is none, or none yet. */
  private synchronized int begin() {
    if (over || begun == sizes.length || begun > handedOver && pending + sizes[begun] > ahead) {
      return -1;
    }
    pending += sizes[begun];
    return begun++;
  }

  private synchronized void put(int task, Outcome<T> outcome) {
    outcomes[task] = outcome;
    notifyAll();
  }

  private synchronized @Nullable Outcome<T> outcome(int task) {
    return outcomes[task];
  }

  private synchronized void handOver(int task) {
    outcomes[task] = null;
    pending -= sizes[task];
    handedOver = task + 1;
  }

  private synchronized void await(int task) {
    awaitUntil(() -> outcomes[task] != null);
  }

  private synchronized void awaitHelpers() {
    over = true;
    awaitUntil(() -> helping == 0);
  }

  private interface Condition {
    boolean holds();
  }

  private synchronized void awaitUntil(Condition condition) {
    boolean interrupted = false;
    while (!condition.holds()) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
