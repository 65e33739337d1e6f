package io.github.goproxy4j.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.SettableClock;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.VersionQuery;
import io.github.goproxy4j.policy.MinimumAge;
import io.github.goproxy4j.policy.ModuleRange;
import io.github.goproxy4j.policy.ModuleRules;
import io.github.goproxy4j.source.Fetch.Mode;
import io.github.goproxy4j.store.DirectoryCache;
import io.github.goproxy4j.sum.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A cache that fetches go.mod files before they are asked for. */
@Timeout(60)
class FetchAheadTest {
  private static final SampleModule SAMPLE = SampleModule.of("example.com/m", "v1.0.0");
  private static final ModuleVersion MODULE = SAMPLE.module();
  private static final VersionQuery EXACT = new VersionQuery.Exact(MODULE.version());
  private static final Fetch FETCH = Fetch.normal();
  private static final String INFO = MODULE + ".info";
  private static final String MOD = MODULE + ".mod";
  private static final int MOST = 16;

  /** Does at once what is to be done in another thread. */
  private static final Executor AT_ONCE = Runnable::run;

  @TempDir Path temp;

  private final SettableClock clock = new SettableClock("2026-11-21T10:00:00Z");
  private final OpenBlobs blobs = new OpenBlobs();
  private final ScriptedSource origin = new ScriptedSource(blobs.track(MapSource.of(SAMPLE)));

  @AfterEach
  void assertNothingLeft() throws IOException {
    blobs.assertNoneOpen(temp.toRealPath());
    assertThat(cache().stagingFolder()).isEmptyDirectory();
  }

  private DirectoryCache cache() throws IOException {
    return DirectoryCache.at(temp.toRealPath().resolve("cache"));
  }

  private PullThroughSource.Builder builder(ModuleSource source) throws IOException {
    return PullThroughSource.builder(cache(), source).clock(clock);
  }

  private PullThroughSource source(Executor executor) throws IOException {
    return builder(origin).fetchAhead(executor).build();
  }

  private static void askInfo(ModuleSource source, Fetch fetch) throws IOException {
    assertThat(source.info(MODULE.path(), EXACT, fetch)).isEqualTo(SAMPLE.info());
  }

  private static void askGoMod(ModuleSource source, Fetch fetch) throws IOException {
    try (var goMod = source.goMod(MODULE, fetch)) {
      assertThat(goMod.readAllBytes(1000)).isEqualTo(SAMPLE.goMod());
    }
  }

