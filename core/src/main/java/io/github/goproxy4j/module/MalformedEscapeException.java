package io.github.goproxy4j.module;

import io.github.goproxy4j.internal.text.GoQuote;

/** An escaped path or version that stands for nothing; the message is the go command's (E3). */
public final class MalformedEscapeException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String input;

  MalformedEscapeException(String noun, String input, String reason) {
    super(
        "invalid escaped "
            + noun
            + " "
            + GoQuote.quote(input)
            + (reason.isEmpty() ? "" : ": " + reason));
    this.input = input;
  }

  /** What could not be read. */
  public String input() {
    return input;
  }
}
