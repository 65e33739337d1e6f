package io.github.goproxy4j.module;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.GoTable;
import org.junit.jupiter.api.Test;

class ModulePatternsTest {
  @Test
  void matchesPrefixesAsGo() {
    assertThat(GoTable.read(ModulePatternsTest.class, "patterns.txt"))
        .hasSizeGreaterThan(500)
        .filteredOn(row -> ModulePatterns.of(row.text(0)).matches(row.text(1)) != row.flag(2))
        .isEmpty();
  }

  @Test
  void matchesEverythingOrNothing() {
    ModulePath path = ModulePath.parse("m.example/p/v2");

    assertThat(ModulePatterns.ALL.matches(path)).isTrue();
    assertThat(ModulePatterns.NONE.matches(path)).isFalse();
    assertThat(ModulePatterns.ALL).accepts(path);
    assertThat(ModulePatterns.NONE).rejects(path);
  }

  @Test
  void isTheListAsItWasWritten() {
    String list = "*.corp.example,code.example/private";

    assertThat(ModulePatterns.of(list))
        .isEqualTo(ModulePatterns.of(list))
        .hasSameHashCodeAs(ModulePatterns.of(list))
        .isNotEqualTo(ModulePatterns.of("code.example/private,*.corp.example"))
        .isNotEqualTo(list)
        .hasToString(list);
    assertThat(ModulePatterns.of(list).patterns()).isEqualTo(list);
  }

  @Test
  void countsElementsNotCharacters() {
    ModulePatterns patterns = ModulePatterns.of("*.corp.example,code.example/private");

    assertThat(patterns.matches("git.corp.example/team/p")).isTrue();
    assertThat(patterns.matches("code.example/private/p")).isTrue();
    assertThat(patterns.matches("code.example/privately")).isFalse();
    assertThat(patterns.matches("code.example")).isFalse();
    assertThat(patterns.matches("corp.example/p")).isFalse();
  }
}
