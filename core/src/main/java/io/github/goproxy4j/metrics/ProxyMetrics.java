package io.github.goproxy4j.metrics;

import io.github.goproxy4j.event.ProxyEvent;
import io.github.goproxy4j.event.ProxyListener;
import io.github.goproxy4j.protocol.ProxyRequest;
import io.github.goproxy4j.protocol.ProxyResponse;
import io.github.goproxy4j.protocol.RequestHandler;
import io.github.goproxy4j.source.CacheTraffic;
import io.github.goproxy4j.source.PullThroughSource;
import io.github.goproxy4j.sum.Verdict;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.ToLongFunction;

/**
 * Counts what happens to one repository, in the meters of a host application.
 *
 * <pre>{@code
 * ProxyMetrics metrics = ProxyMetrics.of("public", registry);
 * metrics.watch(pullThrough);
 * RequestHandler handler =
 *     metrics.around(GoProxyHandler.builder(pullThrough).listener(metrics.listener()).build());
 * }</pre>
 */
public final class ProxyMetrics {
  private final MeterRegistry registry;
  private final Tags tags;

  private ProxyMetrics(MeterRegistry registry, Tags tags) {
    this.registry = registry;
    this.tags = tags;
  }

  /**
   * Meters that are told apart by the name of the repository.
   *
   * @param repository one of a few names, not something that a client sends
   */
  @SuppressWarnings("exports") // Who calls this has Micrometer; see the module's descriptor.
  public static ProxyMetrics of(String repository, MeterRegistry registry) {
    return new ProxyMetrics(registry, Tags.of("repository", repository));
  }

  /** The same handler, whose answers are counted and timed until they begin to be sent. */
  public RequestHandler around(RequestHandler handler) {
    return request -> measured(handler, request);
  }

  private ProxyResponse measured(RequestHandler handler, ProxyRequest request) {
    long start = System.nanoTime();
    ProxyResponse response = handler.handle(request);
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    Tags kind = tags.and("kind", RequestKind.of(request).tag());
    Timer.builder("goproxy.requests")
        .description("Answers, and how long it took until they began.")
        .tags(kind.and("status", Integer.toString(response.status())))
        .register(registry)
        .record(time);
    Counter.builder("goproxy.response")
        .description("What answers have in their bodies, whether all of it arrives or not.")
        .baseUnit("bytes")
        .tags(kind)
        .register(registry)
        .increment((double) response.body().length());
    return response;
  }

  /** Has the traffic of a cache read whenever the meters are; it must be held by somebody else. */
  public void watch(PullThroughSource cache) {
    String answers = "goproxy.cache.answers";
    count(cache, answers, tags.and("from", "cache"), CacheTraffic::hits);
    count(cache, answers, tags.and("from", "absence"), CacheTraffic::absences);
    count(cache, answers, tags.and("from", "stale"), CacheTraffic::stale);
    count(cache, "goproxy.cache.unkept", tags, CacheTraffic::unkept);
    count(cache, "goproxy.upstream.requests", tags, CacheTraffic::requests);
    count(cache, "goproxy.upstream.failures", tags, CacheTraffic::failures);
  }

  private void count(
      PullThroughSource cache, String name, Tags all, ToLongFunction<CacheTraffic> number) {
    FunctionCounter.builder(name, cache, source -> (double) number.applyAsLong(source.traffic()))
        .tags(all)
        .register(registry);
  }

  /** Counts what is published, deleted, refused and verified. */
  public ProxyListener listener() {
    return this::happened;
  }

  private void happened(ProxyEvent event) {
    if (event instanceof ProxyEvent.Verified verified) {
      count("goproxy.verifications", tags.and("verdict", word(verified.verdict())));
    } else if (event instanceof ProxyEvent.Published published) {
      count("goproxy.publications", tags.and("outcome", published.outcome()));
    } else if (event instanceof ProxyEvent.Deleted) {
      count("goproxy.deletions", tags);
    } else if (event instanceof ProxyEvent.Refused) {
      count("goproxy.refusals", tags);
    }
  }

  private void count(String name, Tags all) {
    registry.counter(name, all).increment();
  }

  private static String word(Verdict verdict) {
    return verdict instanceof Verdict.Match
        ? "match"
        : verdict instanceof Verdict.Mismatch ? "mismatch" : "unknown";
  }
}