  private static IOException failed() {
    return new UpstreamException(MODULE, UpstreamException.Failure.FAILED, "failed");
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void fetchesTheGoModWithTheInfoAndNothingElse() throws IOException {
    PullThroughSource source = source(AT_ONCE);
    askInfo(source, FETCH);

    assertThat(origin.asked()).containsExactlyInAnyOrder(INFO, MOD);
    askGoMod(source, FETCH);
    askGoMod(source, Fetch.of(Mode.CACHED_ONLY));
    assertThat(origin.asked()).isEmpty();
    assertThat(source.traffic().requests()).isEqualTo(2);
  }

  @Test
  void fetchesBothAtTheSameTimeInAThreadThatEnds() throws Exception {
    var threads = new ConcurrentLinkedQueue<Thread>();
    var both = new CyclicBarrier(2);
    origin.first(
        fetch -> {
          threads.add(Thread.currentThread());
          await(both);
        });
    PullThroughSource source = builder(origin).fetchAhead().build();
    askInfo(source, FETCH);
    askGoMod(source, FETCH);

    assertThat(origin.asked()).containsExactlyInAnyOrder(INFO, MOD);
    assertThat(threads).hasSize(2).contains(Thread.currentThread());
    threads.remove(Thread.currentThread());
    assertThat(threads.element().isDaemon()).isTrue();
    threads.element().join();
  }

  @Test
  void whoAsksMeanwhileWaitsForTheSameAnswer() throws Exception {
    var asking = new CountDownLatch(1);
    var answered = new CountDownLatch(1);
    var helper = new AtomicReference<Thread>();
    origin.first(
        fetch -> {
          if (Thread.currentThread().equals(helper.get())) {
            asking.countDown();
            awaitUninterruptibly(answered);
          }
        });
    PullThroughSource source =
        source(
            task -> {
              helper.set(new Thread(task));
              helper.get().start();
            });
    askInfo(source, FETCH);
    asking.await();
    var client =
        new Thread(
            () -> {
              try {
                askGoMod(source, FETCH);
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    client.start();
    while (client.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    answered.countDown();
    client.join();
    helper.get().join();

    assertThat(origin.asked()).containsExactlyInAnyOrder(INFO, MOD);
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void fetchesNothingThatIsHeld() throws IOException {
    PullThroughSource source = source(AT_ONCE);
    askGoMod(source, FETCH);
    askInfo(source, FETCH);
    askInfo(source, FETCH);

    assertThat(origin.asked()).containsExactly(MOD, INFO);
  }

  @Test
  void fetchesNothingForOtherQuestions() throws IOException {
    PullThroughSource source = source(AT_ONCE);
    source.versions(MODULE.path(), FETCH);
    source.info(MODULE.path(), VersionQuery.LATEST, FETCH);
    source.zip(MODULE, FETCH).close();

    assertThat(origin.asked()).noneMatch(question -> question.endsWith(".mod"));
  }

  @Test
  void fetchesNothingWhereNothingMayBeFetched() throws IOException {
    ModuleSource offline =
        builder(origin).fetchAhead(AT_ONCE).connectivity(Connectivity.OFFLINE).build();
    for (ModuleSource source : List.of(offline, source(AT_ONCE))) {
      assertThatThrownBy(() -> source.info(MODULE.path(), EXACT, Fetch.of(Mode.CACHED_ONLY)))
          .isInstanceOf(ModuleNotFoundException.class);
    }
    assertThatThrownBy(() -> offline.info(MODULE.path(), EXACT, FETCH))
        .isInstanceOf(ModuleNotFoundException.class);
    assertThat(origin.asked()).isEmpty();
  }

  @Test
  @DisplayName("X42: absences are remembered of both")
  void asksNothingThatIsKnownToBeAbsent() throws IOException {
    origin.become(MapSource.of());
    PullThroughSource source = source(AT_ONCE);
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> source.info(MODULE.path(), EXACT, FETCH))
          .isInstanceOf(ModuleNotFoundException.class);
      assertThatThrownBy(() -> source.goMod(MODULE, FETCH))
          .isInstanceOf(ModuleNotFoundException.class);
    }

    assertThat(origin.asked()).containsExactlyInAnyOrder(INFO, MOD);
  }

  @Test
  void aFailureIsNobodys() throws IOException {
    var calls = new ArrayList<String>();
    origin.first(
        fetch -> {
          calls.add("");
          if (calls.size() == 1) {
            throw failed();
          }
        });
    PullThroughSource source = source(AT_ONCE);
    askInfo(source, FETCH);
    askGoMod(source, FETCH);

    assertThat(origin.asked()).containsExactlyInAnyOrder(INFO, MOD, MOD);
    assertThat(source.traffic().failures()).isEqualTo(1);
  }

  @Test
  void anExecutorMayRefuse() throws IOException {
    PullThroughSource source =
        source(
            task -> {
              throw new RejectedExecutionException();
            });
    for (int i = 0; i < 2 * MOST; i++) {
      cache().purge(MODULE);
      askInfo(source, FETCH);
    }

    assertThat(origin.asked()).hasSize(2 * MOST).containsOnly(INFO);
  }

  @Test
  void noMoreThanSomeAreOnTheirWay() throws IOException {
    List<SampleModule> samples =
        IntStream.range(0, MOST + 4)
            .mapToObj(i -> SampleModule.of("example.com/m", "v1." + i + ".0"))
            .toList();
    origin.become(blobs.track(new MapSource(samples)));
    var tasks = new ArrayList<Runnable>();
    PullThroughSource source = source(tasks::add);
    for (SampleModule sample : samples) {
      source.info(MODULE.path(), new VersionQuery.Exact(sample.module().version()), FETCH);
    }
    assertThat(tasks).hasSize(MOST);

    tasks.forEach(Runnable::run);
    cache().purge(MODULE.path());
    source.info(MODULE.path(), EXACT, FETCH);
    assertThat(tasks).hasSize(MOST + 1);
  }

  @Test
  void waitsNoLongerThanItsAskerButIsNotCancelledWithIt() throws IOException {
    var tasks = new ArrayList<Runnable>();
    var fetches = new ArrayList<Fetch>();
    Instant deadline = clock.instant().plusSeconds(10);
    Fetch asked = FETCH.until(deadline);
    PullThroughSource source = source(tasks::add);
    askInfo(source, asked);
    asked.cancel();
    origin.first(fetches::add);
    tasks.forEach(Runnable::run);

    assertThat(fetches).hasSize(1);
    assertThat(fetches.get(0).deadline()).isEqualTo(Optional.of(deadline));
    assertThat(fetches.get(0).isCancelled()).isFalse();
    askGoMod(source, FETCH);
    assertThat(fetches).hasSize(1);
  }

  @Test
  @DisplayName("G4: what is fetched ahead is verified like anything else")
  void keepsNothingThatIsNotVerified() throws IOException {
    Checksums mismatch = (file, actual, fetch) -> new Verdict.Mismatch("h1:x", "sum.example.com");
    var verified =
        VerifiedSource.builder(mismatch, origin)
            .log(new MismatchLog(new RecordingLogger()))
            .build();
    PullThroughSource source = builder(verified).fetchAhead(AT_ONCE).build();
    askInfo(source, FETCH);

    assertThatThrownBy(() -> source.goMod(MODULE, FETCH))
        .isInstanceOf(ChecksumMismatchException.class);
    assertThatThrownBy(() -> source.goMod(MODULE, Fetch.of(Mode.CACHED_ONLY)))
        .isInstanceOf(ModuleNotFoundException.class);
  }

  @Test
  @DisplayName("F3: what a policy refuses by its name is not fetched ahead either")
  void fetchesNothingThatIsRefused() throws IOException {
    ModuleSource filtered =
        FilteredSource.builder(source(AT_ONCE))
            .policy(ModuleRules.builder().deny(ModuleRange.of("*", "v1.0.0"), "bad").build())
            .build();

    assertThatThrownBy(() -> filtered.info(MODULE.path(), EXACT, FETCH))
        .isInstanceOf(ModuleForbiddenException.class);
    assertThat(origin.asked()).isEmpty();
  }

  @Test
  @DisplayName("F5: a list that asks for the time of every version asks for nothing else")
  void fetchesNothingForAList() throws IOException {
    ModuleSource filtered =
        FilteredSource.builder(source(AT_ONCE))
            .minimumAge(MinimumAge.of(Duration.ofDays(7), clock))
            .build();

    assertThat(filtered.versions(MODULE.path(), FETCH)).hasSize(1);
    assertThat(origin.asked()).containsExactlyInAnyOrder(MODULE.path() + " list", INFO);
  }
}
