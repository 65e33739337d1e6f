package io.github.goproxy4j.spec.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cases that once made a difference, and those that generators are unlikely to hit. */
class VectorTest {
  private static final Path FOLDER = Path.of("src", "test", "oracle");

  static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList().stream();
    }
  }

  private static Vector read(Path file) {
    try {
      return Vector.parse(Files.readAllLines(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void bothSidesStillAnswer(Path file) {
    Vector vector = read(file);

    Agreement.Answers answers = Agreement.ask(vector.question(), vector.arguments());

    assertThat(answers.go()).as("golang.org/x/mod").isEqualTo(vector.answer());
    assertThat(answers.java()).as("goproxy4j").isEqualTo(vector.answer());
  }

  /** Those of which the library needs nothing made by the oracle. */
  static Stream<Path> filesInMemory() throws IOException {
    return files().filter(file -> question(read(file)).place() == Question.Place.MEMORY);
  }

  private static Question question(Vector vector) {
    return JavaAnswers.question(vector.question());
  }

  @ParameterizedTest
  @MethodSource("filesInMemory")
  void theLibraryAnswersWithoutGo(Path file) {
    Vector vector = read(file);
    Question question = question(vector);

    Strings answer = question.comparable(question.ask(vector.arguments()));

    assertThat(answer).isEqualTo(vector.answer());
  }

  @Test
  void isWrittenAsItIsRead() {
    var vector =
        new Vector(
            "path.file",
            Strings.of(new Bytes("a\u00FF\"\\\n")),
            Strings.ofText("error", "not this"));

    assertThat(Vector.parse(vector.format().lines().toList())).isEqualTo(vector);
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThatThrownBy(() -> Vector.parse(List.of("# comment", "", "argumnet \"a\"")))
        .hasMessage("unknown key: argumnet \"a\"");
    assertThatThrownBy(() -> JavaAnswers.question("x")).hasMessage("unknown question: x");
  }
}
