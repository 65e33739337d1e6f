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
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
  private static final Logger LOG = LoggerFactory.getLogger(DirectoryCache.class);
  private static final Duration STAGING_AGE = Duration.ofDays(1);

  /** How coarsely the last use of a file is written down, which is a change to the disk. */
  private static final Duration USE_STEP = Duration.ofMinutes(1);

  private final StoreRoot root;
  private final Clock clock;
  private final Disk disk;
  private final FolderLocks locks;
  private final Snapshots snapshots;
  private final Housekeeping housekeeping;

  private DirectoryCache(StoreRoot root, Builder builder) {
    this.root = root;
    this.clock = builder.clock;
    this.disk = new Disk(root.staging(), builder.probe);
    this.locks = new FolderLocks(root.locks());
    this.snapshots = new Snapshots(root, disk);
    this.housekeeping =
        new Housekeeping(root, disk, locks, builder.limits, clock, builder.executor);
  }

  /**
   * The cache in a folder, of which everything stays, until it is removed.
   *
   * @throws IOException as {@link Builder#open}
   */
  public static DirectoryCache at(Path folder) throws IOException {
    return builder(folder).open();
  }

  /** Begins a cache that, unless told otherwise, is that of {@link #at}. */
  public static Builder builder(Path folder) {
    return new Builder(folder);
  }

  private CachedFile cached(ModuleFile file) {
    return new CachedFile(root, file);
  }

  private CachedModule cached(ModulePath path) {
    return new CachedModule(root, path);
  }

  @Override
  public Optional<Blob> open(ModuleFile file) throws IOException {
    CachedFile cached = cached(file);
    Optional<Blob> blob = cached.open();
    if (blob.isPresent()) {
      markUse(cached);
    }
    return blob;
  }

  /** A file whose use cannot be written down is used all the same. */
  private void markUse(CachedFile file) {
    Instant now = clock.instant();
    if (file.lastUsed() <= now.minus(USE_STEP).toEpochMilli()) {
      try {
        disk.setTime(file.path(), now);
      } catch (IOException e) {
        LOG.debug("use of a file is not known: {}", e.getMessage());
      }
    }
  }

  @Override
  public void put(ModuleFile file, Blob content) throws IOException {
    CachedFile cached = cached(file);
    root.requirePossible(cached.sum());
    housekeeping.requirePossible(cached, content.size());
    try (Spool spool = cached.stage(disk, content);
        Spool sum = disk.draft(cached.sum(), CachedFile.line(spool))) {
      disk.setTime(spool.file(), clock.instant());
      ModulePath path = file.module().path();
      if (locks.holding(path, () -> cached(path).put(disk, cached, spool, sum))) {
        housekeeping.added(content.size());
      }
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
  public List<ModulePath> modules(String after, int limit) throws IOException {
    return root.modules(path -> cached(path).isHeld(), after, limit);
  }

  @Override
  public Optional<Long> size(ModuleFile file) throws IOException {
    return cached(file).size();
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
    housekeeping.removed();
  }

  @Override
  public CacheUsage usage() throws IOException {
    return housekeeping.usage();
  }

  /**
   * Removes now what is beyond the limits, as putting files does now and then. What is open stays
   * readable.
   *
   * @return how much was removed
   */
  public CacheUsage evict() throws IOException {
    return housekeeping.evict();
  }

  @Override
  public Path stagingFolder() {
    return root.staging();
  }

  @Override
  public String toString() {
    return "DirectoryCache(" + root.path() + ")";
  }

  /** Collects how much may be held. */
  public static final class Builder {
    private final Path folder;
    private CacheLimits limits = CacheLimits.NONE;
    private Clock clock = Clock.systemUTC();
    private Executor executor = Runnable::run;
    private DiskProbe probe = DiskProbe.NONE;

    private Builder(Path folder) {
      this.folder = folder;
    }

    /**
     * Says how many bytes the files may have together; what was not used for longest goes first.
     * Without it, any number.
     *
     * @throws IllegalArgumentException if that is not positive
     */
    public Builder maxSize(long bytes) {
      limits = limits.withSize(bytes);
      return this;
    }

    /**
     * Says how long files may be unused; without it, for ever.
     *
     * @throws IllegalArgumentException if that is not positive
     */
    public Builder maxIdle(Duration time) {
      limits = limits.withIdle(time);
      return this;
    }

    /** Tells the time; without it, the system does. */
    public Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    /**
     * Removes in its threads what is beyond the limits, which may take seconds; without it, whoever
     * put a file does so. It must take every task.
     */
    public Builder executor(Executor executor) {
      this.executor = executor;
      return this;
    }

    Builder probe(DiskProbe probe) {
      this.probe = probe;
      return this;
    }

    /**
     * The cache in the folder, which is made if there is none; all of it must be on one file
     * system. Temporary files that were left there more than a day ago are deleted.
     *
     * @throws IOException also if something else is kept in the folder, which would be in danger
     */
    public DirectoryCache open() throws IOException {
      StoreRoot root = StoreRoot.ofCache(folder);
      if (!root.existsOrIsFree()) {
        throw new IOException(folder + ": neither empty nor the folder of a cache");
      }
      StoreRoot created = root.create();
      created.clean(clock.instant().minus(STAGING_AGE));
      return new DirectoryCache(created, this);
    }
  }
}
