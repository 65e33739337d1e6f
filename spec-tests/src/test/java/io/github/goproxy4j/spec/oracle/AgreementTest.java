package io.github.goproxy4j.spec.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AgreementTest {
  private static final Path SOURCES = Path.of("src", "test", "java");
  private static final Pattern COMPARED = Pattern.compile("@Compared\\(\"([^\"]*)\"\\)");

  /** What is asked only about a few zips that are too large to be made by chance. */
  private static final String RARE = "zip.allOfFile";

  /** A library that takes every version with an x in it for v1. */
  private static final Question WRONG =
      Question.inMemory(
          "module.canonical",
          "t",
          a -> {
            Strings right = JavaAnswers.question("module.canonical").ask(a);
            return a.text(0).contains("x") ? Strings.ofText("v1") : right;
          });

  @Test
  void printsTheSmallestCaseAsAFile() {
    var cases = List.of(Strings.ofText("v1.0.0"), Strings.ofText("v1.2.3-axb"));

    String message = Agreement.message(WRONG, cases);

    assertThat(message).startsWith("1 of 2 cases disagree.");
    List<String> file = message.lines().filter(line -> line.matches("[a-z]+ [a-z\".]+")).toList();
    assertThat(Vector.parse(file))
        .isEqualTo(new Vector("module.canonical", Strings.ofText("x"), Strings.ofText("")));
  }

  @Test
  void everyQuestionIsAskedAboutGeneratedCases() throws IOException {
    assertThat(compared())
        .doesNotHaveDuplicates()
        .doesNotContain(RARE)
        .containsAll(JavaAnswers.names().stream().filter(name -> !name.equals(RARE)).toList());
  }

  @Test
  void readmeNamesEveryQuestion() throws IOException {
    assertThat(Files.readString(Path.of("README.md")))
        .contains(JavaAnswers.names().stream().map(name -> "`" + name + "`").toList());
  }

  private static List<String> compared() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files
          .filter(file -> file.toString().endsWith("AgreementTest.java"))
          .flatMap(file -> COMPARED.matcher(read(file)).results())
          .map(match -> match.group(1))
          .toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
