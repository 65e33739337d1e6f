package io.github.goproxy4j.internal.tree;

import io.github.goproxy4j.internal.text.Utf8;
import io.github.goproxy4j.module.Escaping;
import io.github.goproxy4j.module.MalformedPathException;
import io.github.goproxy4j.module.ModulePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds modules in the tree of folders, in the order of their paths' bytes. Symbolic links are not
 * followed.
 */
public final class ModuleTree {
  private static final Comparator<String> BYTES = Utf8::compare;

  private final Folders folders;
  private final String after;
  private final int limit;
  private final List<ModulePath> found = new ArrayList<>();

  /**
   * A folder, as the module that it may be or as the place of those below it. Both are sorted
   * together: {@code a-b} comes after {@code a}, but before {@code a/b}.
   *
   * @param path unescaped; what is below has a final slash
   */
  private record Branch(String path, Path folder) {
    boolean isBelow() {
      return path.endsWith("/");
    }
  }

  /** What is known of the folders. */
  public interface Folders {
    /** The names of the folders in a folder, and perhaps of files; none if it is not there. */
    List<String> names(Path folder) throws IOException;

    /** Whether anything is kept of a module. */
    boolean isModule(ModulePath path) throws IOException;
  }

  private ModuleTree(Folders folders, String after, int limit) {
    this.folders = folders;
    this.after = after;
    this.limit = limit;
  }

  /** At most {@code limit} modules below {@code root} that come after a text. */
  public static List<ModulePath> modules(Path root, Folders folders, String after, int limit)
      throws IOException {
    var tree = new ModuleTree(folders, after, limit);
    if (limit > 0) {
      tree.visit("", root);
    }
    return List.copyOf(tree.found);
  }

  private void visit(String prefix, Path folder) throws IOException {
    for (Branch branch : branches(prefix, folder)) {
      if (found.size() == limit) {
        return;
      }
      if (isWanted(branch)) {
        if (branch.isBelow()) {
          visit(branch.path, branch.folder);
        } else {
          addIfModule(branch.path);
        }
      }
    }
  }

  /** Whether it comes after the start, or something that does may be below it. */
  private boolean isWanted(Branch branch) {
    return BYTES.compare(branch.path, after) > 0
        || (branch.isBelow() && after.startsWith(branch.path));
  }

  private void addIfModule(String path) throws IOException {
    try {
      ModulePath module = ModulePath.parse(path);
      if (folders.isModule(module)) {
        found.add(module);
      }
    } catch (MalformedPathException e) {
      // A folder on the way to modules, or a stray.
    }
  }

  private List<Branch> branches(String prefix, Path folder) throws IOException {
    var branches = new ArrayList<Branch>();
    for (String name : folders.names(folder)) {
      Optional<String> element = unescape(name);
      if (element.isEmpty()) {
        continue;
      }
      Path below = folder.resolve(name);
      if (Files.isDirectory(below, LinkOption.NOFOLLOW_LINKS)) {
        branches.add(new Branch(prefix + element.get(), below));
        branches.add(new Branch(prefix + element.get() + "/", below));
      }
    }
    branches.sort(Comparator.comparing(Branch::path, BYTES));
    return branches;
  }

  private static Optional<String> unescape(String name) {
    try {
      return Optional.of(Escaping.unescapeVersion(name)).filter(ModuleTree::isElement);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isElement(String name) {
    return !name.startsWith(".") && !name.startsWith("@");
  }
}
