package io.github.goproxy4j.zip;

import io.github.goproxy4j.internal.text.GoUnicode;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The directories, other than the root, that hold a go.mod file in whatever case (Z10, Z11). */
final class NestedModules {
  /** Each with a final slash; none is below another. */
  private final TreeSet<String> directories = new TreeSet<>();

  static boolean isGoMod(String name) {
    return GoUnicode.fold(name).equals("go.mod");
  }

  /** Notes that there is a go.mod file at {@code path}. */
  void add(String path) {
    String directory = path.substring(0, path.lastIndexOf('/') + 1);
    if (directory.isEmpty() || contain(directory)) {
      return;
    }
    String below = directories.higher(directory);
    while (below != null && below.startsWith(directory)) {
      directories.remove(below);
      below = directories.higher(directory);
    }
    directories.add(directory);
  }

  /** Whether {@code path} is in one of them. */
  boolean contain(String path) {
    return containing(path) != null;
  }

  /** The one that {@code path} is in, or null. */
  @Nullable String containing(String path) {
    String before = directories.floor(path);
    return before != null && path.startsWith(before) ? before : null;
  }
}
