package io.github.goproxy4j.sumdb;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Asks several questions at once, and has all answers before it goes on. */
final class AtOnce {
  private static final int MOST_THREADS = 32;

  /** When all threads are busy, whoever asks does it himself. */
  private static final Executor THREADS =
      new ThreadPoolExecutor(
          0,
          MOST_THREADS,
          10,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          AtOnce::newThread,
          new ThreadPoolExecutor.CallerRunsPolicy());

  private AtOnce() {}

  private static Thread newThread(Runnable task) {
    Thread thread = new Thread(task, "goproxy4j-sumdb");
    thread.setDaemon(true);
    return thread;
  }

  /** A question that may fail. */
  @FunctionalInterface
  interface Question<T, R> {
    R ask(T about) throws IOException;
  }

  /** The answers, or the first failure in the order of the questions. */
  static <T, R> List<R> ask(List<T> abouts, Question<T, R> question) throws IOException {
    return ask(THREADS, abouts, question);
  }

  static <T, R> List<R> ask(Executor threads, List<T> abouts, Question<T, R> question)
      throws IOException {
    List<FutureTask<R>> tasks =
        abouts.stream().map(about -> new FutureTask<>(() -> question.ask(about))).toList();
    for (int i = tasks.size() - 1; i > 0; i--) {
      threads.execute(tasks.get(i));
    }
    if (!tasks.isEmpty()) {
      tasks.get(0).run();
    }
    return answers(tasks);
  }

  private static <R> List<R> answers(List<FutureTask<R>> tasks) throws IOException {
    var answers = new ArrayList<R>();
    Optional<IOException> failure = Optional.empty();
    for (FutureTask<R> task : tasks) {
      try {
        answers.add(task.get());
      } catch (ExecutionException e) {
        IOException cause = cause(e);
        failure = failure.or(() -> Optional.of(cause));
      } catch (InterruptedException e) {
        tasks.forEach(other -> other.cancel(true));
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while waiting for a checksum database");
      }
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
    return answers;
  }

  private static IOException cause(ExecutionException e) {
    if (e.getCause() instanceof IOException failure) {
      return failure;
    } else if (e.getCause() instanceof RuntimeException bug) {
      throw bug;
    }
    throw new IllegalStateException(e.getCause());
  }
}
