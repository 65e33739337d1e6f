package io.github.goproxy4j.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.module.ModuleFile.Kind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

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

  @Test
  void printsPathVersionAndExtension() {
    assertThat(new ModuleFile(RC, Kind.MOD)).hasToString("github.com/Azure/sdk@v1.0.0-RC1.mod");
  }
}
