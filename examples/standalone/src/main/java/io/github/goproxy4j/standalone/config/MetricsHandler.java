package io.github.goproxy4j.standalone.config;

import io.github.goproxy4j.access.Credentials;
import io.github.goproxy4j.access.SecretHash;
import io.github.goproxy4j.protocol.ProxyRequest;
import io.github.goproxy4j.protocol.ProxyResponse;
import io.github.goproxy4j.protocol.RequestHandler;
import io.github.goproxy4j.standalone.config.Operations.Readers;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was counted, as Prometheus reads it. For others there is no such path. */
final class MetricsHandler implements RequestHandler {
  private static final List<String> OF_REVERSE_PROXIES = List.of("Forwarded", "X-Forwarded-For");
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String EXPOSITION = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry registry;
  private final Readers readers;
  private final Optional<SecretHash> token;

  MetricsHandler(PrometheusMeterRegistry registry, Operations operations) {
    this.registry = registry;
    this.readers = operations.metrics();
    this.token = operations.metricsToken().map(secret -> SecretHash.ofToken(secret.value()));
  }

  @Override
  public ProxyResponse handle(ProxyRequest request) {
    boolean read = request.isHead() || request.method().equals("GET");
    if (!request.rawPath().replace("/", "").isEmpty() || !mayRead(request)) {
      return answer(request, 404, TEXT, "not found\n");
    }
    return read
        ? answer(request, 200, EXPOSITION, registry.scrape())
        : answer(request, 405, TEXT, "method not allowed\n");
  }

  private boolean mayRead(ProxyRequest request) {
    return switch (readers) {
          case EVERYBODY -> true;
          case LOCAL -> isLocal(request);
          case NOBODY -> false;
        }
        || showsToken(request);
  }

  private static boolean isLocal(ProxyRequest request) {
    return request.sender().address().flatMap(IpAddress::parse).stream()
            .anyMatch(InetAddress::isLoopbackAddress)
        && OF_REVERSE_PROXIES.stream().allMatch(name -> request.header(name).isEmpty());
  }

  private boolean showsToken(ProxyRequest request) {
    return token.isPresent()
        && Credentials.of(request::header) instanceof Credentials.Token shown
        && token.get().matches(shown.value());
  }

  private static ProxyResponse answer(
      ProxyRequest request, int status, String type, String content) {
    var body = new ProxyResponse.Text(content);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", type);
    headers.put("Cache-Control", "no-store");
    headers.put("Content-Length", Long.toString(body.length()));
    if (status == 405) {
      headers.put("Allow", "GET, HEAD");
    }
    return new ProxyResponse(status, headers, request.isHead() ? new ProxyResponse.Empty() : body);
  }
}
