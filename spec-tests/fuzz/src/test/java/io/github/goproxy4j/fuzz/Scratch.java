package io.github.goproxy4j.fuzz;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that is gone after use. */
record Scratch(Path path) implements Closeable {
  Scratch() throws IOException {
    this(Files.createTempDirectory("fuzz"));
  }

  boolean isEmpty() throws IOException {
    return below().size() == 1;
  }

  private List<Path> below() throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      return files.sorted(Comparator.reverseOrder()).toList();
    }
  }

  @Override
  public void close() throws IOException {
    for (Path file : below()) {
      Files.delete(file);
    }
  }
}
