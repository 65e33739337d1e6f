package io.github.goproxy4j.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.module.VersionQuery.Exact;
import io.github.goproxy4j.module.VersionQuery.Revision;
import io.github.goproxy4j.semver.SemVer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("V1, E2: what can be asked for")
class VersionQueryTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "v1.2.3",
        "v1.2.3-RC.1",
        "v2.0.0+incompatible",
        "v0.0.0-20200102030405-abcdef123456"
      })
  void aCanonicalVersionIsExactV1(String text) {
    assertThat(VersionQuery.of(text)).isEqualTo(new Exact(SemVer.parse(text))).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v1",
        "v1.2",
        "v1.2.3+meta",
        "v1.2.3+incompatible.1",
        "master",
        "HEAD",
        "latest",
        "upgrade",
        "abcdef123456",
        "release-1.0",
        "a b",
        "a@b",
        "V1.2.3",
        "~1"
      })
  void anyOtherNameIsARevision(String text) {
    assertThat(VersionQuery.of(text)).isEqualTo(new Revision(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "feature/x",
        "con",
        "NUL.x",
        "x.",
        "..",
        "a!b",
        "a:b",
        "é",
        "a\nb",
        "<v1",
        "\uD800"
      })
  void whatNoClientCouldAskForIsRefusedE2(String text) {
    assertThatThrownBy(() -> VersionQuery.of(text)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Revision(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anExactVersionIsCanonical() {
    assertThatThrownBy(() -> new Exact(SemVer.parse("v1.2")))
        .isInstanceOf(NonCanonicalVersionException.class)
        .hasMessage("version \"v1.2\" is not canonical (should be \"v1.2.0\")");
  }

  @Test
  void theLatestIsNotARevisionOfThatName() {
    assertThat(VersionQuery.LATEST).hasToString("latest").isNotEqualTo(VersionQuery.of("latest"));
  }
}
