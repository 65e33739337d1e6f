package io.github.goproxy4j.spec.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.goproxy4j.spec.GoTool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.OS;

/** Go answers every vector as the vector says. */
class GoVectorsTest {
  private static final Path PROGRAM = Path.of("src", "test", "go", "vectors");
  private static final Map<String, String> ENVIRONMENT =
      Map.of("GOFLAGS", "-mod=readonly -buildvcs=false", "CGO_ENABLED", "0");
  private static final String WANT = "want: ";

  @Test
  void goAnswersEveryVectorAsExpected() throws IOException {
    GoTool go = GoTool.require();
    assumeFalse(OS.WINDOWS.isCurrentOs(), "needs names and modes of POSIX");
    String vectors = VectorFiles.FOLDER.toAbsolutePath().toString();
    GoTool.Result run = go.run(PROGRAM, ENVIRONMENT, "run", ".", vectors);
    boolean old = run.stderr().contains("requires go >=");
    assumeTrue(!old || "true".equals(System.getenv("CI")), run.stderr());

    Map<String, Answer> answers = answers(run.requireSuccess().stdout());

    assertThat(answers.keySet()).containsExactlyInAnyOrderElementsOf(VectorFiles.names());
    var softly = new SoftAssertions();
    for (Map.Entry<String, Answer> answer : answers.entrySet()) {
      Answer expected = VectorFiles.read(answer.getKey()).expected();
      softly.assertThat(answer.getValue()).as(answer.getKey()).isEqualTo(expected);
    }
    softly.assertAll();
  }

  private static Map<String, Answer> answers(String output) {
    var answers = new LinkedHashMap<String, Answer>();
    List<String> parts = List.of(output.split("(?m)^(?=vector: )"));
    // The first part says what answered.
    for (String part : parts.subList(1, parts.size())) {
      var header = new LinkedHashMap<String, String>();
      var want = new ArrayList<List<String>>();
      for (String line : part.lines().toList()) {
        if (line.startsWith(WANT)) {
          want.add(Words.of(line.substring(WANT.length())));
        } else {
          Vector.add(header, line);
        }
      }
      var read = new Vector(header.getOrDefault("vector", ""), header, List.of()).expected();
      answers.put(
          header.getOrDefault("vector", ""),
          new Answer(read.expect(), read.message(), read.result(), want));
    }
    return answers;
  }
}
