package io.github.goproxy4j.health;

import io.github.goproxy4j.protocol.ProxyRequest;
import io.github.goproxy4j.protocol.ProxyResponse;
import io.github.goproxy4j.protocol.RequestHandler;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers {@code /live} and {@code /ready}, by convention below {@code /-/health}. Safe for use by
 * many threads.
 *
 * <pre>{@code
 * RequestHandler health =
 *     HealthHandler.builder()
 *         .check("store", HealthCheck.writable(store.stagingFolder()))
 *         .build();
 * }</pre>
 */
public final class HealthHandler implements RequestHandler {
  private static final Logger LOG = LoggerFactory.getLogger(HealthHandler.class);
  private static final Duration FRESH = Duration.ofSeconds(5);

  private final Map<String, HealthCheck> checks;
  private final Clock clock;
  private final ReentrantLock looking = new ReentrantLock();
  private volatile State state = new State(true, "", Instant.MIN);

  /**
   * What was found out.
   *
   * @param lines a line for each check
   */
  private record State(boolean ready, String lines, Instant looked) {
    boolean isFresh(Instant now) {
      return looked.isAfter(now.minus(FRESH)) && !looked.isAfter(now);
    }
  }

  private HealthHandler(Map<String, HealthCheck> checks, Clock clock) {
    this.checks = Collections.unmodifiableMap(new LinkedHashMap<>(checks));
    this.clock = clock;
  }

  /** Begins a handler for something that is ready as long as it lives. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public ProxyResponse handle(ProxyRequest request) {
    boolean read = request.isHead() || request.method().equals("GET");
    if (!read) {
      return text(request, 405, "method not allowed\n");
    }
    return switch (request.rawPath()) {
      case "/live" -> text(request, 200, "live\n");
      case "/ready" -> ready(request);
      default -> text(request, 404, "expected /live or /ready\n");
    };
  }

  private ProxyResponse ready(ProxyRequest request) {
    State now = current();
    return now.ready
        ? text(request, 200, "ready\n" + now.lines)
        : text(request, 503, "not ready\n" + now.lines);
  }

  /** Whoever finds the answer too old looks again; others wait, so that one look is for all. */
  private State current() {
    if (state.isFresh(clock.instant())) {
      return state;
    }
    looking.lock();
    try {
      Instant now = clock.instant();
      if (!state.isFresh(now)) {
        state = look(now);
      }
      return state;
    } finally {
      looking.unlock();
    }
  }

  private State look(Instant now) {
    boolean ready = true;
    var lines = new StringBuilder();
    for (Map.Entry<String, HealthCheck> check : checks.entrySet()) {
      boolean works = works(check.getKey(), check.getValue());
      ready &= works;
      lines.append(check.getKey()).append(works ? ": ok\n" : ": failed\n");
    }
    return new State(ready, lines.toString(), now);
  }

  /** Why something fails may name what is nobody's business but the log's. */
  private static boolean works(String name, HealthCheck check) {
    try {
      check.run();
      return true;
    } catch (IOException | RuntimeException e) {
      LOG.warn("not ready: {}: {}", name, e.getMessage());
      return false;
    }
  }

  private static ProxyResponse text(ProxyRequest request, int status, String text) {
    var body = new ProxyResponse.Text(text);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "text/plain; charset=utf-8");
    headers.put("Cache-Control", "no-store");
    headers.put("Content-Length", Long.toString(body.length()));
    if (status == 405) {
      headers.put("Allow", "GET, HEAD");
    }
    return new ProxyResponse(status, headers, request.isHead() ? new ProxyResponse.Empty() : body);
  }

  /** Collects what has to work. */
  public static final class Builder {
    private final Map<String, HealthCheck> checks = new LinkedHashMap<>();
    private Clock clock = Clock.systemUTC();

    private Builder() {}

    /**
     * Is ready only if this works.
     *
     * @param name what everybody may know about it; a second check of that name takes the place of
     *     the first
     */
    public Builder check(String name, HealthCheck check) {
      checks.put(name, check);
      return this;
    }

    Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    /** The handler. */
    public HealthHandler build() {
      return new HealthHandler(checks, clock);
    }
  }
}
