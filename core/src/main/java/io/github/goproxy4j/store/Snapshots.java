package io.github.goproxy4j.store;

import io.github.goproxy4j.blob.Spool;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.VersionQuery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/**
 * The files of a cache that change, in a tree of their own. The time of a file is that of asking.
 */
final class Snapshots {
  private final StoreRoot root;
  private final Disk disk;

  Snapshots(StoreRoot root, Disk disk) {
    this.root = root;
    this.disk = disk;
  }

  /** Where all of them are, if there are any. */
  static Path folder(StoreRoot root) {
    return root.own().resolve("changing");
  }

  private Path path(String escapedPath) {
    return folder(root).resolve(escapedPath);
  }

  /** The time is asked first: a text may be newer than we think, but not older. */
  Optional<Snapshot> open(ChangingFile file) throws IOException {
    Path path = path(file.escapedPath());
    if (!root.canHold(path)) {
      return Optional.empty();
    }
    try {
      FileTime taken = Files.getLastModifiedTime(path);
      String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
      return Optional.of(new Snapshot(text, taken.toInstant()));
    } catch (NoSuchFileException e) {
      root.requirePresent();
      return Optional.empty();
    } catch (IOException e) {
      throw DiskException.of(path, e);
    }
  }

  void put(ChangingFile file, Snapshot snapshot) throws IOException {
    Path path = path(file.escapedPath());
    root.requirePossible(path);
    try (Spool spool = disk.stage(path, snapshot.text().getBytes(StandardCharsets.UTF_8))) {
      disk.setTime(spool.file(), snapshot.taken());
      disk.inFolder(path.resolveSibling(""), () -> disk.replace(spool, path));
    }
  }

  void remove(ChangingFile file) throws IOException {
    Path path = path(file.escapedPath());
    if (root.canHold(path)) {
      disk.delete(path);
    }
  }

  void purge(ModulePath module) throws IOException {
    remove(ChangingFile.info(module, VersionQuery.LATEST));
    Path folder = path(ModuleFile.escapedFolder(module));
    for (String name : root.names(folder)) {
      disk.delete(folder.resolve(name));
    }
    disk.deleteEmpty(folder, folder(root));
  }
}
