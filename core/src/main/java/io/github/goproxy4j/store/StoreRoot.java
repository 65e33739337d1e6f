package io.github.goproxy4j.store;

import io.github.goproxy4j.internal.tree.ModuleTree;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The folder of a store or of a cache. Beside the modules it has folders whose names cannot begin a
 * module path.
 *
 * @param path a real path
 * @param own where the folders are that are no modules
 */
record StoreRoot(Path path, Path own) {
  /** What common file systems allow at most, in bytes. */
  private static final int NAME_LIMIT = 255;

  private static final int PATH_LIMIT = 4095;

  /** The folder of a store at {@code path}, whether it is there or not. */
  static StoreRoot ofStore(Path path) {
    return new StoreRoot(path, path);
  }

  /** The folder of a cache at {@code path}, whether it is there or not. */
  static StoreRoot ofCache(Path path) {
    return new StoreRoot(path, path.resolve(".cache"));
  }

  /** Makes what is missing of the folders. */
  StoreRoot create() throws IOException {
    try {
      Files.createDirectories(path);
      Path real = path.toRealPath();
      var root = new StoreRoot(real, real.resolve(path.relativize(own)));
      Files.createDirectories(root.staging());
      Files.createDirectories(root.locks());
      return root;
    } catch (IOException e) {
      throw DiskException.of(path, e);
    }
  }

  Path staging() {
    return own.resolve(".staging");
  }

  Path locks() {
    return own.resolve(".locks");
  }

  /** Whether the folders that are no modules are there. */
  boolean exists() {
    return Files.isDirectory(staging());
  }

  /**
   * Whether the folder is of this kind or free to become so, because it is empty or missing.
   *
   * @throws IOException if it is no folder, or cannot be listed
   */
  boolean existsOrIsFree() throws IOException {
    if (exists() || !Files.exists(path)) {
      return true;
    }
    try (Stream<Path> children = Files.list(path)) {
      return children.allMatch(own::equals);
    }
  }

  VersionFolder folder(ModulePath module) {
    return VersionFolder.of(this, module);
  }

  ReleaseFiles files(ModuleVersion module) {
    return new ReleaseFiles(this, module);
  }

  /** Whether there can be such a file; asking a disk for one that is impossible is an error. */
  boolean canHold(Path file) {
    if (file.toString().length() > PATH_LIMIT) {
      return false;
    }
    for (Path name : path.relativize(file)) {
      if (name.toString().length() > NAME_LIMIT) {
        return false;
      }
    }
    return true;
  }

  /** Asked before anything is written for a file that no disk can hold. */
  void requirePossible(Path file) throws IOException {
    if (!canHold(file)) {
      throw DiskException.of(file, new IOException("File name too long"));
    }
  }

  /** A disk that is not mounted must not look like a store without modules. */
  void requirePresent() throws IOException {
    if (!exists()) {
      throw new IOException(path + ": this folder of a store has gone or is not one any more");
    }
  }

  /** The names in a folder of this store, none if there is no such folder. */
  List<String> names(Path folder) throws IOException {
    if (!canHold(folder)) {
      return List.of();
    }
    // A stream of paths takes twice as long, but tells why it cannot be had.
    boolean hasFiles = folder.getFileSystem().equals(FileSystems.getDefault());
    String[] all = hasFiles ? folder.toFile().list() : null;
    return all == null ? streamedNames(folder) : List.of(all);
  }

  private List<String> streamedNames(Path folder) throws IOException {
    var names = new ArrayList<String>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      files.forEach(file -> names.add(String.valueOf(file.getFileName())));
    } catch (NoSuchFileException | NotDirectoryException e) {
      requirePresent();
    } catch (DirectoryIteratorException e) {
      throw DiskException.of(folder, Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      throw DiskException.of(folder, e);
    }
    return names;
  }

  /** Whether something is kept of a module. */
  @FunctionalInterface
  interface Keeping {
    boolean isKept(ModulePath module) throws IOException;
  }

  /** The modules of which something is kept, in the order of their bytes, after a text. */
  List<ModulePath> modules(Keeping keeping, String after, int limit) throws IOException {
    requirePresent();
    return ModuleTree.modules(path, new Folders(this, keeping), after, limit);
  }

  private record Folders(StoreRoot root, Keeping keeping) implements ModuleTree.Folders {
    @Override
    public List<String> names(Path folder) throws IOException {
      return root.names(folder);
    }

    @Override
    public boolean isModule(ModulePath path) throws IOException {
      return keeping.isKept(path);
    }
  }

  /** Deletes temporary files that were not changed since {@code limit}. */
  void clean(Instant limit) throws IOException {
    for (String name : names(staging())) {
      Path file = staging().resolve(name);
      if (isOlder(file, FileTime.from(limit))) {
        try {
          Files.deleteIfExists(file);
        } catch (IOException e) {
          throw DiskException.of(file, e);
        }
      }
    }
  }

  /** Another process may clean at the same time. */
  private static boolean isOlder(Path file, FileTime limit) {
    try {
      return Files.isRegularFile(file) && Files.getLastModifiedTime(file).compareTo(limit) < 0;
    } catch (IOException e) {
      return false;
    }
  }
}
