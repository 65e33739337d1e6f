package io.github.goproxy4j.protocol;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an {@code Accept} header prefers. A go command sends none. */
final class MediaRanges {
  private static final Pattern QUALITY =
      Pattern.compile(";[ \t]*q=([01](?:\\.[0-9]{0,3})?)[ \t]*(?:;|$)");

  private MediaRanges() {}

  /** Whether HTML is named, and no less wanted than plain text. */
  static boolean preferHtml(String accept) {
    OptionalDouble html = quality(accept, "text/html");
    return html.orElse(0) > 0 && html.orElse(0) >= quality(accept, "text/plain").orElse(0);
  }

  private static OptionalDouble quality(String accept, String type) {
    for (String range : accept.toLowerCase(Locale.ROOT).split(",", -1)) {
      int end = range.indexOf(';');
      if (range.substring(0, end < 0 ? range.length() : end).strip().equals(type)) {
        Matcher quality = QUALITY.matcher(range);
        return OptionalDouble.of(quality.find() ? Double.parseDouble(quality.group(1)) : 1);
      }
    }
    return OptionalDouble.empty();
  }
}
