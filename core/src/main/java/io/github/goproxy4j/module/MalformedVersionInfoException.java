package io.github.goproxy4j.module;

import io.github.goproxy4j.internal.text.GoQuote;

/** The JSON about a version does not say what it has to. */
public final class MalformedVersionInfoException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 80;

  MalformedVersionInfoException(String reason, String json) {
    super(reason + ": " + shown(json));
  }

  private static String shown(String json) {
    return json.length() <= SHOWN
        ? GoQuote.quote(json)
        : GoQuote.quote(json.substring(0, json.offsetByCodePoints(0, SHOWN / 2))) + "...";
  }
}
