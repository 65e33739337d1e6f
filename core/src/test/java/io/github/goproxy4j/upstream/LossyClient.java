package io.github.goproxy4j.upstream;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** Gets the head of one file's answer and then loses the connection at once. */
final class LossyClient extends HttpClient {
  private final HttpClient others;
  private final String path;
  private final ResponseInfo head;

  private record Head(int statusCode, HttpHeaders headers, Version version)
      implements ResponseInfo {}

  LossyClient(HttpClient others, String path, int status, Map<String, String> headers) {
    this.others = others;
    this.path = path;
    Map<String, List<String>> lists =
        headers.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
    head = new Head(status, HttpHeaders.of(lists, (name, value) -> true), Version.HTTP_1_1);
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, BodyHandler<T> handler) {
    if (!request.uri().getPath().equals(path)) {
      return others.sendAsync(request, handler);
    }
    handler.apply(head);
    return CompletableFuture.failedFuture(new IOException("lost"));
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, BodyHandler<T> handler, PushPromiseHandler<T> pushed) {
    return sendAsync(request, handler);
  }

  @Override
  public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<CookieHandler> cookieHandler() {
    return others.cookieHandler();
  }

  @Override
  public Optional<Duration> connectTimeout() {
    return others.connectTimeout();
  }

  @Override
  public Redirect followRedirects() {
    return others.followRedirects();
  }

  @Override
  public Optional<ProxySelector> proxy() {
    return others.proxy();
  }

  @Override
  public SSLContext sslContext() {
    return others.sslContext();
  }

  @Override
  public SSLParameters sslParameters() {
    return others.sslParameters();
  }

  @Override
  public Optional<Authenticator> authenticator() {
    return others.authenticator();
  }

  @Override
  public Version version() {
    return others.version();
  }

  @Override
  public Optional<Executor> executor() {
    return others.executor();
  }
}
