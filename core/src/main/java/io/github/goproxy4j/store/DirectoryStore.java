package io.github.goproxy4j.store;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.blob.Spool;
import io.github.goproxy4j.internal.file.ProcessLock;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.release.ModuleRelease;
import io.github.goproxy4j.semver.SemVer;
import io.github.goproxy4j.store.StoredRelease.State;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Keeps releases in a folder laid out like the go command's download cache, so that the folder is a
 * {@code file://} proxy too. Any number of stores and processes may share it.
 *
 * <pre>{@code
 * ModuleStore store = DirectoryStore.at(Path.of("/var/lib/modules"));
 * }</pre>
 */
public final class DirectoryStore implements ModuleStore {
  private static final Duration STAGING_AGE = Duration.ofDays(1);
  private static final int PAGE = 1000;

  /** What is kept on the heap: some 40 MB at most. */
  private static final int VERSIONS_KEPT = 200_000;

  private static final int RELEASES_KEPT = 5000;
  private static final int GO_MOD_BYTES_KEPT = 4 << 20;
  private static final int LARGEST_GO_MOD_KEPT = 64 << 10;
  private static final int OVERHEAD = 8;

  private final StoreRoot root;
  private final Clock clock;
  private final Disk disk;
  private final FolderLocks locks;
  private final FolderTimes times;
  private final FolderCache<ModulePath, List<SemVer>> lists;
  private final FolderCache<ModuleVersion, StoredRelease> releases;
  private final FolderCache<ModuleVersion, Blob> goMods;

  private DirectoryStore(StoreRoot root, Clock clock, LongSupplier nanoTime, DiskProbe probe) {
    this.root = root;
    this.clock = clock;
    this.disk = new Disk(root.staging(), probe);
    this.locks = new FolderLocks(root.locks());
    this.times = new FolderTimes(root, nanoTime);
    this.lists = FolderCache.of(times, VERSIONS_KEPT, list -> OVERHEAD + list.size());
    this.releases = FolderCache.of(times, RELEASES_KEPT, release -> 1);
    this.goMods = FolderCache.of(times, GO_MOD_BYTES_KEPT, goMod -> OVERHEAD + (int) goMod.size());
  }

  /**
   * The store in a folder, which is made if there is none; all of it must be on one file system.
   * Temporary files that were left there more than a day ago are deleted.
   */
  public static DirectoryStore at(Path folder) throws IOException {
    return at(folder, Clock.systemUTC(), System::nanoTime, DiskProbe.NONE);
  }

  /** Whether a folder was ever opened as a store. */
  public static boolean isStore(Path folder) {
    return StoreRoot.ofStore(folder).exists();
  }

  /**
   * Whether a folder is a store or free to become one, because it is empty or missing: what others
   * keep would no longer be seen in a folder that had become a store.
   *
   * @throws IOException if the folder is none, or cannot be listed
   */
  public static boolean isStoreOrFree(Path folder) throws IOException {
    return StoreRoot.ofStore(folder).existsOrIsFree();
  }

  static DirectoryStore at(Path folder, Clock clock, LongSupplier nanoTime, DiskProbe probe)
      throws IOException {
    StoreRoot root = StoreRoot.ofStore(folder).create();
    root.clean(clock.instant().minus(STAGING_AGE));
    return new DirectoryStore(root, clock, nanoTime, probe);
  }

  @Override
  public PublishResult publish(ModuleRelease release) throws IOException {
    ModulePath path = release.module().path();
    root.files(release.module()).requirePossible();
    try (var publication = Publication.stage(disk, root, release, clock.instant())) {
      return locks.holding(path, () -> publish(publication, root.folder(path), release));
    } finally {
      times.changed(path);
    }
  }

  private PublishResult publish(
      Publication publication, VersionFolder folder, ModuleRelease release) throws IOException {
    Optional<StoredRelease> earlier = root.files(release.module()).find();
    if (earlier.isPresent()) {
      ReleaseConflictException.check(earlier.get(), release);
    }
    disk.createFolder(folder.path());
    var versions = new TreeSet<>(folder.versions().published().orElse(List.of()));
    versions.add(release.module().version());
    if (earlier.isPresent() && earlier.get().state() == State.PUBLISHED) {
      // The list is wrong if an earlier attempt ended between the record and the list.
      writeList(folder, versions);
      return PublishResult.UNCHANGED;
    }
    try (Spool list = disk.stage(folder.list(), RecordedVersions.list(versions))) {
      publication.commit();
      disk.replace(list, folder.list());
    }
    return PublishResult.PUBLISHED;
  }

  private void writeList(VersionFolder folder, Collection<SemVer> versions) throws IOException {
    byte[] content = RecordedVersions.list(versions);
    if (!folder.lists(content)) {
      try (Spool list = disk.stage(folder.list(), content)) {
        disk.replace(list, folder.list());
      }
    }
  }

  @Override
  public Optional<StoredRelease> find(ModuleVersion module) throws IOException {
    return releases.get(module, module.path(), folder -> recorded(module));
  }

  /** What stands on the disk now. */
  private Optional<StoredRelease> recorded(ModuleVersion module) throws IOException {
    return module.isCanonical() ? root.files(module).find() : Optional.empty();
  }

  @Override
  public Optional<Blob> open(ModuleFile file) throws IOException {
    if (file.kind() == Kind.MOD) {
      ModuleVersion module = file.module();
      Optional<Blob> kept = goMods.get(module, module.path(), folder -> smallGoMod(module));
      if (kept.isPresent()) {
        return kept;
      }
    }
    return root.files(file.module()).open(file.kind());
  }

  private Optional<Blob> smallGoMod(ModuleVersion module) throws IOException {
    Optional<Blob> file = root.files(module).open(Kind.MOD);
    if (file.isEmpty()) {
      return file;
    }
    try (Blob goMod = file.get()) {
      return goMod.size() > LARGEST_GO_MOD_KEPT
          ? Optional.empty()
          : Optional.of(Blob.ofBytes(goMod.readAllBytes(LARGEST_GO_MOD_KEPT)));
    }
  }

  @Override
  public Optional<List<SemVer>> versions(ModulePath path) throws IOException {
    return lists.get(path, path, folder -> folder.versions().published());
  }

  @Override
  public List<ModulePath> modules(String after, int limit) throws IOException {
    return root.modules(path -> root.folder(path).versions().isKnown(), after, limit);
  }

  @Override
  public Optional<StoredRelease> delete(ModuleVersion module) throws IOException {
    try {
      return locks.holding(module.path(), () -> markDeleted(module));
    } finally {
      times.changed(module.path());
    }
  }

  private Optional<StoredRelease> markDeleted(ModuleVersion module) throws IOException {
    Optional<StoredRelease> known = recorded(module);
    if (known.isPresent()) {
      VersionFolder folder = root.folder(module.path());
      disk.mark(root.files(module).tombstone());
      disk.force(folder.path());
      rebuild(folder);
    }
    return known.map(release -> release.in(State.DELETED));
  }

  @Override
  public Optional<StoredRelease> correctTime(ModuleVersion module, Instant time)
      throws IOException {
    try {
      return locks.holding(
          module.path(),
          () -> {
            Optional<StoredRelease> known = recorded(module);
            return known.isEmpty() || known.get().state() == State.DELETED
                ? Optional.empty()
                : Optional.of(write(known.get().at(time)));
          });
    } finally {
      times.changed(module.path());
    }
  }

  /** The record counts; the other file follows it if this ends in between. */
  private StoredRelease write(StoredRelease release) throws IOException {
    ReleaseFiles files = root.files(release.module());
    Path info = files.file(Kind.INFO);
    try (Spool record = disk.stage(files.record(), ReleaseRecord.write(release));
        Spool copy = disk.stage(info, release.info().toBytes())) {
      disk.replace(record, files.record());
      disk.replace(copy, info);
    }
    disk.force(root.folder(release.module().path()).path());
    return release;
  }

  @Override
  public long scrub(Consumer<Damage> damaged) throws IOException {
    var count = new AtomicLong();
    forEachModule(
        path -> {
          VersionFolder folder = root.folder(path);
          List<ModuleVersion> versions = folder.versions().all();
          for (ModuleVersion version : versions) {
            confirmed(path, () -> Scrub.version(root, version)).forEach(damaged);
          }
          confirmed(path, () -> Scrub.list(folder)).forEach(damaged);
          count.addAndGet(versions.size());
        });
    return count.get();
  }

  /** What looks damaged may be in the middle of a change, so it is looked at again. */
  private List<Damage> confirmed(ModulePath path, ProcessLock.Action<List<Damage>> scrub)
      throws IOException {
    return scrub.run().isEmpty() ? List.of() : locks.holding(path, scrub);
  }

  @Override
  public void reindex() throws IOException {
    forEachModule(path -> locks.holding(path, () -> rebuild(root.folder(path))));
  }

  @FunctionalInterface
  private interface ModuleAction {
    void run(ModulePath path) throws IOException;
  }

  private void forEachModule(ModuleAction action) throws IOException {
    List<ModulePath> page = modules("", PAGE);
    while (!page.isEmpty()) {
      for (ModulePath path : page) {
        action.run(path);
      }
      page = modules(page.get(page.size() - 1).value(), PAGE);
    }
  }

  /** Brings the list and the files in line with records and tombstones. */
  private RecordedVersions rebuild(VersionFolder folder) throws IOException {
    RecordedVersions versions = folder.versions();
    if (versions.published().isPresent()) {
      writeList(folder, versions.published().get());
      for (ModuleVersion deleted : versions.deleted()) {
        root.files(deleted).remove(disk);
      }
      disk.force(folder.path());
    }
    return versions;
  }

  @Override
  public Path stagingFolder() {
    return root.staging();
  }

  @Override
  public String toString() {
    return "DirectoryStore(" + root.path() + ")";
  }
}
