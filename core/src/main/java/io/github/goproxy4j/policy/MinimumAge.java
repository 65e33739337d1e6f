package io.github.goproxy4j.policy;

import io.github.goproxy4j.internal.text.GoTime;
import io.github.goproxy4j.module.ModuleVersion;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How old a version must be before it is served, so that others find out first what is wrong with
 * it. The age is counted from the time in the version's {@code .info} file. That is the time of a
 * commit, which its author may set: this is a defence against haste, not against forgers.
 *
 * <p>A version without a time has no age, and one from the future has not begun; both are refused.
 */
public final class MinimumAge {
  private static final Duration LONGEST = Duration.ofDays(36_500);

  private final Duration age;
  private final Clock clock;
  private final List<ModuleRange> exempt;

  private MinimumAge(Duration age, Clock clock, List<ModuleRange> exempt) {
    this.age = age;
    this.clock = clock;
    this.exempt = List.copyOf(exempt);
  }

  /**
   * What must be {@code age} old by {@code clock}.
   *
   * @throws IllegalArgumentException if that is less than a second or more than a century
   */
  public static MinimumAge of(Duration age, Clock clock) {
    if (age.toSeconds() < 1 || age.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "minimum age " + age + " is less than a second or more than a century");
    }
    return new MinimumAge(age, clock, List.of());
  }

  /** The same, of which {@code range} is exempt: for a repair that cannot wait. */
  public MinimumAge except(ModuleRange range) {
    return new MinimumAge(age, clock, Stream.concat(exempt.stream(), Stream.of(range)).toList());
  }

  /** Whether the age of {@code module} matters. */
  public boolean appliesTo(ModuleVersion module) {
    return exempt.stream().noneMatch(range -> range.contains(module));
  }

  /** Why a version made at {@code time} is refused; empty if it is not. */
  public Optional<String> refusal(Optional<Instant> time) {
    return time.isPresent()
        ? refusal(time.get())
        : Optional.of("has no time, and must be " + words(age) + " old");
  }

  private Optional<String> refusal(Instant time) {
    if (Duration.between(time, clock.instant()).compareTo(age) >= 0) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            "is of %s, and must be %s old; wait until %s",
            GoTime.format(time), words(age), GoTime.format(time.plus(age))));
  }

  /** In the largest unit of which it is a whole number. */
  private static String words(Duration age) {
    long seconds = age.toSeconds();
    return seconds % 86_400 == 0
        ? count(seconds / 86_400, "day")
        : seconds % 3_600 == 0
            ? count(seconds / 3_600, "hour")
            : seconds % 60 == 0 ? count(seconds / 60, "minute") : count(seconds, "second");
  }

  private static String count(long number, String unit) {
    return number + " " + unit + (number == 1 ? "" : "s");
  }

  @Override
  public String toString() {
    return "MinimumAge(" + words(age) + ", except " + exempt + ")";
  }
}
