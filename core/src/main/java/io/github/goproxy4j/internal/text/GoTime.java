package io.github.goproxy4j.internal.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as Go's encoding/json reads and writes them. */
public final class GoTime {
  private static final Pattern RFC_3339 =
      Pattern.compile(
          "([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{1,2}):([0-9]{2}):([0-9]{2})"
              + "(?:[.,]([0-9]+))?(?:Z|([+-])([0-9]{2}):([0-9]{2}))");

  private GoTime() {}

  /**
   * {@code time.Parse(time.RFC3339, s)}: an hour of one digit, a comma before the fraction and an
   * offset of up to 24:60 pass; digits after the ninth of the fraction do not count.
   */
  public static Optional<Instant> parse(String s) {
    Matcher m = RFC_3339.matcher(s);
    if (!m.matches()) {
      return Optional.empty();
    }
    try {
      LocalDateTime local =
          LocalDateTime.of(
              number(m, 1), number(m, 2), number(m, 3), number(m, 4), number(m, 5), number(m, 6));
      return offsetSeconds(m)
          .map(offset -> local.toInstant(ZoneOffset.UTC).minusSeconds(offset).plusNanos(nanos(m)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Integer> offsetSeconds(Matcher m) {
    if (m.group(8) == null) {
      return Optional.of(0);
    }
    if (number(m, 9) > 24 || number(m, 10) > 60) {
      return Optional.empty();
    }
    int seconds = (number(m, 9) * 60 + number(m, 10)) * 60;
    return Optional.of(m.group(8).equals("-") ? -seconds : seconds);
  }

  private static int nanos(Matcher m) {
    String digits = m.group(7);
    return digits == null ? 0 : Integer.parseInt((digits + "00000000").substring(0, 9));
  }

  private static int number(Matcher m, int group) {
    return Integer.parseInt(m.group(group));
  }

  /** UTC with a {@code Z}, and as many digits of a fraction as are not zero. */
  public static String format(Instant time) {
    String text = time.toString();
    int dot = text.indexOf('.');
    if (dot < 0) {
      return text;
    }
    int end = text.length() - 1;
    while (text.charAt(end - 1) == '0') {
      end--;
    }
    return text.substring(0, end) + "Z";
  }
}
