package io.github.goproxy4j.store;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.blob.Spool;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.semver.SemVer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Keeps files in a folder laid out like the go command's download cache, so that the folder is a
 * {@code file://} proxy for the versions that are held whole. Any number of caches and processes
 * may share it.
 *
 * <pre>{@code
 * ModuleCache cache = DirectoryCache.at(Path.of("/var/cache/modules"));
 * }</pre>
 */
public final class DirectoryCache implements ModuleCache {
  private static final Duration STAGING_AGE = Duration.ofDays(1);

  private final StoreRoot root;
  private final Disk disk;
  private final FolderLocks locks;
  private final Snapshots snapshots;

  private DirectoryCache(StoreRoot root, DiskProbe probe) {
    this.root = root;
    this.disk = new Disk(root.staging(), probe);
    this.locks = new FolderLocks(root.locks());
    this.snapshots = new Snapshots(root, disk);
  }

  /**
   * The cache in a folder, which is made if there is none; all of it must be on one file system.
   * Temporary files that were left there more than a day ago are deleted.
   *
   * @throws IOException also if something else is kept in the folder, which would be in danger
   */
  public static DirectoryCache at(Path folder) throws IOException {
    return at(folder, Clock.systemUTC(), DiskProbe.NONE);
  }

  static DirectoryCache at(Path folder, Clock clock, DiskProbe probe) throws IOException {
    StoreRoot root = StoreRoot.ofCache(folder);
    if (!root.existsOrIsFree()) {
      throw new IOException(folder + ": neither empty nor the folder of a cache");
    }
    StoreRoot created = root.create();
    created.clean(clock.instant().minus(STAGING_AGE));
    return new DirectoryCache(created, probe);
  }

  private CachedFile cached(ModuleFile file) {
    return new CachedFile(root, file);
  }

  private CachedModule cached(ModulePath path) {
    return new CachedModule(root, path);
  }

  @Override
  public Optional<Blob> open(ModuleFile file) throws IOException {
    return cached(file).open();
  }

  @Override
  public void put(ModuleFile file, Blob content) throws IOException {
    CachedFile cached = cached(file);
    root.requirePossible(cached.sum());
    try (Spool spool = disk.stage(cached.path(), content);
        Spool sum = disk.stage(cached.sum(), CachedFile.line(spool))) {
      ModulePath path = file.module().path();
      locks.holding(path, () -> cached(path).put(disk, cached, spool, sum));
    }
  }

  @Override
  public void remove(ModuleFile file) throws IOException {
    remove(file.module().path(), cached -> cached.name().equals(file));
  }

  @Override
  public Optional<Snapshot> open(ChangingFile file) throws IOException {
    return snapshots.open(file);
  }

  @Override
  public void put(ChangingFile file, Snapshot snapshot) throws IOException {
    snapshots.put(file, snapshot);
  }

  @Override
  public void remove(ChangingFile file) throws IOException {
    snapshots.remove(file);
  }

  @Override
  public List<SemVer> versions(ModulePath path) throws IOException {
    return cached(path).versionsWith(EnumSet.of(Kind.MOD, Kind.ZIP));
  }

  @Override
  public void purge(ModuleVersion module) throws IOException {
    snapshots.purge(module.path());
    remove(module.path(), file -> file.name().module().equals(module));
  }

  @Override
  public void purge(ModulePath path) throws IOException {
    snapshots.purge(path);
    remove(path, file -> true);
  }

  private void remove(ModulePath path, Predicate<CachedFile> wanted) throws IOException {
    locks.holding(path, () -> cached(path).remove(disk, wanted));
  }

  @Override
  public Path stagingFolder() {
    return root.staging();
  }

  @Override
  public String toString() {
    return "DirectoryCache(" + root.path() + ")";
  }
}
