package io.github.goproxy4j.store;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.internal.text.Utf8;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.semver.SemVer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;

/** Keeps files on the heap, without a limit: for tests, and for what need not last. */
public final class MemoryCache implements ModuleCache {
  private final Path stagingFolder;
  private final Map<ModuleFile, Blob> files = new ConcurrentHashMap<>();
  private final Map<ChangingFile, Snapshot> snapshots = new ConcurrentHashMap<>();

  private MemoryCache(Path stagingFolder) {
    this.stagingFolder = stagingFolder;
  }

  /** An empty cache, for which temporary files are best made in {@code folder}. */
  public static MemoryCache stagingIn(Path folder) {
    return new MemoryCache(folder);
  }

  @Override
  public Optional<Blob> open(ModuleFile file) {
    return Optional.ofNullable(files.get(file));
  }

  @Override
  public void put(ModuleFile file, Blob content) throws IOException {
    files.putIfAbsent(file, Blob.ofBytes(content.readAllBytes(Integer.MAX_VALUE)));
  }

  @Override
  public void remove(ModuleFile file) {
    files.remove(file);
  }

  @Override
  public Optional<Snapshot> open(ChangingFile file) {
    return Optional.ofNullable(snapshots.get(file));
  }

  @Override
  public void put(ChangingFile file, Snapshot snapshot) {
    snapshots.put(file, snapshot);
  }

  @Override
  public void remove(ChangingFile file) {
    snapshots.remove(file);
  }

  @Override
  public List<SemVer> versions(ModulePath path) {
    return files.keySet().stream()
        .filter(file -> file.kind() == Kind.ZIP && file.module().path().equals(path))
        .map(ModuleFile::module)
        .filter(module -> files.containsKey(new ModuleFile(module, Kind.MOD)))
        .map(ModuleVersion::version)
        .sorted()
        .toList();
  }

  @Override
  public List<ModulePath> modules(String after, int limit) {
    return files.keySet().stream()
        .map(file -> file.module().path())
        .filter(path -> Utf8.compare(path.value(), after) > 0)
        .distinct()
        .sorted(Comparator.comparing(ModulePath::value, Utf8::compare))
        .limit(limit)
        .toList();
  }

  @Override
  public Optional<Long> size(ModuleFile file) {
    return open(file).map(Blob::size);
  }

  @Override
  public void purge(ModuleVersion module) {
    files.keySet().removeIf(file -> file.module().equals(module));
    snapshots.keySet().removeIf(file -> file.path().equals(module.path()));
  }

  @Override
  public void purge(ModulePath path) {
    files.keySet().removeIf(file -> file.module().path().equals(path));
    snapshots.keySet().removeIf(file -> file.path().equals(path));
  }

  @Override
  public CacheUsage usage() {
    LongStream sizes =
        LongStream.concat(
            files.values().stream().mapToLong(Blob::size),
            snapshots.values().stream().mapToLong(s -> Utf8.encode(s.text()).length));
    LongSummaryStatistics all = sizes.summaryStatistics();
    return new CacheUsage(all.getCount(), all.getSum());
  }

  @Override
  public Path stagingFolder() {
    return stagingFolder;
  }

  @Override
  public String toString() {
    return "MemoryCache(" + files.size() + " files)";
  }
}
