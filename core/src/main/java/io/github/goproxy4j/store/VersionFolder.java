package io.github.goproxy4j.store;

import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModulePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Optional;

/**
 * The folder of a module, as it is now.
 *
 * @param root where it is
 * @param module whose it is
 * @param path whether it is there or not
 * @param possible whether there can be such a folder
 */
record VersionFolder(StoreRoot root, ModulePath module, Path path, boolean possible) {
  static VersionFolder of(StoreRoot root, ModulePath module) {
    Path path = root.path().resolve(ModuleFile.escapedFolder(module));
    return new VersionFolder(root, module, path, root.canHold(path));
  }

  /** The versions that {@code file://} clients can choose from. */
  Path list() {
    return root.path().resolve(ModuleFile.escapedListPath(module));
  }

  /** Whether the list has this content. */
  boolean lists(byte[] content) throws IOException {
    try {
      return Arrays.equals(content, Files.readAllBytes(list()));
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      throw DiskException.of(list(), e);
    }
  }

  /** When a name was last added or removed; absent if there is no such folder. */
  Optional<FileTime> modified() throws IOException {
    if (!possible) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.getLastModifiedTime(path));
    } catch (NoSuchFileException e) {
      root.requirePresent();
      return Optional.empty();
    } catch (IOException e) {
      throw DiskException.of(path, e);
    }
  }

  /** The versions that have a record. */
  RecordedVersions versions() throws IOException {
    var versions = new RecordedVersions(module);
    root.names(path).forEach(versions::add);
    return versions;
  }
}
