package io.github.goproxy4j.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.GoTable;
import io.github.goproxy4j.GoTable.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("V1, V2, V3, V10: versions that belong to a path")
class ModuleVersionTest {
  static List<Row> checks() {
    return GoTable.read(ModuleVersionTest.class, "checks.txt").stream()
        .filter(row -> row.isText(0) && row.isText(1))
        .toList();
  }

  static List<Row> canonicals() {
    return GoTable.read(ModuleVersionTest.class, "canonical.txt").stream()
        .filter(row -> row.isText(0))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("checks")
  void acceptsThePairsThatGoAccepts(Row row) {
    assertThat(GoTable.error(() -> ModuleVersion.of(row.text(0), row.text(1))))
        .isEqualTo(row.text(2));
  }

  @ParameterizedTest
  @MethodSource("canonicals")
  void findsTheCanonicalFormThatGoFinds(Row row) {
    assertThat(ModuleVersion.canonicalVersion(row.text(0))).isEqualTo(row.text(1));
    if (!row.text(1).isEmpty() && !row.text(0).matches("v\\d{2,}.*|v[2-9].*")) {
      ModuleVersion module = ModuleVersion.of("m.example/p", row.text(0));
      assertThat(module.isCanonical()).isEqualTo(row.text(0).equals(row.text(1)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v1.2", "v1.2.3+meta", "v1.2.3-pre+meta"})
  void isNotNecessarilyCanonicalV2(String version) {
    ModuleVersion module = ModuleVersion.of("m.example/p", version);

    assertThat(module).hasToString("m.example/p@" + version);
    assertThat(module.isCanonical()).isFalse();
    assertThatThrownBy(module::requireCanonical)
        .isInstanceOf(NonCanonicalVersionException.class)
        .hasMessageStartingWith("version \"" + version + "\" is not canonical (should be \"v1.");
  }

  @ParameterizedTest
  @CsvSource({"v1.2.3+meta,v1.2.3", "v1,v1.0.0", "v1.0+incompatible,''", "master,''"})
  void asksForTheCanonicalFormBeforeAnythingElseV1(String version, String canonical) {
    assertThatThrownBy(() -> ModuleVersion.ofCanonical("not a path", version))
        .isInstanceOfSatisfying(
            NonCanonicalVersionException.class,
            e -> {
              assertThat(e.version()).isEqualTo(version);
              assertThat(e.canonical()).isEqualTo(canonical);
              assertThat(e)
                  .hasMessage(
                      "version \"%s\" is not canonical (should be \"%s\")", version, canonical);
            });
    assertThatThrownBy(() -> ModuleVersion.ofCanonical("not a path", "v1.0.0"))
        .isInstanceOf(MalformedPathException.class);
  }

  @Test
  void isMadeOfCanonicalStringsV1() {
    assertThat(ModuleVersion.ofCanonical("m.example/p", "v1.0.0"))
        .isEqualTo(ModuleVersion.of("m.example/p", "v1.0.0"));
  }

  @Test
  void noVersionIsNotWrittenOtherwiseThanCanonicalV1() {
    assertThatThrownBy(() -> ModuleVersion.ofCanonical("m.example/p", ""))
        .isInstanceOf(InvalidModuleVersionException.class)
        .hasMessage("m.example/p@: invalid version: not a semantic version");
  }

  @ParameterizedTest
  @CsvSource({
    "m.example/p,v1.0.0+incompatible,true",
    "m.example/p,v2.0.0+incompatible,true",
    "m.example/p/v2,v2.0.0+incompatible,true",
    "m.example/p,v1.0.0+incompatible.1,false",
    "m.example/p,v1.0.0,false"
  })
  void knowsIncompatibleVersionsV10(String path, String version, boolean incompatible) {
    ModuleVersion module = ModuleVersion.of(path, version);

    assertThat(module.isIncompatible()).isEqualTo(incompatible);
    assertThat(module.isCanonical()).isEqualTo(!version.endsWith(".1"));
  }

  @Test
  void reportsPathAndVersionV2() {
    assertThatThrownBy(() -> ModuleVersion.of("m.example/p", "v2.0.0"))
        .isInstanceOfSatisfying(
            InvalidModuleVersionException.class,
            e -> {
              assertThat(e.path()).isEqualTo("m.example/p");
              assertThat(e.version()).isEqualTo("v2.0.0");
              assertThat(e)
                  .hasMessage("m.example/p@v2.0.0: invalid version: should be v0 or v1, not v2");
            });
  }

  @Test
  void readsWhatItPrints() {
    ModuleVersion module = ModuleVersion.parse("m.example/p/v2@v2.0.0-rc.1");

    assertThat(module).isEqualTo(ModuleVersion.of("m.example/p/v2", "v2.0.0-rc.1"));
    assertThat(ModuleVersion.parse(module.toString())).isEqualTo(module);
    assertThat(module.requireCanonical()).isSameAs(module);
    assertThatThrownBy(() -> ModuleVersion.parse("m.example/p"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("\"m.example/p\" is not of the form path@version");
    assertThatThrownBy(() -> ModuleVersion.parse("@v1.0.0"))
        .isInstanceOf(MalformedPathException.class);
    assertThatThrownBy(() -> ModuleVersion.parse("m.example/p@v1@v2"))
        .isInstanceOf(InvalidModuleVersionException.class);
  }

  @Test
  void isOrderedByPathThenByVersionO1() {
    List<ModuleVersion> ordered =
        Stream.of(
                "b.example/D@v1.9.0",
                "b.example/d@v1.9.0",
                "b.example/d@v1.10.0-rc.1",
                "b.example/d@v1.10.0",
                "b.example/d-e@v0.0.0")
            .map(ModuleVersion::parse)
            .toList();
    var shuffled = new ArrayList<>(ordered);
    Collections.reverse(shuffled);

    assertThat(shuffled.stream().sorted()).isEqualTo(ordered);
  }
}
