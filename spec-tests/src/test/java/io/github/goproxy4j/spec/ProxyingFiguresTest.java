package io.github.goproxy4j.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.protocol.GoProxyHandler;
import io.github.goproxy4j.release.ModuleRelease;
import io.github.goproxy4j.source.Fetch;
import io.github.goproxy4j.source.ForwardingSource;
import io.github.goproxy4j.source.HostedSource;
import io.github.goproxy4j.source.MapSource;
import io.github.goproxy4j.source.ModuleSource;
import io.github.goproxy4j.source.PullThroughSource;
import io.github.goproxy4j.source.SampleModule;
import io.github.goproxy4j.source.SourceGroup;
import io.github.goproxy4j.store.DirectoryCache;
import io.github.goproxy4j.store.DirectoryStore;
import io.github.goproxy4j.upstream.HttpRemote;
import io.github.goproxy4j.upstream.HttpSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What proxying costs. A build only finds out whether that can be measured; {@code mvn verify
 * -Pbenchmark} has the figures of the README in {@code target/figures}.
 */
class ProxyingFiguresTest {
  private static final boolean FULL = Boolean.getBoolean("goproxy4j.benchmark");
  private static final int ROUNDS = FULL ? 5 : 1;
  private static final int REQUESTS = FULL ? 8000 : 40;
  private static final int CLIENTS = 4;
  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private static final Duration DAY = Duration.ofDays(1);
  private static final SampleModule MODULE = SampleModule.of("example.com/m", "v1.0.0");

  private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);

  @TempDir Path temp;

  @AfterEach
  void endClients() {
    clients.shutdownNow();
  }

  private static byte[] get(String url) throws IOException {
    try (InputStream in = URI.create(url).toURL().openStream()) {
      return in.readAllBytes();
    }
  }

  /**
   * How long requests take, and what client and server together work for one of them, which other
   * processes change less.
   */
  private Map<String, Double> requests(String url) throws Exception {
    Callable<Void> client =
        () -> {
          for (int i = 0; i < REQUESTS / CLIENTS; i++) {
            assertThat(get(url).length).isPositive();
          }
          return null;
        };
    long start = System.nanoTime();
    long work = PROCESS.getProcessCpuTime();
    for (Future<Void> done : clients.invokeAll(Collections.nCopies(CLIENTS, client))) {
      done.get();
    }
    double micros = (PROCESS.getProcessCpuTime() - work) / 1e3 / REQUESTS;
    return Map.of("requests/s", REQUESTS / ((System.nanoTime() - start) / 1e9), "CPU µs", micros);
  }

  private ModuleSource hosted(String name, SampleModule module) throws IOException {
    DirectoryStore store = DirectoryStore.at(temp.resolve(name));
    try (Blob zip = Blob.ofBytes(module.zip());
        var release =
            ModuleRelease.ofZip(module.module(), zip, module.time(), store.stagingFolder())) {
      store.publish(release);
    }
    return HostedSource.of(store);
  }

  private ModuleSource kept(String name, SampleModule module) throws IOException {
    return PullThroughSource.builder(DirectoryCache.at(temp.resolve(name)), MapSource.of(module))
        .freshFor(DAY)
        .absentFor(DAY)
        .build();
  }

  private static SourceGroup group(ModuleSource... members) {
    SourceGroup.Builder group = SourceGroup.builder();
    for (ModuleSource member : members) {
      group.member(member);
    }
    return group.build();
  }

  @Test
  void warmGroupOfThree() throws Exception {
    var others = SampleModule.of("example.com/other", "v1.0.0");
    ModuleSource bare = hosted("bare", MODULE);
    ModuleSource first = group(bare, kept("a", others), kept("b", others));
    ModuleSource last = group(hosted("others", others), kept("c", others), kept("d", MODULE));
    ModuleSource cache = kept("e", MODULE);
    var figures = new Figures();
    try (LoopbackServer bareServer = LoopbackServer.start(bare);
        LoopbackServer cacheServer = LoopbackServer.start(cache);
        LoopbackServer firstServer = LoopbackServer.start(first);
        LoopbackServer lastServer = LoopbackServer.start(last)) {
      for (String file : new String[] {"v1.0.0.info", "v1.0.0.mod", "list"}) {
        String path = "/example.com/m/@v/" + file;
        var rates = new TreeMap<String, Figures.Measurement>();
        rates.put(file + ", hosted alone", () -> requests(bareServer.url() + path));
        rates.put(file + ", held in a cache alone", () -> requests(cacheServer.url() + path));
        rates.put(file + ", first of three has it", () -> requests(firstServer.url() + path));
        rates.put(file + ", last of three has it", () -> requests(lastServer.url() + path));
        figures.measure(ROUNDS, rates);
      }
    }
    figures.write("group.md");
  }

  /** The zips of this upstream take until they are let go. */
  private static final class SlowZips extends ForwardingSource {
    final CountDownLatch asked = new CountDownLatch(1);
    final CountDownLatch letGo = new CountDownLatch(1);

    SlowZips(ModuleSource source) {
      super(source);
    }

    @Override
    public Blob zip(ModuleVersion module, Fetch fetch) throws IOException {
      asked.countDown();
      try {
        assertThat(letGo.await(1, TimeUnit.MINUTES)).isTrue();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("waiting");
      }
      return super.zip(module, fetch);
    }
  }

  /** Milliseconds for a go.mod file that is in no cache yet. */
  private double coldGoMod(boolean whileZipIsFetched) throws Exception {
    var slow = new SlowZips(MapSource.of(MODULE));
    Path folder = Files.createTempDirectory(temp, "cold");
    try (LoopbackServer upstream = LoopbackServer.start(slow)) {
      ModuleSource fetched =
          HttpSource.of(HttpRemote.at(URI.create(upstream.url())).build(), folder);
      ModuleSource cache =
          PullThroughSource.of(DirectoryCache.at(folder.resolve("cache")), fetched);
      try (LoopbackServer server = LoopbackServer.start(GoProxyHandler.of(cache))) {
        String stem = server.url() + "/example.com/m/@v/v1.0.0";
        get(server.url() + "/example.com/m/@v/list");
        Future<byte[]> zip = whileZipIsFetched ? clients.submit(() -> get(stem + ".zip")) : null;
        if (zip != null) {
          slow.asked.await();
        }
        long start = System.nanoTime();
        assertThat(get(stem + ".mod")).isEqualTo(MODULE.goMod());
        double millis = (System.nanoTime() - start) / 1e6;
        assertThat(slow.asked.getCount()).isEqualTo(whileZipIsFetched ? 0 : 1);
        slow.letGo.countDown();
        if (zip != null) {
          assertThat(zip.get()).isEqualTo(MODULE.zip());
        }
        return millis;
      }
    }
  }

  @Test
  void coldGoModWithASlowZip() throws Exception {
    var times = new TreeMap<String, Figures.Measurement>();
    times.put("cold .mod, nobody asks for the zip", () -> Map.of("ms", coldGoMod(false)));
    times.put("cold .mod, the zip never comes", () -> Map.of("ms", coldGoMod(true)));
    var figures = new Figures();
    figures.measure(FULL ? 21 : 1, times);
    figures.write("go-mod.md");
  }
}
