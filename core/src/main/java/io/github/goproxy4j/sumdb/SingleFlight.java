package io.github.goproxy4j.sumdb;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;

/** Has one thread find out what several ask at the same time. Nothing is remembered. */
final class SingleFlight<K, V> {
  private final ConcurrentMap<K, CompletableFuture<V>> flights = new ConcurrentHashMap<>();

  @FunctionalInterface
  interface Question<K, V> {
    V ask(K about) throws IOException;
  }

  V get(K about, Question<K, V> question) throws IOException {
    for (; ; ) {
      var mine = new CompletableFuture<V>();
      CompletableFuture<V> other = flights.putIfAbsent(about, mine);
      if (other == null) {
        return lead(about, question, mine);
      }
      try {
        return await(other);
      } catch (CancellationException e) {
        // Whoever was asking was interrupted: that says nothing about the answer.
      }
    }
  }

  private V lead(K about, Question<K, V> question, CompletableFuture<V> flight) throws IOException {
    try {
      V answer = question.ask(about);
      flight.complete(answer);
      return answer;
    } catch (InterruptedIOException | ClosedByInterruptException e) {
      flight.cancel(false);
      throw e;
    } catch (Throwable e) {
      flight.completeExceptionally(e);
      throw e;
    } finally {
      flights.remove(about, flight);
    }
  }

  private V await(CompletableFuture<V> flight) throws IOException {
    try {
      return flight.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for another thread");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
