package io.github.goproxy4j.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetriesTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final RandomGenerator RANDOM = new Random(1);

  private final Retries retries = new Retries(9, Duration.ofMillis(200), Duration.ofSeconds(1));

  @ParameterizedTest
  @CsvSource({"1, 100, 200", "2, 200, 400", "3, 400, 800", "4, 500, 1000", "8, 500, 1000"})
  void waitsTwiceAsLongEachTime(int attempt, int least, int most) {
    for (int i = 0; i < 100; i++) {
      assertThat(retries.waitAfter(attempt, Optional.empty(), RANDOM).orElseThrow())
          .isBetween(Duration.ofMillis(least), Duration.ofMillis(most));
    }
  }

  @Test
  void givesUpAfterTheLastAttempt() {
    assertThat(retries.waitAfter(9, Optional.empty(), RANDOM)).isEmpty();
    assertThat(Retries.NONE.waitAfter(1, Optional.empty(), RANDOM)).isEmpty();
  }

  @Test
  void doesWhatTheServerAsksUnlessItIsTooMuch() {
    assertThat(retries.waitAfter(1, Optional.of(Duration.ofSeconds(1)), RANDOM))
        .hasValue(Duration.ofSeconds(1));
    assertThat(retries.waitAfter(1, Optional.of(Duration.ofMillis(1001)), RANDOM)).isEmpty();
    assertThat(retries.waitAfter(4, Optional.of(Duration.ZERO), RANDOM).orElseThrow())
        .isGreaterThanOrEqualTo(Duration.ofMillis(500));
  }

  @Test
  void needNotWaitAtAll() {
    var atOnce = new Retries(3, Duration.ZERO, Duration.ZERO);

    assertThat(atOnce.waitAfter(1, Optional.empty(), RANDOM)).hasValue(Duration.ZERO);
  }

  @Test
  void areSensible() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Retries(0, Duration.ZERO, Duration.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Retries(1, Duration.ofSeconds(-1), Duration.ZERO));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "120, 120",
    "'Thu, 01 Jan 2026 00:01:00 GMT', 60",
    "'Thu, 1 Jan 2026 00:00:01 GMT', 1",
  })
  void readsRetryAfter(String value, long seconds) {
    assertThat(RetryAfter.parse(value, NOW)).hasValue(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-1", "1.5", "soon", "99999999999", "Wed, 31 Dec 2025 00:00:00 GMT", "１２"})
  void takesNonsenseForNothing(String value) {
    assertThat(RetryAfter.parse(value, NOW)).isEmpty();
  }
}
