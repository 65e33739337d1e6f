package io.github.goproxy4j.store;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.internal.text.Utf8;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.release.ModuleRelease;
import io.github.goproxy4j.semver.SemVer;
import io.github.goproxy4j.store.StoredRelease.State;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** Keeps releases on the heap: for tests, and for what need not last. */
public final class MemoryStore implements ModuleStore {
  private static final Blob EMPTY = Blob.ofBytes(new byte[0]);

  private final Path stagingFolder;
  private final Clock clock = Clock.systemUTC();
  private final ReentrantLock writing = new ReentrantLock();
  private final NavigableMap<ModulePath, NavigableMap<SemVer, Entry>> modules =
      new ConcurrentSkipListMap<>();

  private record Entry(StoredRelease release, Blob goMod, Blob zip) {
    boolean isPublished() {
      return release.state() == State.PUBLISHED;
    }

    Entry deleted() {
      return new Entry(release.in(State.DELETED), EMPTY, EMPTY);
    }
  }

  private MemoryStore(Path stagingFolder) {
    this.stagingFolder = stagingFolder;
  }

  /** An empty store, whose releases are best made in {@code folder}. */
  public static MemoryStore stagingIn(Path folder) {
    return new MemoryStore(folder);
  }

  @Override
  public PublishResult publish(ModuleRelease release) throws IOException {
    StoredRelease stored = StoredRelease.of(release, clock.instant());
    var entry = new Entry(stored, release.goMod(), bytes(release));
    writing.lock();
    try {
      Optional<Entry> earlier = entry(release.module());
      if (earlier.isPresent()) {
        ReleaseConflictException.check(earlier.get().release, release);
      }
      if (earlier.filter(Entry::isPublished).isPresent()) {
        return PublishResult.UNCHANGED;
      }
      put(entry);
      return PublishResult.PUBLISHED;
    } finally {
      writing.unlock();
    }
  }

  private Optional<Entry> entry(ModuleVersion module) {
    return Optional.ofNullable(modules.get(module.path()))
        .map(versions -> versions.get(module.version()));
  }

  private void put(Entry entry) {
    ModuleVersion module = entry.release.module();
    var versions =
        new TreeMap<>(modules.getOrDefault(module.path(), Collections.emptyNavigableMap()));
    versions.put(module.version(), entry);
    modules.put(module.path(), versions);
  }

  private static Blob bytes(ModuleRelease release) throws IOException {
    try (Blob zip = release.zip().openBlob()) {
      return Blob.ofBytes(zip.readAllBytes(Integer.MAX_VALUE));
    }
  }

  @Override
  public Optional<StoredRelease> find(ModuleVersion module) {
    return entry(module).map(Entry::release);
  }

  @Override
  public Optional<Blob> open(ModuleFile file) {
    return entry(file.module())
        .filter(Entry::isPublished)
        .map(
            entry ->
                switch (file.kind()) {
                  case INFO -> Blob.ofBytes(entry.release.info().toBytes());
                  case MOD -> entry.goMod;
                  case ZIP -> entry.zip;
                });
  }

  @Override
  public Optional<List<SemVer>> versions(ModulePath path) {
    return Optional.ofNullable(modules.get(path))
        .map(
            versions ->
                versions.values().stream()
                    .filter(Entry::isPublished)
                    .map(entry -> entry.release.module().version())
                    .toList());
  }

  @Override
  public List<ModulePath> modules(String after, int limit) {
    return modules.keySet().stream()
        .filter(path -> Utf8.compare(path.value(), after) > 0)
        .limit(limit)
        .toList();
  }

  @Override
  public Optional<StoredRelease> delete(ModuleVersion module) {
    writing.lock();
    try {
      Optional<Entry> deleted = entry(module).map(Entry::deleted);
      deleted.ifPresent(this::put);
      return deleted.map(Entry::release);
    } finally {
      writing.unlock();
    }
  }

  @Override
  public Optional<StoredRelease> correctTime(ModuleVersion module, Instant time) {
    writing.lock();
    try {
      Optional<Entry> corrected =
          entry(module)
              .filter(Entry::isPublished)
              .map(entry -> new Entry(entry.release.at(time), entry.goMod, entry.zip));
      corrected.ifPresent(this::put);
      return corrected.map(Entry::release);
    } finally {
      writing.unlock();
    }
  }

  /** Finds nothing, since nothing but this store can change the bytes. */
  @Override
  public long scrub(Consumer<Damage> damaged) {
    return modules.values().stream().mapToLong(Map::size).sum();
  }

  /** Does nothing, since nothing is derived. */
  @Override
  public void reindex() {}

  @Override
  public Path stagingFolder() {
    return stagingFolder;
  }

  @Override
  public String toString() {
    return "MemoryStore(" + modules.size() + " modules)";
  }
}
