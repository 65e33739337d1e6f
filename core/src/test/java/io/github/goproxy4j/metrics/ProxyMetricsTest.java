package io.github.goproxy4j.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.event.ProxyEvent;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.protocol.GoProxyHandler;
import io.github.goproxy4j.protocol.ProxyRequest;
import io.github.goproxy4j.protocol.RequestHandler;
import io.github.goproxy4j.source.MapSource;
import io.github.goproxy4j.source.PullThroughSource;
import io.github.goproxy4j.source.SampleModule;
import io.github.goproxy4j.store.MemoryCache;
import io.github.goproxy4j.sum.ModuleHash;
import io.github.goproxy4j.sum.Verdict;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyMetricsTest {
  private static final SampleModule M = SampleModule.of("example.com/m", "v1.0.0");
  private static final String BASE = "/example.com/m/@v/";

  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final ProxyMetrics metrics = ProxyMetrics.of("public", registry);

  private static void send(RequestHandler handler, String method, String path) throws IOException {
    handler.handle(ProxyRequest.of(method, path, Map.<String, String>of())).close();
  }

  private double count(String name, String... tags) {
    return registry.get(name).tag("repository", "public").tags(tags).functionCounter().count();
  }

  @Test
  void countsAnswersByKindAndStatus() throws IOException {
    RequestHandler handler = metrics.around(GoProxyHandler.of(MapSource.of(M)));
    send(handler, "GET", BASE + "v1.0.0.zip");
    send(handler, "GET", BASE + "v1.0.0.zip");
    send(handler, "HEAD", BASE + "v1.0.0.zip");
    send(handler, "GET", BASE + "v1.1.0.zip");

    assertThat(registry.get("goproxy.requests").tags("kind", "zip", "status", "200").timer())
        .satisfies(timer -> assertThat(timer.count()).isEqualTo(3))
        .satisfies(timer -> assertThat(timer.getId().getTag("repository")).isEqualTo("public"));
    assertThat(
            registry.get("goproxy.requests").tags("kind", "zip", "status", "404").timer().count())
        .isEqualTo(1);
    assertThat(registry.get("goproxy.response").tag("kind", "zip").counter().count())
        .isGreaterThanOrEqualTo(2.0 * M.zip().length);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /, home",
    "GET, /example.com/m/@v/list, list",
    "GET, /example.com/m/@latest, query",
    "GET, /example.com/m/@v/master.info, query",
    "GET, /example.com/m/@v/v1.0.0.info, info",
    "HEAD, /example.com/m/@v/v1.0.0.mod, mod",
    "GET, /example.com/m/@v/module.json, description",
    "GET, /sumdb/sum.golang.org/latest, sumdb",
    "PUT, /upload, publish",
    "POST, /upload, publish",
    "DELETE, /example.com/m, delete",
    "GET, /whatever, other",
    "BREW, /example.com/m/@v/list, other"
  })
  void tellsKindsApart(String method, String path, String kind) throws IOException {
    send(metrics.around(GoProxyHandler.of(MapSource.of(M))), method, path);
    assertThat(registry.get("goproxy.requests").tag("kind", kind).timer().count()).isEqualTo(1);
  }

  @Test
  void clientsCannotMakeMeters() throws IOException {
    RequestHandler handler = metrics.around(GoProxyHandler.of(MapSource.of(M)));
    for (int i = 0; i < 200; i++) {
      send(handler, "M" + i, "/x" + i + ".example/m/@v/list");
      send(handler, "GET", "/x" + i + ".example/m/@v/v1.0." + i + ".zip");
    }
    assertThat(registry.getMeters()).extracting(Meter::getId).hasSize(4);
  }

  @Test
  void readsTheTrafficOfACache(@TempDir Path folder) throws IOException {
    PullThroughSource cache = PullThroughSource.of(MemoryCache.stagingIn(folder), MapSource.of(M));
    metrics.watch(cache);
    RequestHandler handler = GoProxyHandler.of(cache);
    for (int i = 0; i < 3; i++) {
      send(handler, "GET", BASE + "v1.0.0.mod");
      send(handler, "GET", BASE + "v1.1.0.mod");
    }
    assertThat(count("goproxy.cache.answers", "from", "cache")).isEqualTo(2);
    assertThat(count("goproxy.cache.answers", "from", "absence")).isEqualTo(2);
    assertThat(count("goproxy.upstream.requests")).isEqualTo(2);
    assertThat(count("goproxy.upstream.failures")).isZero();
    assertThat(count("goproxy.cache.unkept")).isZero();
  }

  @Test
  void countsEvents() {
    var file = new ModuleFile(M.module(), Kind.ZIP);
    ModuleHash hash = ModuleHash.ofGoMod(new byte[0]);
    var by = new ProxyEvent.Origin(Optional.empty(), Optional.empty());
    List<ProxyEvent> events =
        List.of(
            new ProxyEvent.Verified(file, hash, new Verdict.Mismatch("h1:x", "db")),
            new ProxyEvent.Verified(file, hash, new Verdict.Match()),
            new ProxyEvent.Verified(file, hash, new Verdict.Unknown()),
            new ProxyEvent.Published(M.module(), "published", Optional.empty(), by),
            new ProxyEvent.Deleted("example.com/m", by),
            new ProxyEvent.Refused("PUT", "/x", "no", by),
            new ProxyEvent.Fetched(file, by));
    events.forEach(metrics.listener()::happened);
    for (String verdict : List.of("mismatch", "match", "unknown")) {
      assertThat(registry.get("goproxy.verifications").tag("verdict", verdict).counter().count())
          .isEqualTo(1);
    }
    assertThat(registry.get("goproxy.publications").tag("outcome", "published").counter().count())
        .isEqualTo(1);
    assertThat(registry.get("goproxy.deletions").counter().count()).isEqualTo(1);
    assertThat(registry.get("goproxy.refusals").counter().count()).isEqualTo(1);
    assertThat(registry.getMeters()).hasSize(6);
  }
}
