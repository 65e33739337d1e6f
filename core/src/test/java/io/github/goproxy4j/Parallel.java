package io.github.goproxy4j;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Has many do the same at once. */
public final class Parallel {
  private Parallel() {}

  /** Something that several threads do. */
  @FunctionalInterface
  public interface Task<T> {
    T run(int index) throws Exception;
  }

  /** Runs a task in {@code count} threads that begin at the same time. */
  public static <T> List<T> run(int count, Task<T> task) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(count);
    try {
      var barrier = new CyclicBarrier(count);
      var tasks = new ArrayList<Callable<T>>();
      for (int i = 0; i < count; i++) {
        int index = i;
        tasks.add(
            () -> {
              barrier.await();
              return task.run(index);
            });
      }
      var results = new ArrayList<T>();
      for (Future<T> future : threads.invokeAll(tasks, 60, TimeUnit.SECONDS)) {
        results.add(future.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }
}
