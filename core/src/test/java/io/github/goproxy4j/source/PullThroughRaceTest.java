package io.github.goproxy4j.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.SettableClock;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.VersionQuery;
import io.github.goproxy4j.store.DirectoryCache;
import io.github.goproxy4j.store.MemoryCache;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many ask the same at the same time. */
@Timeout(60)
class PullThroughRaceTest {
  private static final SampleModule MODULE = SampleModule.of("example.com/m", "v1.0.0");
  private static final int CLIENTS = 20;

  @TempDir Path temp;

  private final SettableClock clock = new SettableClock("2026-01-02T03:04:05Z");
  private final OpenBlobs blobs = new OpenBlobs();
  private final ScriptedSource origin = new ScriptedSource(blobs.track(MapSource.of(MODULE)));
  private Path folder;
  private PullThroughSource source;

  @BeforeEach
  void openSource() throws IOException {
    folder = temp.toRealPath().resolve("cache");
    source = PullThroughSource.builder(DirectoryCache.at(folder), origin).clock(clock).build();
  }

  @AfterEach
  void assertNothingLeft() throws IOException {
    blobs.assertNoneOpen(folder);
    assertThat(DirectoryCache.at(folder).stagingFolder()).isEmptyDirectory();
  }

  private byte[] zip(Fetch fetch) throws IOException {
    try (Blob zip = source.zip(MODULE.module(), fetch)) {
      return zip.readAllBytes(1 << 20);
    }
  }

  /** A thread that asks for the zip, and what it was told. */
  private final class Client {
    final Fetch fetch;
    final CompletableFuture<byte[]> answer = new CompletableFuture<>();
    final Thread thread =
        new Thread(
            () -> {
              try {
                answer.complete(zip(asked()));
              } catch (Throwable e) {
                answer.completeExceptionally(e);
              }
            });

    Client(Fetch fetch) {
      this.fetch = fetch;
    }

    private Fetch asked() {
      return fetch;
    }

    Client start() {
      thread.start();
      return this;
    }

    /** Returns when the client has nothing to do but wait. */
    Client startAndWait() {
      thread.start();
      while (thread.getState() != Thread.State.TIMED_WAITING) {
        assertThat(answer).isNotDone();
        Thread.onSpinWait();
      }
      return this;
    }

    void assertAnswered() throws Exception {
      assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo(MODULE.zip());
    }

