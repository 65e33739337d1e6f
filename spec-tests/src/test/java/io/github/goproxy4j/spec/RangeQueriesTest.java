package io.github.goproxy4j.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.policy.InvalidRangeException;
import io.github.goproxy4j.policy.VersionRange;
import io.github.goproxy4j.semver.SemVer;
import io.github.goproxy4j.source.MapSource;
import io.github.goproxy4j.source.SampleModule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R2-R4: single words of ranges, put to the go command as queries. */
class RangeQueriesTest {
  private static final String MODULE = "example.com/m";

  private static final List<String> VERSIONS =
      List.of(
          "v0.1.0",
          "v0.9.0-rc.1",
          "v1.0.0",
          "v1.1.9",
          "v1.2.0-rc.1",
          "v1.2.0",
          "v1.2.1-alpha",
          "v1.2.1",
          "v1.3.9",
          "v1.4.0-0",
          "v1.4.0-rc.1",
          "v1.4.0",
          "v1.10.0-beta");

  private static final List<String> OPERANDS =
      List.of(
          "v1.2.0",
          "v1.2.0-rc.1",
          "v1.2.0-rc.0",
          "v1.2.1-beta",
          "v1.4.0",
          "v1.4.0-rc.2",
          "v0.1.0",
          "v1.2",
          "v1",
          "v1.4",
          "v0",
          "v1.10.0",
          "v9.0.0",
          "v1.2.0+meta",
          "v1.3.5",
          "v1.2.x",
          "1.2.0",
          "",
          "latest",
          "v01.0.0",
          "=v1.0.0",
          "v1.2.0.0");

  @TempDir Path temp;

  @Test
  @DisplayName("A version is in a range if the go command may choose it, and errors have its words")
  void rangesAreWhatTheGoCommandMakesOfThem() throws Exception {
    var words = new ArrayList<String>();
    for (String operator : List.of("<", "<=", ">", ">=")) {
      OPERANDS.forEach(operand -> words.add(operator + operand));
    }
    Map<String, String> answers = ask(words);

    assertThat(answers).hasSameSizeAs(words);
    assertThat(answers.values())
        .contains("v1.1.9", "v1.10.0-beta")
        .anyMatch(answer -> answer.contains("invalid semantic version"))
        .anyMatch(answer -> answer.contains("ambiguous semantic version"))
        .anyMatch(answer -> answer.contains("no matching versions"));
    for (String word : words) {
      String answer = answers.get(word);
      if (answer.contains("semantic version")) {
        assertThatThrownBy(() -> VersionRange.parse(word))
            .as(word)
            .isInstanceOf(InvalidRangeException.class)
            .satisfies(e -> assertThat(answer).endsWith(e.getMessage()));
      } else {
        assertThat(choice(word)).as(word + ": " + answer).isEqualTo(version(answer));
      }
    }
  }

  private static Optional<String> version(String answer) {
    return answer.startsWith("v") ? Optional.of(answer) : Optional.empty();
  }

  /** Releases first; the lowest of what is above, and the highest of what is below. */
  private static Optional<String> choice(String word) {
    VersionRange range = VersionRange.parse(word);
    var matching =
        new ArrayList<>(VERSIONS.stream().filter(v -> range.contains(SemVer.parse(v))).toList());
    if (word.startsWith("<")) {
      Collections.reverse(matching);
    }
    return matching.stream()
        .filter(v -> SemVer.prerelease(v).isEmpty())
        .findFirst()
        .or(() -> matching.stream().findFirst());
  }

  private Map<String, String> ask(List<String> words) throws Exception {
    var modules = VERSIONS.stream().map(v -> SampleModule.of(MODULE, v)).toList();
    var args =
        new ArrayList<>(
            List.of(
                "list",
                "-m",
                "-e",
                "-f",
                "{{with .Error}}{{printf \"%s\" .Err}}{{else}}{{.Version}}{{end}}"));
    words.forEach(word -> args.add(MODULE + "@" + word));
    try (LoopbackServer server = LoopbackServer.start(new MapSource(modules))) {
      List<String> lines =
          GoTool.require()
              .run(
                  temp,
                  GoTool.onlyFrom(server.url(), temp.resolve("modcache")),
                  args.toArray(String[]::new))
              .stdout()
              .lines()
              .toList();
      assertThat(lines).hasSameSizeAs(words);
      var answers = new HashMap<String, String>();
      for (int i = 0; i < words.size(); i++) {
        answers.put(words.get(i), lines.get(i));
      }
      return answers;
    }
  }
}
