package io.github.goproxy4j.upstream;

import com.google.common.io.CountingInputStream;
import io.github.goproxy4j.internal.stream.BulkInputStream;
import io.github.goproxy4j.internal.text.GoQuote;
import io.github.goproxy4j.source.UpstreamException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * What an answer says about where its body ends. The Java client takes the first {@code
 * Content-Length} that there is before any {@code Transfer-Encoding}, knows no encoding but {@code
 * chunked}, and over HTTP/2 compares nothing; all of which would make a body of something else.
 *
 * @param announced how many bytes there are before they are decoded, if it says so
 */
record BodyLength(RemoteRequest request, OptionalLong announced) {
  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

  static BodyLength of(RemoteRequest request, HttpHeaders headers) throws UpstreamException {
    List<String> lengths = headers.allValues("Content-Length").stream().distinct().toList();
    List<String> encodings = headers.allValues("Transfer-Encoding");
    if (encodings.size() > 1 || !encodings.stream().allMatch("chunked"::equalsIgnoreCase)) {
      throw request.failed("unsupported transfer encoding " + quoted(encodings));
    } else if (lengths.size() > 1 || !lengths.stream().allMatch(LENGTH.asMatchPredicate())) {
      throw request.failed("malformed Content-Length " + quoted(lengths));
    } else if (!encodings.isEmpty() && !lengths.isEmpty()) {
      throw request.failed("both Content-Length and Transfer-Encoding");
    }
    return new BodyLength(request, lengths.stream().mapToLong(Long::parseLong).findFirst());
  }

  private static String quoted(List<String> values) {
    return GoQuote.quote(String.join(", ", values));
  }

  boolean isAtMost(long limit) {
    return announced.orElse(Long.MAX_VALUE) <= limit;
  }

  boolean isMoreThan(long limit) {
    return announced.orElse(0) > limit;
  }

  /** The body, which fails at its end unless it is as long as it was said to be. */
  InputStream of(InputStream body) {
    return announced.isEmpty() ? body : new Compared(body, announced.getAsLong());
  }

  private final class Compared extends BulkInputStream {
    private final CountingInputStream body;
    private final long expected;

    Compared(InputStream body, long expected) {
      this.body = new CountingInputStream(body);
      this.expected = expected;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int n = body.read(target, offset, length);
      if (body.getCount() > expected) {
        throw request.failed("more than the announced " + expected + " bytes");
      } else if (n < 0 && body.getCount() < expected) {
        String reason = body.getCount() + " bytes instead of " + expected;
        throw new TransientFailure(request.failed(reason));
      }
      return n;
    }
  }
}
