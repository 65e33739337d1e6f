package io.github.goproxy4j.standalone.config;

import io.github.goproxy4j.health.HealthCheck;
import io.github.goproxy4j.upstream.GoProxyList;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/**
 * Whether one of several servers answers, whatever it answers.
 *
 * @param urls where they are; of none nothing is expected
 */
record UpstreamCheck(HttpClient http, List<URI> urls) implements HealthCheck {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  static UpstreamCheck of(HttpClient http, GoProxyList upstream) {
    return new UpstreamCheck(
        http,
        upstream.entries().stream()
            .filter(GoProxyList.Proxy.class::isInstance)
            .map(entry -> ((GoProxyList.Proxy) entry).url())
            .filter(url -> String.valueOf(url.getScheme()).startsWith("http"))
            .toList());
  }

  @Override
  public void run() throws IOException {
    IOException failure = null;
    for (URI url : urls) {
      try {
        ask(url);
        return;
      } catch (IOException e) {
        failure = new IOException(url.getHost() + ": " + e, e);
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private void ask(URI url) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .timeout(PATIENCE)
            .method("HEAD", HttpRequest.BodyPublishers.noBody())
            .build();
    try {
      http.send(request, HttpResponse.BodyHandlers.discarding());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }
}
