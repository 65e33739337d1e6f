package io.github.goproxy4j.standalone;

import io.github.goproxy4j.module.ModuleFile.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** How many modules a folder has, by the look of its files. */
final class ModuleCount {
  private static final String VERSIONS = "@v";

  private ModuleCount() {}

  static String describe(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      long count = all.filter(f -> f.endsWith(VERSIONS) && hasVersion(f)).count();
      return count + (count == 1 ? " module" : " modules");
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static boolean hasVersion(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(f -> f.toString().endsWith(Kind.MOD.extension()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
