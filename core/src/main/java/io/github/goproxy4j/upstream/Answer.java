package io.github.goproxy4j.upstream;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.blob.SizeLimitException;
import io.github.goproxy4j.blob.Spool;
import io.github.goproxy4j.internal.text.GoQuote;
import io.github.goproxy4j.source.ModuleSourceException;
import io.github.goproxy4j.source.UpstreamException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpHeaders;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a server said. The body is read at most once. */
record Answer(
    RemoteRequest request, int status, HttpHeaders headers, BodyLength length, ResponseBody body)
    implements Closeable {
  private static final int OK = 200;
  private static final int SHORT_BODY = 2048;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  /** Where it sends us; a redirect without a place is an answer like any other. */
  Optional<String> redirect() {
    return REDIRECTS.contains(status)
        ? headers.firstValue("Location").filter(place -> !place.isEmpty())
        : Optional.empty();
  }

  /** Whatever is not a success fails (X2). */
  void requireSuccess(Clock clock) throws IOException {
    if (status != OK) {
      ModuleSourceException refusal = request.refused(status, detail());
      throw refusal instanceof UpstreamException failure && HttpStatus.mayPass(status)
          ? new TransientFailure(failure, retryAfter(clock))
          : refusal;
    }
  }

  /** A body that cannot be read takes nothing from what the status says. */
  private String detail() throws IOException {
    try {
      boolean text = headers.firstValue("Content-Type").filter(ErrorDetail::isText).isPresent();
      byte[] start = content().readNBytes(ErrorDetail.LARGEST_BODY);
      return text ? ErrorDetail.of(start) : "";
    } catch (TransientFailure | UpstreamException e) {
      return "";
    }
  }

  private Optional<Duration> retryAfter(Clock clock) {
    return headers
        .firstValue("Retry-After")
        .flatMap(value -> RetryAfter.parse(value.strip(), clock.instant()));
  }

  /** Takes a short body off the connection, which can then be used again. */
  void skip() throws IOException {
    if (length.isAtMost(SHORT_BODY)) {
      try {
        body.transferTo(OutputStream.nullOutputStream());
      } catch (TransientFailure | UpstreamException e) {
        // It need not be used again.
        return;
      }
    }
  }

  byte[] bytes(long limit) throws IOException {
    requireAtMost(limit);
    int most = (int) Math.min(limit, Integer.MAX_VALUE - 1);
    byte[] bytes = content().readNBytes(most + 1);
    if (bytes.length > most) {
      throw tooLarge(limit);
    }
    return bytes;
  }

  Blob spooled(Path folder, long limit) throws IOException {
    requireAtMost(limit);
    try {
      Spool spool = Spool.of(content(), folder, limit);
      try {
        return spool.intoBlob();
      } catch (IOException | RuntimeException | Error e) {
        spool.close();
        throw e;
      }
    } catch (SizeLimitException e) {
      throw tooLarge(limit);
    }
  }

  /** Says so at once if the server admits that it sends too much. */
  private void requireAtMost(long limit) throws UpstreamException {
    if (length.isMoreThan(limit)) {
      throw tooLarge(limit);
    }
  }

  private UpstreamException tooLarge(long limit) {
    return request.failed("more than " + limit + " bytes");
  }

  private InputStream content() throws IOException {
    InputStream whole = length.of(body);
    String encoding = headers.firstValue("Content-Encoding").orElse("");
    return switch (encoding.toLowerCase(Locale.ROOT)) {
      case "", "identity" -> whole;
      case "gzip" -> GzipBody.of(request, whole);
      default -> throw request.failed("unknown Content-Encoding " + GoQuote.quote(encoding));
    };
  }

  @Override
  public void close() {
    body.close();
  }
}
