package io.github.goproxy4j.upstream;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.source.Fetch;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Files on a web server that somebody else runs, which is trusted in nothing. Safe for use by many
 * threads.
 *
 * <pre>{@code
 * HttpRemote remote =
 *     HttpRemote.at(URI.create("https://proxy.example.com/go"))
 *         .credentials(Credentials.netrc(file))
 *         .build();
 * byte[] list =
 *     remote.read(new RemoteFile("example.com/m/@v/list", "example.com/m", 1 << 20), fetch);
 * }</pre>
 *
 * <p>What it promises, and how it fails, is said in the package.
 */
public final class HttpRemote {
  private final URI base;
  private final HttpClient client;
  private final Credentials credentials;
  private final Map<String, String> headers;
  private final String userAgent;
  private final Retries retries;
  private final Duration longest;
  private final Patience.Waiting waiting;

  @FunctionalInterface
  private interface Reader<T> {
    T read(Answer answer) throws IOException;
  }

  private HttpRemote(Builder builder) {
    this.base = RemoteUri.withoutUser(builder.base);
    this.client = builder.client.orElseGet(builder::newClient);
    this.credentials = builder.credentials;
    this.headers = Map.copyOf(builder.headers);
    this.userAgent = builder.userAgent;
    this.retries = builder.retries;
    this.longest = builder.longest;
    this.waiting = new Patience.Waiting(builder.silence, builder.clock, builder.sleep);
  }

  /**
   * What is below an {@code http} or {@code https} URL. Its path may be percent-encoded and may end
   * in a slash. A user and a password in it count before any other credentials.
   *
   * @throws IllegalArgumentException if it is another kind of URL
   */
  public static Builder at(URI base) {
    return new Builder(base);
  }

  /** A small file, on the heap. It may come compressed. */
  public byte[] read(RemoteFile file, Fetch fetch) throws IOException {
    return ask(file, fetch, Map.of("Accept-Encoding", "gzip"), a -> a.bytes(file.limit()));
  }

  /** A file of any size, in a temporary file in {@code folder} that belongs to the blob. */
  public Blob spool(RemoteFile file, Path folder, Fetch fetch) throws IOException {
    return ask(file, fetch, Map.of(), a -> a.spooled(folder, file.limit()));
  }

  private <T> T ask(RemoteFile file, Fetch fetch, Map<String, String> accept, Reader<T> reader)
      throws IOException {
    var request = new RemoteRequest(RemoteUri.below(base, file.path()), file.subject());
    var patience = new Patience(request, bounded(fetch), waiting);
    for (int attempt = 1; ; attempt++) {
      var exchange = new Exchange(client, request, patience, open(accept, fetch), secret(request));
      try (Answer answer = exchange.run()) {
        answer.requireSuccess(waiting.clock());
        return reader.read(answer);
      } catch (TransientFailure e) {
        pauseAfter(attempt, e, patience);
      }
    }
  }

  /** Nobody may take for ever who says something now and then. */
  private Fetch bounded(Fetch fetch) {
    Instant end = waiting.clock().instant().plus(longest);
    return fetch.deadline().filter(end::isAfter).isPresent() ? fetch : fetch.until(end);
  }

  private Map<String, String> open(Map<String, String> accept, Fetch fetch) {
    Map<String, String> open = new HashMap<>(accept);
    open.put("User-Agent", userAgent);
    switch (fetch.mode()) {
      case NORMAL -> {}
      case CACHED_ONLY -> open.put("Disable-Module-Fetch", "true");
      case REFRESH -> open.put("Cache-Control", "no-cache");
    }
    return open;
  }

  private Map<String, String> secret(RemoteRequest request) throws IOException {
    Map<String, String> secret = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    secret.putAll(headers);
    if (RemoteUri.isSecure(base)) {
      credentials
          .headersFor(request.uri())
          .forEach((k, v) -> secret.put(k, HttpHeader.value(k, v)));
    }
    return secret;
  }

  private void pauseAfter(int attempt, TransientFailure e, Patience patience) throws IOException {
    Optional<Duration> wait =
        retries.waitAfter(attempt, e.retryAfter(), ThreadLocalRandom.current());
    if (wait.filter(patience::outlasts).isEmpty()) {
      throw e.failure();
    }
    patience.pause(wait.get());
  }

  /** The base URL without user, password and query. */
  @Override
  public String toString() {
    return RemoteUri.shown(base);
  }

  /** Says how a server is asked. */
  public static final class Builder {
    private final URI base;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private Optional<HttpClient> client = Optional.empty();
    private Credentials credentials = Credentials.NONE;
    private String userAgent = "goproxy4j";
    private Retries retries = Retries.DEFAULT;
    private Duration connectTimeout = Duration.ofSeconds(10);
    private Duration silence = Duration.ofMinutes(1);
    private Duration longest = Duration.ofHours(1);
    private Clock clock = Clock.systemUTC();
    private Patience.Sleep sleep = duration -> TimeUnit.NANOSECONDS.sleep(duration.toNanos());

    private Builder(URI base) {
      this.base = RemoteUri.requireBase(base);
    }

    /**
     * The client to ask with, for instance with an outbound proxy or an SSL context of its own; the
     * connect timeout is then its own as well. It stays the caller's.
     *
     * @throws IllegalArgumentException if it follows redirects, since it would take credentials
     *     along
     */
    public Builder client(HttpClient client) {
      if (client.followRedirects() != Redirect.NEVER) {
        throw new IllegalArgumentException("HTTP client that follows redirects by itself");
      }
      this.client = Optional.of(client);
      return this;
    }

    /** What the server is shown, over {@code https} only. */
    public Builder credentials(Credentials credentials) {
      this.credentials = credentials;
      return this;
    }

    /**
     * A header that the server is sent, over {@code http} as well, and no other server that it
     * redirects to.
     */
    public Builder header(String name, String value) {
      headers.put(name, HttpHeader.value(name, value));
      return this;
    }

    /** Who we say that we are; {@code goproxy4j} unless this is called. */
    public Builder userAgent(String userAgent) {
      this.userAgent = HttpHeader.value("User-Agent", userAgent);
      return this;
    }

    /** What becomes of failures that may pass. */
    public Builder retries(Retries retries) {
      this.retries = retries;
      return this;
    }

    /** How long it may take to connect, 10 seconds unless this is called. */
    public Builder connectTimeout(Duration timeout) {
      this.connectTimeout = timeout;
      return this;
    }

    /**
     * How long the server may say nothing, before its answer begins and then between any two pieces
     * of it; a minute unless this is called.
     */
    public Builder silence(Duration silence) {
      this.silence = silence;
      return this;
    }

    /**
     * How long a file may take in all, however often it is asked for; an hour unless this is
     * called.
     */
    public Builder longest(Duration longest) {
      this.longest = longest;
      return this;
    }

    /** What deadlines are measured with. */
    public Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    Builder sleep(Patience.Sleep sleep) {
      this.sleep = sleep;
      return this;
    }

    /**
     * The server.
     *
     * @throws IllegalArgumentException if a password would go over {@code http}
     */
    public HttpRemote build() {
      credentials = RemoteUri.user(base).orElse(credentials);
      if (credentials instanceof FixedCredentials && !RemoteUri.isSecure(base)) {
        throw new IllegalArgumentException(
            "refusing to pass credentials to insecure URL: " + RemoteUri.shown(base));
      }
      return new HttpRemote(this);
    }

    private HttpClient newClient() {
      return HttpClient.newBuilder()
          .followRedirects(Redirect.NEVER)
          .connectTimeout(connectTimeout)
          .build();
    }
  }
}
