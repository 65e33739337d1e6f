package io.github.goproxy4j.semver;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.GoTable;
import io.github.goproxy4j.GoTable.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** S3, S4: precedence, and the order of a sorted list. */
class SemVerOrderTest {
  static List<Row> rows() {
    return GoTable.read(SemVerOrderTest.class, "order.txt");
  }

  @ParameterizedTest
  @MethodSource("rows")
  void precedenceIsGosS3(Row row) {
    String signs =
        rows().stream()
            .map(other -> sign(SemVer.compare(row.text(0), other.text(0))))
            .collect(Collectors.joining());

    assertThat(signs).isEqualTo(row.text(2));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void precedenceOfValuesIsThatOfTheirText(Row row) {
    for (Row other : rows()) {
      if (SemVer.isValid(row.text(0)) && SemVer.isValid(other.text(0))) {
        SemVer a = SemVer.parse(row.text(0));
        SemVer b = SemVer.parse(other.text(0));
        assertThat(SemVer.PRECEDENCE.compare(a, b))
            .isEqualTo(SemVer.compare(row.text(0), other.text(0)));
        assertThat(Integer.signum(a.compareTo(b)))
            .isEqualTo(Integer.signum(SemVer.compareForSorting(row.text(0), other.text(0))));
      }
    }
  }

  @Test
  void sortsAsGoS4() {
    List<String> sorted =
        rows().stream()
            .sorted(Comparator.comparingInt(row -> Integer.parseInt(row.text(1))))
            .map(row -> row.text(0))
            .toList();
    var shuffled = new ArrayList<>(sorted);
    Collections.shuffle(shuffled, new Random(4));

    assertThat(shuffled.stream().sorted(SemVer::compareForSorting).toList()).isEqualTo(sorted);
  }

  @Test
  void breaksTiesByBytesS4() {
    List<SemVer> ascending =
        List.of("v1", "v1.0", "v1.0.0", "v1.0.0+a", "v1.0.0+b").stream()
            .map(SemVer::parse)
            .toList();

    assertThat(ascending).isSorted();
    for (SemVer version : ascending) {
      assertThat(SemVer.PRECEDENCE.compare(ascending.get(0), version)).isZero();
    }
  }

  @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
  void isATotalOrderThatAgreesWithEquals(
      @ForAll("versions") SemVer a, @ForAll("versions") SemVer b, @ForAll("versions") SemVer c) {
    assertThat(Integer.signum(a.compareTo(b))).isEqualTo(-Integer.signum(b.compareTo(a)));
    assertThat(a.compareTo(b) == 0).isEqualTo(a.equals(b));
    assertThat(a.equals(SemVer.parse(a.toString()))).isTrue();
    assertThat(a).hasSameHashCodeAs(SemVer.parse(a.toString()));
    if (a.compareTo(b) <= 0 && b.compareTo(c) <= 0) {
      assertThat(a.compareTo(c)).isNotPositive();
    }
  }

  @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
  void numbersOfAnyLengthAreInTheOrderOfTheirText(
      @ForAll("numbers") SemVer a, @ForAll("numbers") SemVer b) {
    int text = SemVer.compare(a.toString(), b.toString());
    assertThat(SemVer.PRECEDENCE.compare(a, b)).isEqualTo(text);
    assertThat(Integer.signum(a.compareTo(b))).isEqualTo(text);
  }

  @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
  void comparisonIsAntisymmetricAndTransitiveForAnyText(
      @ForAll("texts") String a, @ForAll("texts") String b, @ForAll("texts") String c) {
    int ab = SemVer.compare(a, b);
    int bc = SemVer.compare(b, c);
    assertThat(SemVer.compare(b, a)).isEqualTo(-ab);
    if (ab == 0) {
      assertThat(SemVer.compare(a, c)).isEqualTo(bc);
    }
    if (ab == bc) {
      assertThat(SemVer.compare(a, c)).isEqualTo(ab);
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void versionsOfEqualPrecedenceHaveOneCanonicalForm(
      @ForAll("versions") SemVer a, @ForAll("versions") SemVer b) {
    assertThat(SemVer.PRECEDENCE.compare(a, b) == 0).isEqualTo(a.canonical().equals(b.canonical()));
    assertThat(SemVer.canonical(a.canonical())).isEqualTo(a.canonical());
  }

  private static String sign(int c) {
    return c < 0 ? "<" : c > 0 ? ">" : "=";
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> broken =
        Arbitraries.of("", "bad", "v", "v01.0.0", "v1-a", "v1.0.0-01", "v1.0.0+");
    return Arbitraries.frequencyOf(
        Tuple.of(1, broken), Tuple.of(6, versions().map(SemVer::toString)));
  }

  @Provide
  Arbitrary<SemVer> numbers() {
    Arbitrary<String> number =
        Arbitraries.of(
            "0",
            "9",
            "10",
            "9999",
            "10000",
            "65536",
            "999999",
            "1000000",
            "8388608",
            "9999999",
            "10000000",
            "16777216",
            "4294967296",
            "18446744073709551616");
    return Combinators.combine(number, number, number)
        .as((major, minor, patch) -> SemVer.parse("v" + major + "." + minor + "." + patch));
  }

  /** Few numbers and identifiers, so that ties and near-ties are common. */
  @Provide
  Arbitrary<SemVer> versions() {
    Arbitrary<String> number = Arbitraries.of("0", "1", "2", "10", "99999999999999999999");
    Arbitrary<String> identifier = Arbitraries.of("0", "1", "10", "a", "A", "-", "0a", "a-b", "rc");
    Arbitrary<String> identifiers =
        identifier.list().ofMinSize(1).ofMaxSize(3).map(list -> String.join(".", list));
    Arbitrary<String> suffix =
        Combinators.combine(
                identifiers.map(s -> "-" + s),
                identifiers.map(s -> "+" + s),
                Arbitraries.integers().between(0, 3))
            .as((pre, build, kind) -> (kind % 2 == 1 ? pre : "") + (kind > 1 ? build : ""));
    Arbitrary<String> release =
        number.list().ofMinSize(1).ofMaxSize(3).map(list -> "v" + String.join(".", list));
    return Combinators.combine(release, suffix)
        .as((r, s) -> SemVer.isValid(r + s) ? r + s : r)
        .map(SemVer::parse);
  }
}
