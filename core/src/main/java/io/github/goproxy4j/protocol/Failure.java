package io.github.goproxy4j.protocol;

import io.github.goproxy4j.source.ChecksumMismatchException;
import io.github.goproxy4j.source.ModuleForbiddenException;
import io.github.goproxy4j.source.ModuleGoneException;
import io.github.goproxy4j.source.ModuleNotFoundException;
import io.github.goproxy4j.source.ModuleSourceException;
import io.github.goproxy4j.source.SourceUnavailableException;
import io.github.goproxy4j.source.UpstreamException;
import java.time.Duration;
import java.util.Map;

/** What a client is told instead of what it asked for. */
final class Failure {
  static final int INTERNAL = 500;

  private Failure() {}

  /** The status that stands for an exception: the one place where that is said. */
  static int status(Exception e) {
    if (e instanceof ModuleNotFoundException) {
      return 404;
    } else if (e instanceof ModuleGoneException) {
      return 410;
    } else if (e instanceof ModuleForbiddenException || e instanceof ChecksumMismatchException) {
      return 403;
    } else if (e instanceof SourceUnavailableException) {
      return 503;
    } else if (e instanceof UpstreamException upstream) {
      return switch (upstream.failure()) {
        case FAILED -> 502;
        case TIMED_OUT -> 504;
      };
    }
    return INTERNAL;
  }

  /** What is said about a module is for everybody; about ourselves we say nothing. */
  static ProxyResponse response(ProxyRequest request, Route route, Exception e) {
    String message =
        e instanceof ModuleSourceException
            ? String.valueOf(e.getMessage())
            : route.subject() + ": internal server error";
    return ErrorLine.of(message).response(request, status(e), headers(e));
  }

  private static Map<String, String> headers(Exception e) {
    return e instanceof SourceUnavailableException busy
        ? Map.of("Retry-After", Long.toString(seconds(busy.retryAfter())))
        : Map.of();
  }

  private static long seconds(Duration duration) {
    return Math.max(1, duration.plusSeconds(1).minusNanos(1).toSeconds());
  }
}
