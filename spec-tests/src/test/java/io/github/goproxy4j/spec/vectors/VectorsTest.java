package io.github.goproxy4j.spec.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** This library answers every vector as the vector says. */
class VectorsTest {
  private static final Set<String> NEEDS_POSIX =
      Set.of(
          "check-dir",
          "create-dir",
          "hash-dir",
          "unzip",
          "list-folder",
          "query-folder",
          "query-proxy");

  @TempDir Path folder;

  static List<String> names() throws IOException {
    return VectorFiles.names();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void answersAsExpected(String name) throws Exception {
    Vector vector = VectorFiles.read(name);
    Operation operation = Operations.of(vector);
    assumeTrue(
        !OS.WINDOWS.isCurrentOs() || !NEEDS_POSIX.contains(operation.name()),
        "needs names and modes of POSIX");

    Answer answer = operation.answer(vector, Files.createDirectory(folder.resolve("vector")));

    assertThat(answer).as(vector.key("about")).isEqualTo(vector.expected());
  }
}
