package io.github.goproxy4j.source;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.semver.SemVer;
import io.github.goproxy4j.store.CacheUsage;
import io.github.goproxy4j.store.ChangingFile;
import io.github.goproxy4j.store.ModuleCache;
import io.github.goproxy4j.store.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Keeps nothing, since its disk is full. */
record FullCache(ModuleCache cache) implements ModuleCache {
  private static IOException full() {
    return new IOException("No space left on device");
  }

  @Override
  public Optional<Blob> open(ModuleFile file) throws IOException {
    return cache.open(file);
  }

  @Override
  public void put(ModuleFile file, Blob content) throws IOException {
    throw full();
  }

  @Override
  public void remove(ModuleFile file) throws IOException {
    cache.remove(file);
  }

  @Override
  public Optional<Snapshot> open(ChangingFile file) throws IOException {
    return cache.open(file);
  }

  @Override
  public void put(ChangingFile file, Snapshot snapshot) throws IOException {
    throw full();
  }

  @Override
  public void remove(ChangingFile file) throws IOException {
    cache.remove(file);
  }

  @Override
  public List<SemVer> versions(ModulePath path) throws IOException {
    return cache.versions(path);
  }

  @Override
  public List<ModulePath> modules(String after, int limit) throws IOException {
    return cache.modules(after, limit);
  }

  @Override
  public Optional<Long> size(ModuleFile file) throws IOException {
    return cache.size(file);
  }

  @Override
  public void purge(ModuleVersion module) throws IOException {
    cache.purge(module);
  }

  @Override
  public void purge(ModulePath path) throws IOException {
    cache.purge(path);
  }

  @Override
  public CacheUsage usage() throws IOException {
    return cache.usage();
  }

  @Override
  public Path stagingFolder() {
    return cache.stagingFolder();
  }
}
