package io.github.goproxy4j.standalone.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KindsTest {
  @ParameterizedTest
  @CsvSource({
    "7d, P7D",
    "12h, PT12H",
    "90m, PT90M",
    "30s, PT30S",
    "0s, PT0S",
    "1d12h, P1DT12H",
    "1h30m5s, PT1H30M5S"
  })
  void readsDurations(String text, Duration duration) {
    assertThat(Kinds.DURATION.parser().apply(text)).contains(duration);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "7", "d", "-1d", "1.5h", "7D", "7 d", "1h1d", "1w", "9999999s"})
  void refusesOtherDurations(String text) {
    assertThat(Kinds.DURATION.parser().apply(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0B, 0",
    "1kB, 1000",
    "1KiB, 1024",
    "500MB, 500000000",
    "20GiB, 21474836480",
    "20 GiB, 21474836480",
    "1TB, 1000000000000",
    "8388607TiB, 9223370937343148032",
  })
  void readsSizes(String text, long size) {
    assertThat(Kinds.SIZE.parser().apply(text)).contains(size);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "20", "GiB", "-1GiB", "1.5GiB", "20G", "20gib", "1iB", "1kiB", "8388608TiB"})
  void refusesOtherSizes(String text) {
    assertThat(Kinds.SIZE.parser().apply(text)).isEmpty();
  }
}
