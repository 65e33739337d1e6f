package io.github.goproxy4j.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.module.ModulePatterns;
import io.github.goproxy4j.module.ModuleVersion;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MinimumAgeTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final MinimumAge WEEK = MinimumAge.of(Duration.ofDays(7), CLOCK);

  private static Optional<String> refusal(String time) {
    return WEEK.refusal(Optional.of(Instant.parse(time)));
  }

  @Test
  void whatIsOldEnoughIsAllowed() {
    assertThat(refusal("2026-11-14T10:00:00Z")).isEmpty();
    assertThat(refusal("0001-01-01T00:00:01Z")).isEmpty();
  }

  @Test
  void saysUntilWhenToWait() {
    assertThat(refusal("2026-11-14T10:00:01Z"))
        .contains(
            "is of 2026-11-14T10:00:01Z, and must be 7 days old; wait until 2026-11-21T10:00:01Z");
    assertThat(refusal("2027-11-14T10:00:01Z")).isPresent();
    assertThat(refusal("9999-12-31T23:59:59Z")).isPresent();
  }

  @Test
  void whatHasNoTimeIsRefused() {
    assertThat(WEEK.refusal(Optional.empty())).contains("has no time, and must be 7 days old");
  }

  @ParameterizedTest
  @CsvSource({
    "PT1S, 1 second",
    "PT90S, 90 seconds",
    "PT5M, 5 minutes",
    "PT1H, 1 hour",
    "PT36H, 36 hours",
    "P1D, 1 day",
    "P14D, 14 days",
    "P36500D, 36500 days",
  })
  void namesTheAgeInTheLargestUnitThatFits(Duration age, String words) {
    assertThat(MinimumAge.of(age, CLOCK).refusal(Optional.empty()))
        .contains("has no time, and must be " + words + " old");
  }

  @Test
  void exemptsWhatItIsToldTo() {
    MinimumAge age =
        WEEK.except(ModuleRange.of(ModulePatterns.of("corp.example")))
            .except(ModuleRange.of("example.com/m", "v1.4.1"));

    assertThat(age.appliesTo(ModuleVersion.parse("corp.example/x@v1.0.0"))).isFalse();
    assertThat(age.appliesTo(ModuleVersion.parse("example.com/m@v1.4.1"))).isFalse();
    assertThat(age.appliesTo(ModuleVersion.parse("example.com/m@v1.4.2"))).isTrue();
    assertThat(WEEK.appliesTo(ModuleVersion.parse("corp.example/x@v1.0.0"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "-PT1S", "PT0.9S", "P36501D"})
  void refusesAgesThatMakeNoSense(Duration age) {
    assertThatThrownBy(() -> MinimumAge.of(age, CLOCK))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("minimum age " + age + " is less than a second or more than a century");
  }
}
