package io.github.goproxy4j.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.GoTable;
import io.github.goproxy4j.GoTable.Row;
import io.github.goproxy4j.semver.InvalidVersionException;
import io.github.goproxy4j.semver.InvalidVersionException.Noun;
import io.github.goproxy4j.semver.SemVer;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** V4-V9: pseudo-versions. */
class PseudoVersionTest {
  private static final Instant TIME = Instant.parse("2020-01-02T03:04:05Z");

  static List<Row> read() {
    return GoTable.read(PseudoVersionTest.class, "pseudo.txt");
  }

  static List<Row> made() {
    return GoTable.read(PseudoVersionTest.class, "pseudo-made.txt");
  }

  @ParameterizedTest
  @MethodSource("read")
  void readsAsGo(Row row) {
    String text = row.text(0);
    assertThat(PseudoVersion.isPseudoVersion(text)).isEqualTo(row.flag(1));
    if (SemVer.isValid(text)) {
      assertThat(PseudoVersion.isPseudoVersion(SemVer.parse(text))).isEqualTo(row.flag(1));
    }
    if (!row.flag(1)) {
      assertThat(GoTable.error(() -> PseudoVersion.parse(text))).isEqualTo(row.text(3));
      return;
    }
    PseudoVersion version = PseudoVersion.parse(text);

    assertThat(version).hasToString(text);
    assertThat(GoTable.error(version::time)).isEqualTo(row.text(3));
    if (row.text(3).isEmpty()) {
      assertThat(version.time()).isEqualTo(Instant.ofEpochSecond(Long.parseLong(row.text(2))));
    }
    assertThat(version.revision()).isEqualTo(row.text(4));
    assertThat(GoTable.error(version::base)).isEqualTo(row.text(6));
    if (row.text(6).isEmpty()) {
      assertThat(version.base().orElse("")).isEqualTo(row.text(5));
    }
  }

  @ParameterizedTest
  @MethodSource("made")
  void writesAsGo(Row row) {
    if (row.columns().size() == 2) {
      assertThat(PseudoVersion.zero(row.text(0))).hasToString(row.text(1));
    } else {
      PseudoVersion version =
          PseudoVersion.of(row.text(0), row.text(1), Instant.parse(row.text(2)), row.text(3));
      assertThat(version).hasToString(row.text(4));
    }
  }

  @Test
  void theZeroVersionIsOfYearOneV9() {
    assertThat(PseudoVersion.zero("v2")).hasToString("v2.0.0-00010101000000-000000000000");
    assertThat(PseudoVersion.zero("").time()).isEqualTo(Instant.parse("0001-01-01T00:00:00Z"));
  }

  @Test
  void ordinaryPrereleasesThatLookLikeItAreNoneV5() {
    for (String text : List.of("v0.1.0-20200102030405-abc", "v1.5.0-20200102030405-abc")) {
      assertThat(PseudoVersion.isPseudoVersion(text)).isFalse();
      assertThatThrownBy(() -> new PseudoVersion(SemVer.parse(text)))
          .isInstanceOfSatisfying(
              InvalidVersionException.class,
              e -> {
                assertThat(e.noun()).isEqualTo(Noun.PSEUDO_VERSION);
                assertThat(e).hasMessage("pseudo-version \"" + text + "\" invalid: syntax error");
              });
    }
  }

  @Test
  void refusesPartsThatDoNotMakeOneV6() {
    assertThatThrownBy(() -> PseudoVersion.of("", "", TIME, "a-b"))
        .isInstanceOf(InvalidVersionException.class)
        .hasMessage("pseudo-version \"v0.0.0-20200102030405-a-b\" invalid: syntax error");
    assertThatThrownBy(() -> PseudoVersion.of("v1.2", "", TIME, "abc"))
        .isInstanceOf(InvalidVersionException.class);
    assertThatThrownBy(() -> PseudoVersion.of("", "", TIME, ""))
        .isInstanceOf(InvalidVersionException.class);
    assertThatThrownBy(
            () -> PseudoVersion.of("", "", Instant.parse("+10000-01-01T00:00:00Z"), "abc"))
        .isInstanceOf(InvalidVersionException.class);
  }

