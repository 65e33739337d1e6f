package io.github.goproxy4j.standalone.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  @ParameterizedTest
  @CsvSource({
    "'', '', 0",
    "a, '', 1",
    "root, root, 0",
    "ROOT, root, 0",
    "rot, root, 1",
    "rooot, root, 1",
    "raot, root, 1",
    "orot, root, 1",
    "hosted, group, 6",
  })
  void countsWhatHasToChange(String first, String second, int distance) {
    assertThat(Nearest.distance(first, second)).isEqualTo(distance);
    assertThat(Nearest.distance(second, first)).isEqualTo(distance);
  }

  @Test
  void suggestsTheNearestNameIfThereIsOne() {
    List<String> names = List.of("root", "roof", "upstream");
    assertThat(Nearest.hint("rooot", names)).isEqualTo(" (did you mean \"root\"?)");
    assertThat(Nearest.hint("upstraem", names)).isEqualTo(" (did you mean \"upstream\"?)");
    assertThat(Nearest.hint("port", names)).isEmpty();
    assertThat(Nearest.hint("x", List.of())).isEmpty();
  }
}
