package io.github.goproxy4j.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.semver.SemVer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownVulnerabilitiesTest {
  private static final String MODULE = "example.com/m";

  private DatabaseFolder folder;

  @BeforeEach
  void makeFolder(@TempDir Path path) {
    folder = new DatabaseFolder(path);
  }

  private KnownVulnerabilities policy() throws IOException {
    return KnownVulnerabilities.of(
        VulnerabilityDatabase.at(folder.index().path(), Clock.systemUTC()));
  }

  private static String refusal(ModulePolicy policy, String version) {
    return policy.on(new ModulePath(MODULE)).refusal(SemVer.parse(version)).orElse("allowed");
  }

  @Test
  void namesTheVulnerabilityItsAliasAndItsFix() throws IOException {
    folder.add("GO-2022-0463", "CVE-2022-31259", MODULE, "1.2.0");

    assertThat(refusal(policy(), "v1.1.0"))
        .isEqualTo("known vulnerability GO-2022-0463 (CVE-2022-31259), fixed in v1.2.0");
    assertThat(refusal(policy(), "v1.2.0")).isEqualTo("allowed");
    assertThat(policy().on(new ModulePath(MODULE)).refusalOfAll()).isEmpty();
    assertThat(policy().on(new ModulePath("example.com/x")).refusal(SemVer.parse("v1.1.0")))
        .isEmpty();
  }

  @Test
  void prefersTheNameThatMostPeopleKnow() throws IOException {
    String always = ",\"affected\":[{\"package\":{\"name\":\"" + MODULE + "\"}}]";
    folder.add("GO-1", MODULE, "\"aliases\":[\"GHSA-1\",\"CVE-1\",\"CVE-2\"]" + always);
    folder.add("GO-2", MODULE, "\"aliases\":[\"GHSA-2\",\"GHSA-3\"]" + always);
    folder.add("GO-3", MODULE, "\"aliases\":[]" + always);

    assertThat(refusal(policy(), "v1.0.0"))
        .isEqualTo(
            "known vulnerability GO-1 (CVE-1), not fixed; GO-2 (GHSA-2), not fixed; GO-3, not fixed");
  }

  @Test
  void namesThreeAndCountsTheRest() throws IOException {
    for (int i = 1; i <= 5; i++) {
      folder.add("GO-" + i, "CVE-" + i, MODULE, "1." + i + ".0");
    }

    assertThat(refusal(policy(), "v1.0.0"))
        .startsWith("known vulnerability GO-1 (CVE-1), fixed in v1.1.0; GO-2 ")
        .endsWith("; GO-3 (CVE-3), fixed in v1.3.0; and 2 more");
    assertThat(refusal(policy(), "v1.2.0")).endsWith("GO-5 (CVE-5), fixed in v1.5.0");
  }

  @Test
  void ignoresWhatItIsToldTo() throws IOException {
    folder.add("GO-1", "CVE-1", MODULE, "1.1.0").add("GO-2", "CVE-2", MODULE, "1.2.0");

    assertThat(refusal(policy().ignoring(Set.of("GO-1")), "v1.0.0"))
        .isEqualTo("known vulnerability GO-2 (CVE-2), fixed in v1.2.0");
    assertThat(refusal(policy().ignoring(Set.of("GO-1", "GO-2")), "v1.0.0")).isEqualTo("allowed");
    assertThat(refusal(policy().ignoring(Set.of("GO-1", "CVE-2")), "v1.0.0"))
        .startsWith("known vulnerability GO-2");
  }
}
