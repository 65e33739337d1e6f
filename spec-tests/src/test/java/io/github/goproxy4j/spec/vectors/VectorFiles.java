package io.github.goproxy4j.spec.vectors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The vectors that there are. */
final class VectorFiles {
  /** Where they are; those that it has itself are no vectors. */
  static final Path FOLDER = Path.of("src", "test", "vectors");

  private VectorFiles() {}

  /** The names of all vectors, in their order. */
  static List<String> names() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER, 2)) {
      return files
          .map(FOLDER::relativize)
          .filter(file -> file.getNameCount() == 2)
          .map(file -> file.toString().replace('\\', '/'))
          .filter(name -> name.endsWith(".txt"))
          .sorted()
          .toList();
    }
  }

  static Vector read(String name) throws IOException {
    try {
      return Vector.parse(name, Files.readString(FOLDER.resolve(name)));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
  }
}
