package io.github.goproxy4j.protocol;

import io.github.goproxy4j.blob.DiskFullException;
import io.github.goproxy4j.blob.SizeLimitException;
import io.github.goproxy4j.publish.IncompleteUploadException;
import io.github.goproxy4j.release.ReleaseRefusedException;
import io.github.goproxy4j.source.ChecksumMismatchException;
import io.github.goproxy4j.source.ModuleForbiddenException;
import io.github.goproxy4j.source.ModuleGoneException;
import io.github.goproxy4j.source.ModuleNotFoundException;
import io.github.goproxy4j.source.SourceUnavailableException;
import io.github.goproxy4j.source.UpstreamException;
import io.github.goproxy4j.store.ReleaseConflictException;
import java.time.Duration;
import java.util.Map;

/** What a client is told instead of what it asked for. */
final class Failure {
  static final int INTERNAL = 500;
  private static final int FULL = 507;

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
    } else if (e instanceof RequestRefusedException refused) {
      return status(refused);
    } else if (e instanceof UpstreamException upstream) {
      return switch (upstream.failure()) {
        case FAILED -> 502;
        case TIMED_OUT -> 504;
      };
    }
    return ofUpload(e);
  }

  private static int ofUpload(Exception e) {
    if (e instanceof BadUploadException
        || e instanceof IncompleteUploadException
        || e instanceof ReleaseRefusedException) {
      return 400;
    } else if (e instanceof ReleaseConflictException) {
      return 409;
    } else if (e instanceof SizeLimitException) {
      return 413;
    }
    return isFull(e) ? FULL : INTERNAL;
  }

  private static boolean isFull(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof DiskFullException) {
        return true;
      }
    }
    return false;
  }

  private static int status(RequestRefusedException refused) {
    return refused instanceof RequestRefusedException.Anonymous
        ? 401
        : refused instanceof RequestRefusedException.Postponed ? 429 : 403;
  }

  /** What is said about a module is for everybody; about ourselves we say nothing. */
  static ProxyResponse response(ProxyRequest request, String subject, Exception e) {
    return line(subject, e).response(request, status(e), headers(e));
  }

  /** What is said of it, in one line. */
  static ErrorLine line(String subject, Exception e) {
    String message =
        switch (status(e)) {
          case INTERNAL -> subject + ": internal server error";
          case FULL -> subject + ": the disk of the server is full";
          default -> String.valueOf(e.getMessage());
        };
    return ErrorLine.of(message);
  }

  /** What is said of it in headers. */
  static Map<String, String> headers(Exception e) {
    if (e instanceof SourceUnavailableException busy) {
      return retryAfter(busy.retryAfter());
    } else if (e instanceof RequestRefusedException.Postponed postponed) {
      return retryAfter(postponed.retryAfter());
    } else if (e instanceof RequestRefusedException.Anonymous) {
      return Map.of("WWW-Authenticate", "Basic realm=\"Go modules\", charset=\"UTF-8\"");
    }
    return Map.of();
  }

  private static Map<String, String> retryAfter(Duration duration) {
    return Map.of("Retry-After", Long.toString(seconds(duration)));
  }

  private static long seconds(Duration duration) {
    return Math.max(1, duration.plusSeconds(1).minusNanos(1).toSeconds());
  }
}
