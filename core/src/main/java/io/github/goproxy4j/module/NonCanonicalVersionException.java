package io.github.goproxy4j.module;

import io.github.goproxy4j.internal.text.GoQuote;

/** A version that files cannot be kept under; the message is the go command's (Z24, C1). */
public final class NonCanonicalVersionException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String version;
  private final String canonical;

  NonCanonicalVersionException(String version, String canonical) {
    super(
        "version "
            + GoQuote.quote(version)
            + " is not canonical (should be "
            + GoQuote.quote(canonical)
            + ")");
    this.version = version;
    this.canonical = canonical;
  }

  /** The version as it was given. */
  public String version() {
    return version;
  }

  /** What it should be; empty if it is no version at all. */
  public String canonical() {
    return canonical;
  }
}
