package io.github.goproxy4j.team;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * The threads that work on one thing: the calling one, and helpers from an executor.
 *
 * <pre>{@code
 * Workers four = Workers.of(executor, 3);
 * ModuleHash hash = ModuleHash.ofZip(ZipDirectory.read(zip), four);
 * }</pre>
 */
public final class Workers {
  private static final Workers CALLER = new Workers(Runnable::run, 0);
  private static final Workers SHARED =
      new Workers(ForkJoinPool.commonPool(), Runtime.getRuntime().availableProcessors() - 1);

  /** So many bytes of work are worth a helper. */
  private static final long WORTH_A_HELPER = 256 * 1024;

  private final Executor executor;
  private final int helpers;

  private Workers(Executor executor, int helpers) {
    this.executor = executor;
    this.helpers = helpers;
  }

  /** What one thread does: task after task, with what it keeps for itself. */
  @FunctionalInterface
  public interface Worker {
    /** Does the task of this number. */
    void run(int task) throws IOException;
  }

  /** The calling thread alone. */
  public static Workers caller() {
    return CALLER;
  }

  /** As many as there are processors, from the common pool: the choice where none is made. */
  public static Workers shared() {
    return SHARED;
  }

  /** The calling thread and at most so many that {@code executor} has to spare. */
  public static Workers of(Executor executor, int helpers) {
    if (helpers < 0) {
      throw new IllegalArgumentException("negative number of helpers: " + helpers);
    }
    return new Workers(executor, helpers);
  }

  /**
   * Does every task once and returns when all are done.
   *
   * @param sizes about how many bytes there are to work on, task by task
   * @param workers asked once by each thread
   * @throws IOException the failure of the first task that fails (W3)
   */
  public void run(long[] sizes, Supplier<? extends Worker> workers) throws IOException {
    var job = new Job(sizes, workers);
    for (int i = helpers(sizes); i > 0; i--) {
      try {
        executor.execute(job);
      } catch (RejectedExecutionException e) {
        break;
      }
    }
    job.runAndAwait();
  }

  /**
   * Makes results and hands them over in their order, in this thread.
   *
   * @param sizes about how many bytes there are to work on, task by task
   * @param ahead how many of them may be worked on or wait beyond the next that is wanted
   * @throws IOException the first failure in this order (W3)
   */
  public <T> void runInOrder(long[] sizes, long ahead, InOrder<T> work) throws IOException {
    new OrderedJob<>(sizes, ahead, work).runAndAwait(executor, helpers(sizes));
  }

  private int helpers(long[] sizes) {
    long worth = LongStream.of(sizes).sum() / WORTH_A_HELPER;
    return (int) Math.min(helpers, Math.min(worth, sizes.length - 1));
  }
}
