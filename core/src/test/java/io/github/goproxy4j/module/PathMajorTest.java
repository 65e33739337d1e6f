package io.github.goproxy4j.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.GoTable;
import io.github.goproxy4j.GoTable.Row;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("P9, P10, V3: the major version at the end of a path")
class PathMajorTest {
  static List<Row> splits() {
    return GoTable.read(PathMajorTest.class, "splits.txt");
  }

  static List<Row> majors() {
    return GoTable.read(PathMajorTest.class, "majors.txt").stream()
        .filter(row -> row.isText(1))
        .toList();
  }

  /** A path that ends in {@code suffix}. */
  private static PathMajor ofSuffix(String suffix) {
    String prefix = suffix.startsWith(".") ? "gopkg.in/p" : "m.example/p";
    PathMajor major = PathMajor.split(prefix + suffix).orElseThrow();
    assertThat(major).isEqualTo(new PathMajor(prefix, suffix));
    return major;
  }

  @ParameterizedTest
  @MethodSource("splits")
  void splitsAsGo(Row row) {
    Optional<PathMajor> expected =
        row.columns().size() == 1
            ? Optional.empty()
            : Optional.of(new PathMajor(row.text(1), row.text(2)));

    assertThat(PathMajor.split(row.text(0))).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("majors")
  void permitsTheVersionsThatGoPermits(Row row) {
    PathMajor major = ofSuffix(row.text(0));

    assertThat(GoTable.error(() -> major.check(row.text(1)))).isEqualTo(row.text(2));
    assertThat(major.permits(row.text(1))).isEqualTo(row.text(2).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "'',''",
    "/v2,v2",
    "/v10,v10",
    ".v0,v0",
    ".v1,v1",
    ".v1-unstable,v1",
    ".v3-unstable,v3"
  })
  void namesTheVersionThatTheSuffixStandsFor(String suffix, String version) {
    assertThat(ofSuffix(suffix).versionPrefix()).isEqualTo(version);
  }

  @ParameterizedTest
  @CsvSource({
    "m.example/p,/v1",
    "m.example/p,/v02",
    "m.example/p,.v2",
    "m.example/p,v2",
    "m.example/p/v2,''",
    "gopkg.in/p,/v2",
    "gopkg.in/p,''",
    "gopkg.in/p,.v0-unstable"
  })
  void refusesPairsThatNoPathSplitsInto(String prefix, String suffix) {
    assertThatThrownBy(() -> new PathMajor(prefix, suffix))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + prefix + suffix + "\"");
  }

  @Test
  void gopkgInV1PermitsOldPseudoVersionsV3() {
    assertThat(ofSuffix(".v1").permits("v0.0.0-20161208181325-20d25e280405")).isTrue();
    assertThat(ofSuffix(".v1-unstable").permits("v0.0.0-20161208181325-20d25e280405")).isTrue();
    assertThat(ofSuffix(".v2").permits("v0.0.0-20161208181325-20d25e280405")).isFalse();
  }
}
