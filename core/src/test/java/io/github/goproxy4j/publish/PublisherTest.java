package io.github.goproxy4j.publish;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.source.SampleModule;
import io.github.goproxy4j.store.MemoryStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class PublisherTest {
  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
  private static final ModulePath PATH = ModulePath.parse("example.com/m");

  @TempDir Path folder;

  @Test
  @Timeout(30)
  void checksAsManyArchivesAtOnceAsThereAreProcessors() throws Exception {
    var store = MemoryStore.stagingIn(folder);
    Publisher publisher = Publisher.builder(store).build();
    var entered = new CountDownLatch(PROCESSORS);
    var mayGoOn = new CountDownLatch(1);
    var atOnce = new AtomicInteger();
    var most = new AtomicInteger();
    Publisher.Permission stop =
        path -> {
          most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
          entered.countDown();
          await(mayGoOn);
          atOnce.decrementAndGet();
        };

    var threads = new ArrayList<Thread>();
    var publications = new ArrayList<FutureTask<Publication>>();
    for (int i = 0; i < PROCESSORS + 2; i++) {
      SampleModule module = SampleModule.of(PATH.toString(), "v1.0." + i);
      var task = new FutureTask<>(() -> publish(publisher, module, stop));
      publications.add(task);
      threads.add(new Thread(task));
    }
    threads.forEach(Thread::start);
    await(entered);
    awaitThatAllWait(threads);
    assertThat(atOnce).hasValue(PROCESSORS);
    mayGoOn.countDown();
    for (FutureTask<Publication> publication : publications) {
      publication.get(20, SECONDS);
    }

    assertThat(most).hasValue(PROCESSORS);
    assertThat(store.versions(PATH).orElseThrow()).hasSize(PROCESSORS + 2);
  }

  private static void awaitThatAllWait(List<Thread> threads) {
    while (!threads.stream()
        .allMatch(
            t ->
                t.getState() == Thread.State.WAITING
                    || t.getState() == Thread.State.TIMED_WAITING)) {
      Thread.onSpinWait();
    }
  }

  private static Publication publish(
      Publisher publisher, SampleModule module, Publisher.Permission permission)
      throws IOException {
    try (Upload upload = Upload.EMPTY.withArchive(Blob.ofBytes(module.zip()))) {
      return publisher.publish(upload, permission);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
