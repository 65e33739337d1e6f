package io.github.goproxy4j.team;

import io.github.goproxy4j.team.Workers.Worker;
import java.io.IOException;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The tasks of one call, which whoever runs this takes one by one. */
final class Job implements Runnable {
  private static final long LARGE = 1 << 20;

  private final int[] order;
  private final Supplier<? extends Worker> workers;
  private final AtomicInteger next = new AtomicInteger();
  private int helping;
  private boolean over;
  private volatile int failed = Integer.MAX_VALUE;
  private @Nullable Throwable failure;

  Job(long[] sizes, Supplier<? extends Worker> workers) {
    this.order = order(sizes);
    this.workers = workers;
  }

  /** The large ones first, the largest ahead; the others as they come, since files are read so. */
  private static int[] order(long[] sizes) {
    Comparator<Integer> bySize = Comparator.comparingLong(i -> sizes[i] < LARGE ? 0 : -sizes[i]);
    return IntStream.range(0, sizes.length).boxed().sorted(bySize).mapToInt(i -> i).toArray();
  }

  /** A helper's part. */
  @Override
  public void run() {
    if (begin()) {
      try {
        work();
      } finally {
        end();
      }
    }
  }

  /** The part of the thread that asked, which waits for the helpers that are still at it. */
  void runAndAwait() throws IOException {
    try {
      work();
    } finally {
      awaitHelpers();
    }
    rethrow();
  }

  private void work() {
    Worker worker = null;
    for (int i = next.getAndIncrement(); i < order.length; i = next.getAndIncrement()) {
      int task = order[i];
      if (task > failed) {
        continue;
      }
      try {
        worker = worker == null ? workers.get() : worker;
        worker.run(task);
      } catch (IOException | RuntimeException | Error e) {
        fail(task, e);
      }
    }
  }

  private synchronized void fail(int task, Throwable e) {
    if (task < failed) {
      failed = task;
      failure = e;
    }
  }

  private synchronized boolean begin() {
    if (!over) {
      helping++;
    }
    return !over;
  }

  private synchronized void end() {
    helping--;
    notifyAll();
  }

  /** Nobody may be at work on what belongs to the caller when it goes on; that is soon. */
  private synchronized void awaitHelpers() {
    over = true;
    boolean interrupted = false;
    while (helping > 0) {
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

  private synchronized void rethrow() throws IOException {
    if (failure instanceof IOException e) {
      throw e;
    } else if (failure instanceof RuntimeException e) {
      throw e;
    } else if (failure instanceof Error e) {
      throw e;
    }
  }
}
