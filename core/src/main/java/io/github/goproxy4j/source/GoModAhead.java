package io.github.goproxy4j.source;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/**
 * Fetches go.mod files for whom nobody waits yet. What an executor does not take, or what would be
 * too many at once, is left to those who will ask.
 */
final class GoModAhead {
  private static final int MOST = 16;

  private final Executor executor;
  private final Semaphore free = new Semaphore(MOST);

  GoModAhead(Executor executor) {
    this.executor = executor;
  }

  /** One that fetches each file in a thread of its own. */
  static GoModAhead inThreads() {
    return new GoModAhead(
        task -> {
          var thread = new Thread(task, "goproxy4j-ahead");
          thread.setDaemon(true);
          thread.start();
        });
  }

  void start(Runnable fetch) {
    if (!free.tryAcquire()) {
      return;
    }
    try {
      executor.execute(
          () -> {
            try {
              fetch.run();
            } finally {
              free.release();
            }
          });
    } catch (RejectedExecutionException e) {
      free.release();
    }
  }
}
