package io.github.goproxy4j.store;

import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The folder of a store. Beside the modules it has two folders whose names cannot begin a module
 * path.
 *
 * @param path a real path
 */
record StoreRoot(Path path) {
  /** What common file systems allow at most, in bytes. */
  private static final int NAME_LIMIT = 255;

  private static final int PATH_LIMIT = 4095;

  /** The folder at {@code path}, made if there is none. */
  static StoreRoot create(Path path) throws IOException {
    try {
      Files.createDirectories(path);
      var root = new StoreRoot(path.toRealPath());
      Files.createDirectories(root.staging());
      Files.createDirectories(root.locks());
      return root;
    } catch (IOException e) {
      throw DiskException.of(path, e);
    }
  }

  Path staging() {
    return path.resolve(".staging");
  }

  Path locks() {
    return path.resolve(".locks");
  }

  VersionFolder folder(ModulePath module) {
    return new VersionFolder(this, module);
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

  /** A disk that is not mounted must not look like a store without modules. */
  void requirePresent() throws IOException {
    if (!Files.isDirectory(staging())) {
      throw new IOException(path + ": this folder of a store has gone or is not one any more");
    }
  }

  /** The names in a folder of this store, none if there is no such folder. */
  List<String> names(Path folder) throws IOException {
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
