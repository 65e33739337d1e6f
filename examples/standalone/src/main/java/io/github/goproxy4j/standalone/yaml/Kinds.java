package io.github.goproxy4j.standalone.yaml;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What settings of any program consist of. */
public final class Kinds {
  private static final Pattern DURATION_TEXT =
      Pattern.compile("(?=.)(?:(\\d{1,6})d)?(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,6})s)?");
  private static final Pattern SIZE_TEXT = Pattern.compile("(\\d{1,18}) ?([kKMGT]?i?B)");
  private static final Map<String, Long> UNITS =
      Map.of(
          "B", 1L,
          "kB", 1_000L,
          "MB", 1_000_000L,
          "GB", 1_000_000_000L,
          "TB", 1_000_000_000_000L,
          "KiB", 1L << 10,
          "MiB", 1L << 20,
          "GiB", 1L << 30,
          "TiB", 1L << 40);

  /** Any text that is not empty. */
  public static final Kind<String> TEXT =
      new Kind<>("a text", text -> Optional.of(text).filter(t -> !t.isBlank()));

  /** Days, hours, minutes and seconds. */
  public static final Kind<Duration> DURATION =
      new Kind<>("a duration such as 7d, 12h or 1m30s", Kinds::duration);

  /** A number of bytes. */
  public static final Kind<Long> SIZE = new Kind<>("a size such as 20GiB or 500MB", Kinds::size);

  private Kinds() {}

  private static Optional<Duration> duration(String text) {
    Matcher parts = DURATION_TEXT.matcher(text);
    return parts.matches()
        ? Optional.of(
            Duration.ofDays(part(parts, 1))
                .plusHours(part(parts, 2))
                .plusMinutes(part(parts, 3))
                .plusSeconds(part(parts, 4)))
        : Optional.empty();
  }

  private static long part(Matcher parts, int group) {
    return parts.group(group) == null ? 0 : Long.parseLong(parts.group(group));
  }

  private static Optional<Long> size(String text) {
    Matcher parts = SIZE_TEXT.matcher(text);
    if (!parts.matches() || !UNITS.containsKey(parts.group(2))) {
      return Optional.empty();
    }
    BigInteger unit = BigInteger.valueOf(UNITS.getOrDefault(parts.group(2), 0L));
    BigInteger size = new BigInteger(parts.group(1)).multiply(unit);
    return Optional.of(size).filter(s -> s.bitLength() < Long.SIZE).map(BigInteger::longValue);
  }
}