  @Property
  void readsBackWhatItWasMadeOfV6V7V8(
      @ForAll("bases") String base,
      @ForAll @LongRange(min = -62_135_596_800L, max = 253_402_300_799L) long seconds,
      @ForAll("revisions") String revision) {
    Instant time = Instant.ofEpochSecond(seconds);
    PseudoVersion version = PseudoVersion.of("v3", base, time, revision);

    assertThat(PseudoVersion.parse(version.toString())).isEqualTo(version);
    assertThat(version.time()).isEqualTo(time);
    assertThat(version.revision()).isEqualTo(revision);
    assertThat(version.base().orElse("")).isEqualTo(base);
  }

  @Property
  void sortsBetweenItsBaseAndWhatFollowsV4(
      @ForAll("bases") String base, @ForAll("revisions") String revision) {
    SemVer version = PseudoVersion.of("v3", base, TIME, revision).version();

    if (base.isEmpty()) {
      assertThat(SemVer.PRECEDENCE.compare(version, SemVer.parse("v3.0.0-0"))).isPositive();
      assertThat(SemVer.PRECEDENCE.compare(version, SemVer.parse("v3.0.0"))).isNegative();
    } else {
      assertThat(SemVer.compare(base, version.toString())).isNegative();
      assertThat(SemVer.compare(version.toString(), base.replaceFirst("[-+].*", "") + "-zz"))
          .isEqualTo(SemVer.prerelease(base).isEmpty() ? 1 : -1);
    }
  }

  @Test
  @Timeout(20)
  void readsInputOfAnyLength() {
    int n = 1 << 20;
    String tail = "0.20200102030405-abc";
    String nines = "9".repeat(n);

    assertThat(PseudoVersion.isPseudoVersion("v1.2.3-" + tail + "+a" + ".a".repeat(n))).isTrue();
    assertThat(PseudoVersion.isPseudoVersion("v1.2.3-" + "a.".repeat(n) + tail)).isTrue();
    assertThat(PseudoVersion.isPseudoVersion("v1.2.3-" + (tail + ".").repeat(n / 8) + "x"))
        .isFalse();
    assertThat(PseudoVersion.isPseudoVersion("v1.2.3-" + tail + "a".repeat(n) + "-")).isFalse();
    assertThat(PseudoVersion.isPseudoVersion("v1.2.3-" + "-".repeat(n))).isFalse();
    assertThat(PseudoVersion.isPseudoVersion("v" + nines + ".0.0-" + tail.substring(2))).isTrue();
    assertThat(PseudoVersion.of("", "v1.2." + nines, TIME, "abc").base().orElseThrow())
        .hasSize(5 + n);
  }

  @Provide
  Arbitrary<String> bases() {
    Arbitrary<String> number = Arbitraries.of("0", "1", "9", "10", "99", "100", "9".repeat(25));
    Arbitrary<String> release =
        number.list().ofSize(3).map(numbers -> "v" + String.join(".", numbers));
    Arbitrary<String> prerelease = Arbitraries.of("", "-pre", "-rc.1", "-a-b.0", "-1", "--");
    Arbitrary<String> build = Arbitraries.of("", "+incompatible", "+meta.1");
    return Combinators.combine(release, prerelease, build)
        .as((r, p, b) -> r + p + b)
        .injectNull(0.1)
        .map(base -> base == null ? "" : base);
  }

  @Provide
  Arbitrary<String> revisions() {
    return Arbitraries.strings()
        .withCharRange('0', '9')
        .withCharRange('a', 'f')
        .withChars('Z')
        .ofMinLength(1)
        .ofMaxLength(14);
  }
}
