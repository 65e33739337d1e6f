package io.github.goproxy4j.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModulePatterns;
import io.github.goproxy4j.module.ModuleVersion;
import org.junit.jupiter.api.Test;

class ModuleRulesTest {
  private static final ModuleRange EVERYTHING = ModuleRange.of(ModulePatterns.ALL);

  private static ModuleRange all(String modules) {
    return ModuleRange.of(ModulePatterns.of(modules));
  }

  private static String refusal(ModulePolicy rules, String module) {
    ModuleVersion version = ModuleVersion.parse(module);
    return rules.on(version.path()).refusal(version.version()).orElse("allowed");
  }

  private static String refusalOfAll(ModulePolicy rules, String path) {
    return rules.on(new ModulePath(path)).refusalOfAll().orElse("allowed");
  }

  @Test
  void whatNoRuleMatchesIsAllowed() {
    ModuleRules none = ModuleRules.builder().build();
    ModuleRules others = ModuleRules.builder().deny(all("b.example"), "b").build();

    for (ModuleRules rules : new ModuleRules[] {none, others}) {
      assertThat(refusal(rules, "a.example/m@v1.0.0")).isEqualTo("allowed");
      assertThat(refusalOfAll(rules, "a.example/m")).isEqualTo("allowed");
    }
  }

  @Test
  void theFirstRuleThatMatchesDecides() {
    ModuleRules rules =
        ModuleRules.builder()
            .deny(ModuleRange.of("a.example/x", ">=v1.2.0 <v1.3.0"), "backdoor")
            .allow(all("a.example"))
            .deny(all("a.example/y"), "never asked")
            .deny(EVERYTHING, "not reviewed")
            .build();

    assertThat(refusal(rules, "a.example/x@v1.2.5")).isEqualTo("backdoor");
    assertThat(refusal(rules, "a.example/x/sub@v1.2.5")).isEqualTo("backdoor");
    assertThat(refusal(rules, "a.example/x@v1.3.0")).isEqualTo("allowed");
    assertThat(refusal(rules, "a.example/y@v1.0.0")).isEqualTo("allowed");
    assertThat(refusal(rules, "b.example@v1.0.0")).isEqualTo("not reviewed");
  }

  @Test
  void aWholeModuleIsRefusedOnlyIfNoVersionMayBeAllowed() {
    ModuleRules rules =
        ModuleRules.builder()
            .deny(ModuleRange.of("a.example", "v1.0.0"), "one version")
            .allow(ModuleRange.of("b.example", "v1.0.0"))
            .deny(all("c.example,d.example"), "c or d")
            .allow(all("d.example"))
            .deny(EVERYTHING, "the rest")
            .build();

    assertThat(refusalOfAll(rules, "a.example")).isEqualTo("the rest");
    assertThat(refusalOfAll(rules, "b.example")).isEqualTo("allowed");
    assertThat(refusalOfAll(rules, "c.example")).isEqualTo("c or d");
    assertThat(refusalOfAll(rules, "d.example/sub")).isEqualTo("c or d");
    assertThat(refusal(rules, "b.example@v1.0.1")).isEqualTo("the rest");
  }

  @Test
  void aRangeOfSomeVersionsDoesNotRefuseTheModule() {
    ModuleRules rules =
        ModuleRules.builder().deny(ModuleRange.of("a.example", ">=v0.0.0-0"), "all").build();

    assertThat(refusalOfAll(rules, "a.example")).isEqualTo("allowed");
    assertThat(refusal(rules, "a.example@v1.0.0")).isEqualTo("all");
  }
}
