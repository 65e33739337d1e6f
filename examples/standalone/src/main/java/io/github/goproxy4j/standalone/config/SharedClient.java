package io.github.goproxy4j.standalone.config;

import com.google.common.base.Suppliers;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The HTTP client of everything that asks others, made when somebody needs it: it reads
 * certificates, which takes its time.
 */
final class SharedClient implements Supplier<HttpClient>, AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  private final Supplier<HttpClient> client = Suppliers.memoize(this::make);
  private volatile Optional<HttpClient> made = Optional.empty();

  private HttpClient make() {
    HttpClient fresh = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
    made = Optional.of(fresh);
    return fresh;
  }

  @Override
  public HttpClient get() {
    return client.get();
  }

  /** Ends its threads; before Java 21, they end when nobody holds the client any more. */
  @Override
  public void close() {
    if (made.isPresent() && made.get() instanceof AutoCloseable closeable) {
      closeNow(closeable);
    }
  }

  /** Whoever is interrupted does not wait for requests that have begun. */
  private static void closeNow(AutoCloseable client) {
    Thread.currentThread().interrupt();
    try {
      client.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    } finally {
      Thread.interrupted();
    }
  }
}
