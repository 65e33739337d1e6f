package io.github.goproxy4j.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.semver.SemVer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("X15: .info files are read as Go reads them")
class VersionInfoTest {
  record Vector(String hex, String result, String quoted) {
    byte[] input() {
      return HexFormat.of().parseHex(hex);
    }

    @Override
    public String toString() {
      return quoted;
    }
  }

  static List<Vector> vectors() throws IOException {
    var in = Objects.requireNonNull(VersionInfoTest.class.getResourceAsStream("info.txt"));
    try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", 3))
          .map(f -> new Vector(f[0], f[1], f[2]))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void agreesWithGo(Vector vector) {
    if (vector.result.equals("error") || !vector.result.startsWith("\"v1.0.")) {
      assertRefused(vector);
    } else if (vector.result.contains("\\n")) {
      assertRefused(vector);
    } else {
      VersionInfo info = VersionInfo.parse(vector.input());
      assertThat('"' + info.version().toString() + "\" " + seconds(info)).isEqualTo(vector.result);
    }
  }

  /** Go leaves it to the caller to refuse a version that is missing or invalid. */
  private static void assertRefused(Vector vector) {
    assertThatThrownBy(() -> VersionInfo.parse(vector.input()))
        .isInstanceOf(MalformedVersionInfoException.class)
        .hasMessageMatching("\\S.*")
        .message()
        .doesNotContain("\n");
  }

  private static String seconds(VersionInfo info) {
    return info.time()
        .map(t -> String.format("%d.%09d", t.getEpochSecond(), t.getNano()))
        .orElse("none");
  }

  @Test
  void keepsTheTextItWasReadFrom() {
    String json = "{ \"Version\" : \"v1.0.0\", \"Origin\":{\"VCS\":\"git\"}, \"More\": [1] }\n";
    assertThat(VersionInfo.parse(json.getBytes(StandardCharsets.UTF_8)).json()).isEqualTo(json);
  }

  @Test
  void writesWhatTheGoCommandWrites() {
    var info = VersionInfo.of(SemVer.parse("v1.0.0"), Instant.parse("2020-01-02T03:04:05.678Z"));
    assertThat(info.json()).isEqualTo("{\"Version\":\"v1.0.0\",\"Time\":\"2020-01-02T03:04:05Z\"}");
    assertThat(VersionInfo.parse(info.toBytes())).isEqualTo(info);
  }

  @Test
  void writesAndReadsOriginsX16() {
    var origin = new Origin("hg", "https://x.example", "sub", "0123", "refs/tags/v1.0.0");
    var info = VersionInfo.of(SemVer.parse("v1.0.0"), Instant.EPOCH, origin);

    assertThat(info.json())
        .isEqualTo(
            "{\"Version\":\"v1.0.0\",\"Time\":\"1970-01-01T00:00:00Z\",\"Origin\":"
                + "{\"VCS\":\"hg\",\"URL\":\"https://x.example\",\"Subdir\":\"sub\","
                + "\"Hash\":\"0123\",\"Ref\":\"refs/tags/v1.0.0\"}}");
    assertThat(VersionInfo.parse(info.toBytes()).origin()).isEqualTo(origin);
    assertThat(VersionInfo.of(SemVer.parse("v1.0.0")).origin()).isEqualTo(Origin.UNKNOWN);
  }

  @Test
  void aCommitIsOneOfGitUnlessToldX16() {
    assertThat(Origin.UNKNOWN.withCommit("01"))
        .isEqualTo(new Origin("git", "", "", "01", ""))
        .returns("02", o -> o.withCommit("02").hash());
    assertThat(new Origin("hg", "", "", "", "").withCommit("01").vcs()).isEqualTo("hg");
  }

  @Test
  void saysWhatIsWrong() {
    assertThatThrownBy(() -> parse("\"v1.0.0\""))
        .hasMessage("not a JSON object: \"\\\"v1.0.0\\\"\"");
    assertThatThrownBy(() -> parse("null"))
        .hasMessage("invalid version: not a semantic version: \"null\"");
    assertThatThrownBy(() -> parse("{} x")).hasMessageStartingWith("not valid JSON: ");
    assertThatThrownBy(() -> parse("{} {}")).hasMessage("text after the JSON object: \"{} {}\"");
  }

  @Test
  void showsOnlyTheStartOfALongText() {
    String shown = "[" + " ".repeat(79);

    assertThatThrownBy(() -> parse(shown)).hasMessage("not a JSON object: \"" + shown + "\"");
    assertThatThrownBy(() -> parse(shown + " "))
        .hasMessage("not a JSON object: \"" + shown.substring(0, 40) + "\"...");
  }

  private static VersionInfo parse(String json) {
    return VersionInfo.parse(json.getBytes(StandardCharsets.UTF_8));
  }
}
