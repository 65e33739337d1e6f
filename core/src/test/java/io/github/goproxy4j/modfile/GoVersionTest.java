package io.github.goproxy4j.modfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GoVersionTest {
  record Case(String version, String lang, String order) {}

  @ParameterizedTest
  @MethodSource("cases")
  @DisplayName("Z30: answers as go/version does")
  void answersAsGoDoes(Case c) {
    assertThat(GoVersion.lang(c.version)).isEqualTo(c.lang);
    assertThat(GoVersion.isValid(c.version)).isEqualTo(!c.lang.isEmpty());
    assertThat(cases().map(other -> sign(GoVersion.compare(c.version, other.version))))
        .containsExactly(c.order.split(""));
  }

  @Test
  void readsTheWholeTable() {
    assertThat(cases()).hasSize(56);
  }

  @ParameterizedTest
  @DisplayName("Z32: what counts as go1.24 or later")
  @CsvSource({
    "1.24, true",
    "1.24.1, true",
    "1.24rc1, true",
    "1.24beta1, true",
    "1.24foo1, true",
    "1.100, true",
    "2.0, true",
    "1.24-custom, true",
    "1.24.x, true",
    "1.23, false",
    "1.23.9, false",
    "1.24.0rc1, false",
    "v1.24, false",
    "1, false"
  })
  void tellsWhichVendorRuleApplies(String version, boolean expected) {
    byte[] file = ("module a.b/c\ngo " + version + "\n").getBytes(StandardCharsets.UTF_8);
    assertThat(GoVersion.compare(GoVersion.lang("go" + laxGoVersion(file)), "go1.24") >= 0)
        .isEqualTo(expected);
  }

  private static String laxGoVersion(byte[] file) {
    try {
      return GoMod.parseLax(file).goVersion().orElse("");
    } catch (GoModSyntaxException e) {
      return "";
    }
  }

  private static String sign(int comparison) {
    return comparison < 0 ? "<" : comparison > 0 ? ">" : "=";
  }

  private static Stream<Case> cases() {
    return GoModCasesTest.lines("go-version-cases.txt").stream()
        .filter(line -> !line.startsWith("#"))
        .map(GoVersionTest::readCase);
  }

  private static Case readCase(String line) {
    int order = line.lastIndexOf(' ');
    int lang = line.lastIndexOf(" \"", order - 1);
    List<String> strings =
        Stream.of(line.substring(0, lang), line.substring(lang + 1, order))
            .map(s -> new String(GoModCasesTest.unquote(s), StandardCharsets.UTF_8))
            .toList();
    return new Case(strings.get(0), strings.get(1), line.substring(order + 1));
  }
}
