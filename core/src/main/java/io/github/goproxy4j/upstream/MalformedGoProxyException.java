package io.github.goproxy4j.upstream;

import io.github.goproxy4j.internal.text.GoQuote;
import java.nio.charset.StandardCharsets;

/** A {@code GOPROXY} value that the go command refuses. The message is Go's. */
public final class MalformedGoProxyException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  MalformedGoProxyException(String message) {
    super(message);
  }

  static MalformedGoProxyException of(String before, String bytes, String after) {
    return new MalformedGoProxyException(
        before + GoQuote.quote(bytes.getBytes(StandardCharsets.ISO_8859_1)) + after);
  }
}
