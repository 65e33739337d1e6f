package io.github.goproxy4j.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.protocol.GoProxyHandler;
import io.github.goproxy4j.protocol.ProxyRequest;
import io.github.goproxy4j.protocol.RequestHandler;
import io.github.goproxy4j.source.MapSource;
import io.github.goproxy4j.source.PullThroughSource;
import io.github.goproxy4j.source.SampleModule;
import io.github.goproxy4j.source.SourceGroup;
import io.github.goproxy4j.store.DirectoryCache;
import io.github.goproxy4j.upstream.HttpRemote;
import io.github.goproxy4j.upstream.HttpSource;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many clients find an empty cache at the same moment. */
class ColdClientsTest {
  private static final int CLIENTS = 20;
  private static final SampleModule MODULE = SampleModule.of("example.com/m", "v1.0.0");
  private static final List<String> FILES =
      Stream.of("list", "v1.0.0.info", "v1.0.0.mod", "v1.0.0.zip")
          .map(file -> "/example.com/m/@v/" + file)
          .toList();

  @TempDir Path temp;

  private static byte[] get(String url) throws Exception {
    try (InputStream in = URI.create(url).toURL().openStream()) {
      return in.readAllBytes();
    }
  }

  @Test
  void causeOneRequestForEveryFile() throws Exception {
    var asked = new ConcurrentLinkedQueue<String>();
    GoProxyHandler origin = GoProxyHandler.of(MapSource.of(MODULE));
    RequestHandler counting =
        (ProxyRequest request) -> {
          asked.add(request.rawPath());
          return origin.handle(request);
        };
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    try (LoopbackServer upstream = LoopbackServer.start(counting);
        LoopbackServer server = LoopbackServer.start(group(upstream.url()))) {
      var together = new CyclicBarrier(CLIENTS);
      Callable<byte[]> client =
          () -> {
            byte[] last = {};
            for (String file : FILES) {
              together.await(1, TimeUnit.MINUTES);
              last = get(server.url() + file);
            }
            return last;
          };
      List<Future<byte[]>> zips =
          threads.invokeAll(IntStream.range(0, CLIENTS).mapToObj(i -> client).toList());

      for (Future<byte[]> zip : zips) {
        assertThat(zip.get()).isEqualTo(MODULE.zip());
      }
      assertThat(asked).containsExactlyElementsOf(FILES);
    } finally {
      threads.shutdownNow();
    }
  }

  private SourceGroup group(String upstream) throws Exception {
    DirectoryCache cache = DirectoryCache.at(temp.resolve("cache"));
    var fetched = HttpSource.of(HttpRemote.at(URI.create(upstream)).build(), cache.stagingFolder());
    return SourceGroup.builder()
        .member(MapSource.of(SampleModule.of("example.com/own", "v1.0.0")))
        .member(PullThroughSource.of(cache, fetched))
        .build();
  }
}
