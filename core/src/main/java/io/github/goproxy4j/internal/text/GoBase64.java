package io.github.goproxy4j.internal.text;

import com.google.common.base.CharMatcher;
import java.util.Base64;
import java.util.Optional;

/** {@code base64.StdEncoding}. */
public final class GoBase64 {
  private static final CharMatcher LINE_BREAKS = CharMatcher.anyOf("\r\n");

  private GoBase64() {}

  /** With its padding. */
  public static String encode(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /**
   * The bytes, unless it is not Base64. Line breaks are skipped wherever they are, padding is
   * needed, and what is left of the last bits may be anything.
   */
  public static Optional<byte[]> decode(String text) {
    String base64 = LINE_BREAKS.removeFrom(text);
    if (base64.length() % 4 != 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
