package io.github.goproxy4j.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.semver.SemVer;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModulePathTest {
  @Test
  void isValidOrDoesNotExist() {
    assertThat(ModulePath.parse("m.example/p")).isEqualTo(new ModulePath("m.example/p"));
    assertThatThrownBy(() -> ModulePath.parse("m.example/p/v1"))
        .isInstanceOf(MalformedPathException.class)
        .hasMessage("malformed module path \"m.example/p/v1\": invalid version");
  }

  @Test
  void escapesAndReadsEscapesE1() {
    ModulePath path = ModulePath.ofEscaped("github.com/!azure/!s!d!k");

    assertThat(path).hasToString("github.com/Azure/SDK");
    assertThat(path.escaped()).isEqualTo("github.com/!azure/!s!d!k");
  }

  @Test
  void refusesCapitalsInAnEscapedPathE4() {
    assertThatThrownBy(() -> ModulePath.ofEscaped("github.com/Azure"))
        .isInstanceOf(MalformedEscapeException.class)
        .hasMessage("invalid escaped module path \"github.com/Azure\"");
  }

  @Test
  void permitsVersionsOfItsMajorV3() {
    assertThat(ModulePath.parse("m.example/p").permits(SemVer.parse("v1.2.3"))).isTrue();
    assertThat(ModulePath.parse("m.example/p").permits(SemVer.parse("v2.0.0"))).isFalse();
    assertThat(ModulePath.parse("m.example/p/v2").permits(SemVer.parse("v2.0.0"))).isTrue();
    assertThat(ModulePath.parse("m.example/p/v2").major())
        .isEqualTo(new PathMajor("m.example/p", "/v2"));
  }

  @Test
  void permitsIncompatibleVersionsWithoutSuffixV10() {
    SemVer incompatible = SemVer.parse("v2.0.0+incompatible");

    assertThat(ModulePath.parse("m.example/p").permits(incompatible)).isTrue();
    assertThat(ModulePath.parse("m.example/p/v3").permits(incompatible)).isFalse();
  }

  @Test
  void isOrderedByBytesO1() {
    assertThat(
            List.of(
                "b.example/D", "b.example/d", "b.example/d-e", "b.example/d.e", "b.example/d/v2"))
        .extracting(ModulePath::parse)
        .isSorted();
  }
}