    void assertFailed(Class<? extends Exception> type) {
      assertThatThrownBy(() -> answer.get(30, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(type);
    }
  }

  /** The first question waits, and fails in the way of a client whose patience ended. */
  private CountDownLatch blockFirst() {
    var asked = new CountDownLatch(1);
    var first = new AtomicBoolean(true);
    origin.first(
        fetch -> {
          if (first.getAndSet(false)) {
            asked.countDown();
            await(fetch);
          }
        });
    return asked;
  }

  private void await(Fetch fetch) throws IOException {
    var never = new CountDownLatch(1);
    try {
      while (!never.await(1, TimeUnit.MILLISECONDS)) {
        if (fetch.isCancelled()) {
          throw new InterruptedIOException("cancelled");
        } else if (fetch.remaining(clock).filter(Duration::isZero).isPresent()) {
          throw new UpstreamException(
              MODULE.module(), UpstreamException.Failure.TIMED_OUT, "too slow");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  @Test
  void asksOnceForEachFileHoweverManyAsk() throws Exception {
    var started = new CountDownLatch(CLIENTS);
    origin.first(fetch -> awaitUninterruptibly(started));
    inParallel(
        () -> {
          started.countDown();
          assertThat(source.versions(MODULE.module().path(), Fetch.normal())).hasSize(1);
          source.info(MODULE.module().path(), VersionQuery.LATEST, Fetch.normal());
          source.info(MODULE.module().path(), VersionQuery.of("v1.0.0"), Fetch.normal());
          source.goMod(MODULE.module(), Fetch.normal()).close();
          assertThat(zip(Fetch.normal())).isEqualTo(MODULE.zip());
          return null;
        });

    assertThat(origin.asked())
        .containsExactlyInAnyOrder(
            "example.com/m list",
            "example.com/m@latest.info",
            "example.com/m@v1.0.0.info",
            "example.com/m@v1.0.0.mod",
            "example.com/m@v1.0.0.zip");
  }

  private static void inParallel(Callable<?> task) throws Exception {
    var results = new ArrayList<CompletableFuture<?>>();
    for (int i = 0; i < CLIENTS; i++) {
      var result = new CompletableFuture<Object>();
      results.add(result);
      new Thread(
              () -> {
                try {
                  task.call();
                  result.complete("done");
                } catch (Throwable e) {
                  result.completeExceptionally(e);
                }
              })
          .start();
    }
    for (CompletableFuture<?> result : results) {
      result.get(30, TimeUnit.SECONDS);
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) throws InterruptedIOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new InterruptedIOException();
    }
  }

  @Test
  void asksOnceAlsoIfNothingCanBeKept() throws Exception {
    source = PullThroughSource.of(new FullCache(MemoryCache.stagingIn(temp)), origin);
    CountDownLatch end = new CountDownLatch(1);
    origin.first(fetch -> awaitUninterruptibly(end));
    List<Client> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(new Client(Fetch.normal()).start());
    }
    awaitThatAllWaitForOne(clients);
    end.countDown();

    for (Client client : clients) {
      client.assertAnswered();
    }
    assertThat(origin.asked()).hasSize(1);
  }

  /** The one that asks has no time-out; whoever waits for a lock meanwhile has none either. */
  private static void awaitThatAllWaitForOne(List<Client> clients) {
    while (clients.stream()
            .filter(client -> client.thread.getState() == Thread.State.TIMED_WAITING)
            .count()
        < clients.size() - 1) {
      Thread.onSpinWait();
    }
  }

  @Test
  void sharesAFailure() throws Exception {
    var failure = new UpstreamException(MODULE, UpstreamException.Failure.FAILED, "failed");
    CountDownLatch end = new CountDownLatch(1);
    origin.first(
        fetch -> {
          awaitUninterruptibly(end);
          throw failure;
        });
    List<Client> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(new Client(Fetch.normal()).start());
    }
    awaitThatAllWaitForOne(clients);
    end.countDown();

    for (Client client : clients) {
      client.assertFailed(UpstreamException.class);
    }
    assertThat(origin.asked()).hasSize(1);
    assertThat(source.traffic().failures()).isEqualTo(1);
  }

  /** Why the first client does not wait for the end. */
  enum End {
    INTERRUPTED,
    CANCELLED,
    LATE
  }

  @ParameterizedTest
  @EnumSource(End.class)
  void anotherClientTakesOverFromOneThatWaitsNoLonger(End end) throws Exception {
    CountDownLatch asked = blockFirst();
    Fetch impatient = Fetch.normal().until(clock.instant().plusSeconds(10));
    Client first = new Client(impatient).start();
    asked.await();
    Client second = new Client(Fetch.normal()).startAndWait();
    Client third = new Client(Fetch.normal()).startAndWait();
    switch (end) {
      case INTERRUPTED -> first.thread.interrupt();
      case CANCELLED -> impatient.cancel();
      case LATE -> clock.forward(Duration.ofSeconds(10));
    }

    first.assertFailed(end == End.LATE ? UpstreamException.class : InterruptedIOException.class);
    second.assertAnswered();
    third.assertAnswered();
    assertThat(origin.asked()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(End.class)
  void aClientNeedNotWaitForTheOneThatAsks(End end) throws Exception {
    CountDownLatch asked = blockFirst();
    Fetch patient = Fetch.normal();
    Client first = new Client(patient).start();
    asked.await();
    Fetch impatient = Fetch.normal().until(clock.instant().plusSeconds(10));
    Client second = new Client(impatient).startAndWait();
    switch (end) {
      case INTERRUPTED -> second.thread.interrupt();
      case CANCELLED -> impatient.cancel();
      case LATE -> clock.forward(Duration.ofSeconds(10));
    }

    second.assertFailed(end == End.LATE ? UpstreamException.class : InterruptedIOException.class);
    assertThat(first.answer).isNotDone();
    patient.cancel();
    first.assertFailed(InterruptedIOException.class);
    assertThat(origin.asked()).hasSize(1);
  }

  @Test
  void whoComesLaterBeginsAnew() throws Exception {
    CountDownLatch asked = blockFirst();
    Fetch fetch = Fetch.normal();
    Client first = new Client(fetch).start();
    asked.await();
    fetch.cancel();
    first.assertFailed(InterruptedIOException.class);

    new Client(Fetch.normal()).start().assertAnswered();
    assertThat(origin.asked()).hasSize(2);
  }

  @Test
  void clientWhoseTimeEndsGetsTheOldList() throws Exception {
    source.versions(MODULE.module().path(), Fetch.normal());
    clock.forward(Duration.ofDays(1));
    blockFirst();
    Fetch late = Fetch.normal().until(clock.instant());

    assertThat(source.versions(MODULE.module().path(), late)).hasSize(1);
    assertThat(source.traffic().stale()).isEqualTo(1);
  }

  @Test
  void bugsAreNobodyElses() throws Exception {
    var first = new AtomicBoolean(true);
    origin.first(
        fetch -> {
          if (first.getAndSet(false)) {
            throw new IllegalStateException("bug");
          }
        });

    assertThatThrownBy(() -> zip(Fetch.normal())).isInstanceOf(IllegalStateException.class);
    assertThat(zip(Fetch.normal())).isEqualTo(MODULE.zip());
  }
}
