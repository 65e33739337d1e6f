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
 */
record VersionFolder(StoreRoot root, ModulePath module) {
  Path path() {
    return root.path().resolve(ModuleFile.escapedFolder(module));
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
    if (!root.canHold(path())) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.getLastModifiedTime(path()));
    } catch (NoSuchFileException e) {
      root.requirePresent();
      return Optional.empty();
    } catch (IOException e) {
      throw DiskException.of(path(), e);
    }
  }

  /** The versions that have a record. */
  RecordedVersions versions() throws IOException {
    var versions = new RecordedVersions(module);
    root.names(path()).forEach(versions::add);
    return versions;
  }
}
