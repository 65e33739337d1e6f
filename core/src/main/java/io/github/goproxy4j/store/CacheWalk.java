package io.github.goproxy4j.store;

import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModulePath;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows all that a cache holds, while others may add to it and remove from it. */
final class CacheWalk {
  private final StoreRoot root;

  CacheWalk(StoreRoot root) {
    this.root = root;
  }

  /** Is shown one file after the other. */
  interface Visitor {
    void file(CachedFile file, BasicFileAttributes attributes) throws IOException;

    void snapshot(Path file, BasicFileAttributes attributes) throws IOException;
  }

  void show(Visitor visitor) throws IOException {
    root.requirePresent();
    walk(root.path(), new ModuleFiles(visitor));
    walk(Snapshots.folder(root), new SnapshotFiles(visitor));
  }

  private static void walk(Path folder, Walk walk) throws IOException {
    try {
      Files.walkFileTree(folder, walk);
    } catch (IOException e) {
      throw DiskException.of(folder, e);
    }
  }

  /** What has just been removed is passed over. */
  private abstract static class Walk extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      return e instanceof NoSuchFileException
          ? FileVisitResult.CONTINUE
          : super.visitFileFailed(file, e);
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e)
        throws IOException {
      return e instanceof NoSuchFileException
          ? FileVisitResult.CONTINUE
          : super.postVisitDirectory(folder, e);
    }
  }

  private static final class SnapshotFiles extends Walk {
    private final Visitor visitor;

    SnapshotFiles(Visitor visitor) {
      this.visitor = visitor;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      visitor.snapshot(file, attributes);
      return FileVisitResult.CONTINUE;
    }
  }

  private final class ModuleFiles extends Walk {
    private static final String VERSIONS = "@v";

    private final Visitor visitor;

    /** Whose folder it is that is being shown. */
    private Optional<ModulePath> module = Optional.empty();

    ModuleFiles(Visitor visitor) {
      this.visitor = visitor;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      module = folder.endsWith(VERSIONS) ? modulePath(folder) : Optional.empty();
      return folder.equals(root.own()) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    private Optional<ModulePath> modulePath(Path folder) {
      String escaped = root.path().relativize(folder.resolveSibling("")).toString();
      try {
        return Optional.of(
            ModulePath.ofEscaped(escaped.replace(folder.getFileSystem().getSeparator(), "/")));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e)
        throws IOException {
      module = Optional.empty();
      return super.postVisitDirectory(folder, e);
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Optional<ModuleFile> name =
          module.flatMap(path -> ModuleFile.ofName(path, String.valueOf(file.getFileName())));
      if (name.isPresent()) {
        visitor.file(new CachedFile(root, name.get()), attributes);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
