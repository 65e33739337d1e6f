package io.github.goproxy4j.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command line in the pages of the project is one that the program takes. */
class DocumentedCommandsTest {
  private static final Path PROJECT = Path.of(System.getProperty("basedir", "."), "../..");
  private static final Pattern SHELL = Pattern.compile("(?ms)^```sh\n(.*?)^```$");
  private static final Pattern COMMAND =
      Pattern.compile("(?m)java -jar (?:\\S*/)?goproxy4j\\.jar ([^&|#\n]+)");
  private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|'[^']*'|\\S+");

  static List<String> commands() throws IOException {
    try (Stream<Path> docs = Files.list(PROJECT.resolve("docs"))) {
      return Stream.concat(docs, Stream.of(PROJECT.resolve("README.md")))
          .filter(file -> file.toString().endsWith(".md"))
          .flatMap(DocumentedCommandsTest::commands)
          .distinct()
          .toList();
    }
  }

  private static Stream<String> commands(Path page) {
    try {
      String text = Files.readString(page);
      return SHELL
          .matcher(text)
          .results()
          .map(block -> block.group(1).replace("\\\n", " "))
          .flatMap(block -> COMMAND.matcher(block).results())
          .map(command -> command.group(1).strip())
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void commandsAreFound() throws IOException {
    assertThat(commands()).hasSizeGreaterThan(5).anyMatch(line -> line.startsWith("serve "));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theProgramTakesIt(String line) {
    String[] words =
        WORD.matcher(line)
            .results()
            .map(word -> word.group().replaceAll("^[\"']|[\"']$", ""))
            .toArray(String[]::new);
    assertThatCode(() -> Main.commandLine().parseArgs(words)).as(line).doesNotThrowAnyException();
  }
}
