package io.github.goproxy4j.upstream;

import io.github.goproxy4j.source.ModuleGoneException;
import io.github.goproxy4j.source.ModuleNotFoundException;
import io.github.goproxy4j.source.ModuleSourceException;
import io.github.goproxy4j.source.UpstreamException;
import io.github.goproxy4j.source.UpstreamException.Failure;
import java.net.URI;

/** A URL that is read for somebody, and what is said if that fails. Never shows credentials. */
record RemoteRequest(URI uri, String subject) {
  UpstreamException failed(String reason) {
    return new UpstreamException(subject, Failure.FAILED, reading(reason));
  }

  UpstreamException failed(String reason, Throwable cause) {
    return new UpstreamException(subject, Failure.FAILED, reading(reason), cause);
  }

  UpstreamException timedOut(String reason) {
    return new UpstreamException(subject, Failure.TIMED_OUT, reading(reason));
  }

  /** What an answer with another status than 200 means (X2). */
  ModuleSourceException refused(int status, String detail) {
    String reason =
        HttpStatus.text(status) + (detail.isEmpty() ? "" : "; server response: " + detail);
    return switch (status) {
      case 404 -> new ModuleNotFoundException(subject, reading(reason));
      case 410 -> new ModuleGoneException(subject, reading(reason));
      default -> failed(reason);
    };
  }

  private String reading(String reason) {
    return "reading " + RemoteUri.shown(uri) + ": " + reason;
  }
}
