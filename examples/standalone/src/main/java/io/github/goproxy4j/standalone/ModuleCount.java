package io.github.goproxy4j.standalone;

import io.github.goproxy4j.module.ModuleFile.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;

/** How many modules a folder has, by the look of its files. */
final class ModuleCount {
  private static final String VERSIONS = "@v";

  private ModuleCount() {}

  static String describe(Path folder) throws IOException {
    long count = 0;
    try (Stream<Path> children = Files.list(folder)) {
      for (Path child : children.filter(ModuleCount::mayHaveModules).toList()) {
        count += count(child);
      }
    }
    return count + (count == 1 ? " module" : " modules");
  }

  /** No module begins with a dot, but what is kept beside modules does. */
  private static boolean mayHaveModules(Path child) {
    return !child.getFileName().toString().startsWith(".");
  }

  private static long count(Path folder) throws IOException {
    var counter = new Counter();
    Files.walkFileTree(folder, counter);
    return counter.modules;
  }

  /** Goes into no folder of versions, in which there may be many. */
  private static final class Counter extends SimpleFileVisitor<Path> {
    long modules;

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      if (!folder.endsWith(VERSIONS)) {
        return FileVisitResult.CONTINUE;
      }
      modules += hasVersion(folder) ? 1 : 0;
      return FileVisitResult.SKIP_SUBTREE;
    }
  }

  private static boolean hasVersion(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(f -> f.toString().endsWith(Kind.MOD.extension()));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
