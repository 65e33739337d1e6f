package io.github.goproxy4j.page;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * A time, as programs read it and as people do.
 *
 * @param machine in ISO 8601
 * @param date the day, and the minute in words for those who want to know
 * @param ago how long ago that is
 */
record Moment(String machine, String date, String full, String ago) {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter FULL =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final int DAYS_OF_MONTH = 30;
  private static final int DAYS_OF_YEAR = 365;

  static Moment of(Instant time, Clock clock) {
    return new Moment(
        time.truncatedTo(ChronoUnit.SECONDS).toString(),
        DATE.format(time),
        FULL.format(time),
        ago(Duration.between(time, clock.instant())));
  }

  private static String ago(Duration age) {
    long days = age.toDays();
    if (age.isNegative()) {
      return "in the future";
    } else if (days >= DAYS_OF_YEAR) {
      return count(days / DAYS_OF_YEAR, "year");
    } else if (days >= DAYS_OF_MONTH) {
      return count(days / DAYS_OF_MONTH, "month");
    } else if (days > 0) {
      return count(days, "day");
    } else if (age.toHours() > 0) {
      return count(age.toHours(), "hour");
    }
    return age.toMinutes() > 0 ? count(age.toMinutes(), "minute") : "just now";
  }

  private static String count(long n, String unit) {
    return n + " " + unit + (n == 1 ? "" : "s") + " ago";
  }
}
