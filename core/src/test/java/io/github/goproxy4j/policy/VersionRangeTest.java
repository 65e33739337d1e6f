package io.github.goproxy4j.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.semver.SemVer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionRangeTest {
  private static final List<String> VERSIONS =
      List.of(
          "v0.0.0-20200101000000-abcdefabcdef",
          "v1.1.9",
          "v1.2.0-rc.1",
          "v1.2.0",
          "v1.3.9",
          "v1.4.0-rc.1",
          "v1.4.0",
          "v1.5.1",
          "v2.0.0+incompatible");

  private static String in(String range) {
    VersionRange parsed = VersionRange.parse(range);
    return String.join(
        " ", VERSIONS.stream().filter(v -> parsed.contains(SemVer.parse(v))).toList());
  }

  @ParameterizedTest
  @CsvSource({
    ">=v1.2.0 <v1.4.0, v1.2.0 v1.3.9 v1.4.0-rc.1",
    ">v1.2.0 <=v1.4.0, v1.3.9 v1.4.0-rc.1 v1.4.0",
    "<v1.2.0-0, v0.0.0-20200101000000-abcdefabcdef v1.1.9",
    ">=v1.4 <v2, v1.4.0 v1.5.1",
    "v1.2.0, v1.2.0",
    "v2.0.0, v2.0.0+incompatible",
    "' v1.2.0 , >=v1.4.0\t<v1.5 ,<v1 ', v0.0.0-20200101000000-abcdefabcdef v1.2.0 v1.4.0",
    ">=v1.2.0 v1.2.0 <=v1.2.0, v1.2.0",
    ">v9.0.0, ''",
  })
  @DisplayName("R1-R4: words between spaces all hold, alternatives stand between commas")
  void containsWhatItSays(String range, String versions) {
    assertThat(in(range)).isEqualTo(versions);
  }

  @Test
  @DisplayName("R2: a star is every version")
  void starIsEveryVersion() {
    assertThat(in("*")).isEqualTo(String.join(" ", VERSIONS));
    assertThat(VersionRange.parse(" * ")).isSameAs(VersionRange.ALL);
    assertThat(VersionRange.ALL).hasToString("*");
    assertThat(VersionRange.parse(">=v0.0.0-0").isAll()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "<1.2.0, 1.2.0",
    "<v1.x, v1.x",
    "'<= v1.2.0', ''",
    "'>', ''",
    "latest, latest",
    "=v1.2.0, =v1.2.0",
    "==v1.2.0, ==v1.2.0",
    "!v1.2.0, !v1.2.0",
    ">=v1.2.0<v1.4.0, v1.2.0<v1.4.0",
    "'v1.2.0, * ', *",
    "^v1, ^v1",
  })
  @DisplayName("R2: what is no version is refused in the go command's words")
  void refusesWhatIsNoVersion(String range, String version) {
    assertRefused(range, "invalid semantic version \"" + version + "\"");
  }

  @ParameterizedTest
  @CsvSource({"<=v1.2, v1.2", ">v1, v1", "v1.2, v1.2", "'>=v1.0.0, v1', v1"})
  @DisplayName("R4: v1.2 might mean v1.2.3 and is refused in the go command's words")
  void refusesAmbiguousVersions(String range, String version) {
    assertRefused(range, "ambiguous semantic version \"" + version + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ",", "v1.2.0,", ",v1.2.0", "v1.2.0,,v1.3.0"})
  void refusesAlternativesWithoutWords(String range) {
    assertRefused(range, "nothing between commas");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ">=v1.4.0 <v1.2.0",
        ">v1.2.0 <v1.2.0",
        ">=v1.2.0 <v1.2.0",
        ">v1.2.0 <=v1.2.0",
        "v1.2.0 v1.3.0",
        "v1.2.0 <v1.2.0",
        "<v1.2.0 v1.2.0",
        "v1.0.0, >v2.0.0 v1.0.0",
      })
  void refusesRangesThatNoVersionCanBeIn(String range) {
    assertRefused(range, "no version can be");
  }

  private static void assertRefused(String range, String reason) {
    assertThatThrownBy(() -> VersionRange.parse(range))
        .isInstanceOfSatisfying(
            InvalidRangeException.class, e -> assertThat(e.range()).isEqualTo(range))
        .hasMessageStartingWith(reason + " in range \"");
  }

  @Test
  void equalsWhatSaysTheSame() {
    VersionRange range = VersionRange.parse(">=v1.2.0  <v1.4.0");

    assertThat(range).isEqualTo(VersionRange.parse(">=v1.2.0 <v1.4.0"));
    assertThat(range).hasSameHashCodeAs(VersionRange.parse(">=v1.2.0 <v1.4.0"));
    assertThat(range).isNotEqualTo(VersionRange.parse(">=v1.2.0"));
    assertThat(Stream.of(range, VersionRange.parse("v1.0.0")))
        .map(Object::toString)
        .containsExactly(">=v1.2.0  <v1.4.0", "v1.0.0");
  }
}
