package io.github.goproxy4j.policy;

import io.github.goproxy4j.internal.text.GoQuote;

/** Text that spells no range of versions; where the go command has words for it, they are its. */
public final class InvalidRangeException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String range;

  InvalidRangeException(String reason, String range) {
    super(reason + " in range " + GoQuote.quote(range));
    this.range = range;
  }

  /** The range as it was given. */
  public String range() {
    return range;
  }
}
