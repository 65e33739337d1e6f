package io.github.goproxy4j.standalone.config;

import io.github.goproxy4j.event.ProxyListener;
import io.github.goproxy4j.health.HealthCheck;
import io.github.goproxy4j.health.HealthHandler;
import io.github.goproxy4j.metrics.ProxyMetrics;
import io.github.goproxy4j.protocol.RequestHandler;
import io.github.goproxy4j.source.PullThroughSource;
import io.github.goproxy4j.standalone.config.Operations.Readiness;
import io.github.goproxy4j.upstream.GoProxyList;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Watches over repositories while they are opened, and tells about them below {@code /-/}. */
final class Monitoring {
  private final Operations operations;
  private final HealthHandler.Builder health = HealthHandler.builder();
  private final Optional<PrometheusMeterRegistry> registry;

  Monitoring(Operations operations) {
    this.operations = operations;
    this.registry =
        operations.isCounting()
            ? Optional.of(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT))
            : Optional.empty();
  }

  /** That a folder has to be written to. */
  void folder(RepositoryName repository, Path folder) {
    health.check(repository.value(), HealthCheck.writable(folder));
  }

  /** That somebody has to answer, if that is wanted. */
  void upstream(RepositoryName repository, HttpClient http, GoProxyList upstream) {
    if (operations.readiness() == Readiness.UPSTREAMS) {
      health.check(repository + " upstream", UpstreamCheck.of(http, upstream));
    }
  }

  void cache(RepositoryName repository, PullThroughSource cache) {
    metrics(repository).ifPresent(metrics -> metrics.watch(cache));
  }

  ProxyListener listener(RepositoryName repository, ProxyListener other) {
    return metrics(repository).map(metrics -> other.and(metrics.listener())).orElse(other);
  }

  RequestHandler around(RepositoryName repository, RequestHandler handler) {
    return metrics(repository).map(metrics -> metrics.around(handler)).orElse(handler);
  }

  private Optional<ProxyMetrics> metrics(RepositoryName repository) {
    return registry.map(meters -> ProxyMetrics.of(repository.value(), meters));
  }

  /** What answers at each of the paths. */
  Map<String, RequestHandler> handlers() {
    var handlers = new LinkedHashMap<String, RequestHandler>();
    handlers.put("/-/health", health.build());
    registry.ifPresent(
        meters -> handlers.put("/-/metrics", new MetricsHandler(meters, operations)));
    return handlers;
  }
}
