package io.github.goproxy4j.store;

import io.github.goproxy4j.module.ModulePath;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;

/** Removes from a cache what was not used after a certain time. */
final class CacheEviction implements CacheWalk.Visitor {
  private final StoreRoot root;
  private final Disk disk;
  private final FolderLocks locks;
  private final long end;
  private final Set<ModulePath> modules = new HashSet<>();
  private long files;
  private long bytes;

  /** Removes what was used last at {@code end} or before, in milliseconds. */
  CacheEviction(StoreRoot root, Disk disk, FolderLocks locks, long end) {
    this.root = root;
    this.disk = disk;
    this.locks = locks;
    this.end = end;
  }

  /** How much was removed; some of it may be in use again and still there. */
  CacheUsage run() throws IOException {
    new CacheWalk(root).show(this);
    for (ModulePath path : modules) {
      var module = new CachedModule(root, path);
      locks.holding(path, () -> module.remove(disk, file -> file.lastUsed() <= end));
    }
    return new CacheUsage(files, bytes);
  }

  @Override
  public void file(CachedFile file, BasicFileAttributes attributes) {
    if (isDue(attributes)) {
      modules.add(file.name().module().path());
    }
  }

  @Override
  public void snapshot(Path file, BasicFileAttributes attributes) throws IOException {
    if (isDue(attributes)) {
      disk.delete(file);
      disk.deleteEmpty(file.resolveSibling(""), Snapshots.folder(root));
    }
  }

  private boolean isDue(BasicFileAttributes attributes) {
    if (attributes.lastModifiedTime().toMillis() > end) {
      return false;
    }
    files++;
    bytes += attributes.size();
    return true;
  }
}
