package io.github.goproxy4j.upstream;

import com.google.common.base.Throwables;
import io.github.goproxy4j.internal.text.GoQuote;
import io.github.goproxy4j.source.UpstreamException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * One attempt: the way from the first request to an answer that is no redirect (X40).
 *
 * @param open what every server is told
 * @param secret what only the server that was asked first is told
 */
record Exchange(
    HttpClient client,
    RemoteRequest request,
    Patience patience,
    Map<String, String> open,
    Map<String, String> secret) {
  /** With the first request. */
  private static final int MAX_REQUESTS = 10;

  /** What comes before the body. */
  private record Head(int status, HttpHeaders headers) {}

  Answer run() throws IOException {
    URI uri = request.uri();
    boolean trusted = true;
    for (int sent = 1; ; sent++) {
      // Not again if somebody else sent us back: it may not be us who wants that.
      trusted = trusted && RemoteUri.isSameOrigin(request.uri(), uri);
      Answer answer = send(uri, trusted ? secret : Map.of());
      Optional<String> redirect = answer.redirect();
      if (redirect.isEmpty()) {
        return answer;
      }
      try (answer) {
        answer.skip();
      }
      uri = next(uri, redirect.get());
      if (sent == MAX_REQUESTS) {
        throw request.failed("stopped after " + MAX_REQUESTS + " redirects");
      }
    }
  }

  private URI next(URI from, String location) throws IOException {
    URI to;
    try {
      to = RemoteUri.reference(from, location);
    } catch (IllegalArgumentException e) {
      throw request.failed("malformed redirect");
    }
    if (!RemoteUri.isHttp(to)) {
      throw request.failed("redirected to " + RemoteUri.shown(to));
    }
    if (RemoteUri.isSecure(request.uri()) && !RemoteUri.isSecure(to)) {
      throw request.failed(
          "redirected from secure URL "
              + RemoteUri.shown(from)
              + " to insecure URL "
              + RemoteUri.shown(to));
    }
    return to;
  }

  private Answer send(URI uri, Map<String, String> shown) throws IOException {
    var body = new ResponseBody(request, patience);
    var answered = new CompletableFuture<Head>();
    CompletableFuture<HttpResponse<ResponseBody>> sent =
        client.sendAsync(
            httpRequest(uri, shown),
            head -> {
              answered.complete(new Head(head.statusCode(), head.headers()));
              return body;
            });
    var unused = sent.whenComplete((response, failure) -> end(answered, body, response, failure));
    try {
      Head head = patience.await(nanos -> head(answered, nanos));
      BodyLength length = BodyLength.of(request, head.headers);
      return new Answer(request, head.status, head.headers, length, body);
    } catch (IOException | RuntimeException | Error e) {
      sent.cancel(true);
      body.close();
      throw e;
    }
  }

  /**
   * A failure before the head is the request's, and one after it the body's. The client itself may
   * call either the request's, by how fast the connection ends. It asks nobody what to do with the
   * body if an outbound proxy refuses, which then has none.
   */
  private static void end(
      CompletableFuture<Head> answered,
      ResponseBody body,
      @Nullable HttpResponse<?> response,
      @Nullable Throwable failure) {
    if (failure != null && !answered.completeExceptionally(failure)) {
      body.onError(failure);
    } else if (response != null
        && answered.complete(new Head(response.statusCode(), response.headers()))) {
      body.onComplete();
    }
  }

  private HttpRequest httpRequest(URI uri, Map<String, String> shown) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(uri).GET();
    if (!RemoteUri.isSecure(uri)) {
      // No attempt to switch to HTTP/2: some servers answer it with an error.
      builder.version(HttpClient.Version.HTTP_1_1);
    }
    open.forEach(builder::setHeader);
    shown.forEach(builder::setHeader);
    return builder.build();
  }

  private Optional<Head> head(CompletableFuture<Head> answered, long nanos)
      throws InterruptedException, IOException {
    try {
      return Optional.of(answered.get(nanos, TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw failure(Objects.requireNonNullElse(e.getCause(), e));
    }
  }

  private IOException failure(Throwable cause) {
    Throwables.throwIfInstanceOf(cause, Error.class);
    if (cause instanceof HttpTimeoutException) {
      return request.timedOut("cannot connect in time");
    }
    if (cause instanceof SSLException) {
      return request.failed(
          "no secure connection: " + GoQuote.quote(String.valueOf(cause.getMessage())), cause);
    }
    return new TransientFailure(connectionFailure(cause));
  }

  private UpstreamException connectionFailure(Throwable cause) {
    if (isUnresolved(cause)) {
      return request.failed("no such host", cause);
    }
    return request.failed(
        cause instanceof ConnectException ? "cannot connect" : "connection lost", cause);
  }

  private static boolean isUnresolved(Throwable failure) {
    return Throwables.getCausalChain(failure).stream()
        .anyMatch(UnresolvedAddressException.class::isInstance);
  }
}
