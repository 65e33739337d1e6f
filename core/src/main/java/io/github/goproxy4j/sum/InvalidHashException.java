package io.github.goproxy4j.sum;

import io.github.goproxy4j.internal.text.GoQuote;

/** A text that is not a module hash. */
public final class InvalidHashException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String hash;

  InvalidHashException(String hash) {
    super("malformed module hash " + GoQuote.quote(hash) + ": not h1: and the base64 of 32 bytes");
    this.hash = hash;
  }

  /** What is not a hash. */
  public String hash() {
    return hash;
  }
}
