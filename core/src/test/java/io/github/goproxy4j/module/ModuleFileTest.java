package io.github.goproxy4j.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.module.ModuleFile.Kind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("E1, E2: where the files of a module stand")
class ModuleFileTest {
  private static final ModulePath AZURE = ModulePath.parse("github.com/Azure/sdk");
  private static final ModuleVersion RC = ModuleVersion.of("github.com/Azure/sdk", "v1.0.0-RC1");

  @Test
  @DisplayName("T11: a record is looked up by the escaped path and version")
  void spellsThePathOfARecord() {
    assertThat(ModuleFile.escapedLookupPath(RC))
        .isEqualTo("lookup/github.com/!azure/sdk@v1.0.0-!r!c1");
  }

  @Test
  void escapesPathAndVersion() {
    assertThat(new ModuleFile(RC, Kind.ZIP).escapedPath())
        .isEqualTo("github.com/!azure/sdk/@v/v1.0.0-!r!c1.zip");
    assertThat(new ModuleFile(RC, Kind.MOD).escapedPath()).endsWith("/v1.0.0-!r!c1.mod");
    assertThat(new ModuleFile(RC, Kind.INFO).escapedPath()).endsWith("/v1.0.0-!r!c1.info");
    assertThat(ModuleFile.escapedStem(RC)).isEqualTo("github.com/!azure/sdk/@v/v1.0.0-!r!c1");
    assertThat(ModuleFile.escapedFolder(AZURE)).isEqualTo("github.com/!azure/sdk/@v/");
    assertThat(ModuleFile.escapedListPath(AZURE)).isEqualTo("github.com/!azure/sdk/@v/list");
  }

  @Test
  void escapesQueries() {
    assertThat(ModuleFile.escapedPath(AZURE, VersionQuery.LATEST))
        .isEqualTo("github.com/!azure/sdk/@latest");
    assertThat(ModuleFile.escapedPath(AZURE, VersionQuery.of("HEAD")))
        .isEqualTo("github.com/!azure/sdk/@v/!h!e!a!d.info");
    assertThat(ModuleFile.escapedPath(AZURE, VersionQuery.of("v1.0.0")))
        .isEqualTo("github.com/!azure/sdk/@v/v1.0.0.info");
  }

  @Test
  void keepsFilesUnderCanonicalVersionsOnlyV1() {
    assertThatThrownBy(() -> new ModuleFile(ModuleVersion.of("m.example/p", "v1.0"), Kind.INFO))
        .isInstanceOf(NonCanonicalVersionException.class)
        .hasMessage("version \"v1.0\" is not canonical (should be \"v1.0.0\")");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void readsNamesBack(Kind kind) {
    var file = new ModuleFile(RC, kind);
    String name = "v1.0.0-!r!c1" + kind.extension();

    assertThat(file.escapedPath()).endsWith("/" + name);
    assertThat(ModuleFile.ofName(AZURE, name)).hasValue(file);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".zip",
        "list",
        "master.info",
        "v1.0.0",
        "v1.0.0.lock",
        "v1.0.0.zip.tmp",
        "v1.0.0.ziphash",
        "v1.0.zip",
        "v1.0.0+meta.mod",
        "v1.0.0-RC1.zip",
        "v1.0.0-!R.zip",
        "v2.0.0.zip",
      })
  @DisplayName("Trap 52: other names are strays")
  void otherNamesAreStrays(String name) {
    assertThat(ModuleFile.ofName(AZURE, name)).isEmpty();
  }

  @Test
  void printsPathVersionAndExtension() {
    assertThat(new ModuleFile(RC, Kind.MOD)).hasToString("github.com/Azure/sdk@v1.0.0-RC1.mod");
  }
}
