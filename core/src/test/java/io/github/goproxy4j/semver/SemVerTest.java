package io.github.goproxy4j.semver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.GoTable;
import io.github.goproxy4j.GoTable.Row;
import io.github.goproxy4j.semver.InvalidVersionException.Noun;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("S1, S2, S5: the grammar of versions and their parts")
class SemVerTest {
  /** Text cannot carry every byte; a version with a stray one is invalid in any form. */
  static List<Row> rows() {
    return GoTable.read(SemVerTest.class, "versions.txt").stream()
        .filter(row -> row.isText(0))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void answersForRawTextAsGo(Row row) {
    String v = row.text(0);

    assertThat(SemVer.isValid(v)).isEqualTo(row.flag(1));
    assertThat(SemVer.canonical(v)).isEqualTo(row.text(2));
    assertThat(SemVer.major(v)).isEqualTo(row.text(3));
    assertThat(SemVer.majorMinor(v)).isEqualTo(row.text(4));
    assertThat(SemVer.prerelease(v)).isEqualTo(row.text(5));
    assertThat(SemVer.build(v)).isEqualTo(row.text(6));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void parsesWhatIsValidAndNothingElse(Row row) {
    String v = row.text(0);
    if (!row.flag(1)) {
      assertThatThrownBy(() -> SemVer.parse(v)).isInstanceOf(InvalidVersionException.class);
      return;
    }
    SemVer version = SemVer.parse(v);

    assertThat(version).hasToString(v);
    assertThat(version.canonical()).isEqualTo(row.text(2));
    assertThat(version.major()).isEqualTo(row.text(3));
    assertThat(version.majorMinor()).isEqualTo(row.text(4));
    assertThat(version.prerelease()).isEqualTo(row.text(5));
    assertThat(version.build()).isEqualTo(row.text(6));
  }

  @Test
  void hasNoPartsIfInvalidS5() {
    for (String v : List.of("", "bad", "1.0.0", "v1.0.0-01", "v1.2+meta")) {
      assertThat(SemVer.canonical(v) + SemVer.major(v) + SemVer.majorMinor(v)).isEmpty();
      assertThat(SemVer.prerelease(v) + SemVer.build(v)).isEmpty();
    }
  }

  @Test
  void reportsInputAndReason() {
    assertThatThrownBy(() -> SemVer.parse("v1\n"))
        .isInstanceOfSatisfying(
            InvalidVersionException.class,
            e -> {
              assertThat(e).hasMessage("version \"v1\\n\" invalid: not a semantic version");
              assertThat(e.version()).isEqualTo("v1\n");
              assertThat(e.noun()).isEqualTo(Noun.VERSION);
              assertThat(e.reason()).isEqualTo("not a semantic version");
            });
    assertThat(new InvalidVersionException("v1", Noun.PSEUDO_VERSION, "why"))
        .hasMessage("pseudo-version \"v1\" invalid: why");
  }

  @Test
  void identifiersHaveLettersDigitsAndDashesS2() {
    String allowed = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-";
    for (char c = 0; c <= 0x100; c++) {
      boolean valid = allowed.indexOf(c) >= 0;
      assertThat(SemVer.isValid("v1.0.0-" + c)).as("prerelease %x", (int) c).isEqualTo(valid);
      assertThat(SemVer.isValid("v1.0.0+" + c)).as("build %x", (int) c).isEqualTo(valid);
    }
  }

  @Test
  @Timeout(20)
  void takesNumbersAndPartsOfAnyLengthS1() {
    String number = "1" + "0".repeat(1 << 20);
    String identifiers = "a.".repeat(1 << 19);

    SemVer version = SemVer.parse("v" + number + ".0.0-" + identifiers + "a+" + identifiers + "b");
    assertThat(version.major()).hasSize(number.length() + 1);
    assertThat(version).isEqualByComparingTo(SemVer.parse(version.toString()));
    assertThat(SemVer.compare(version.toString(), version.canonical() + "+" + identifiers + "a"))
        .isZero();
    assertThat(SemVer.isValid(version + ".")).isFalse();
  }
}
