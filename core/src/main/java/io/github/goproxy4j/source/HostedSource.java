package io.github.goproxy4j.source;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.VersionInfo;
import io.github.goproxy4j.module.VersionQuery;
import io.github.goproxy4j.semver.SemVer;
import io.github.goproxy4j.store.ModuleStore;
import io.github.goproxy4j.store.StoredRelease;
import java.io.IOException;
import java.util.List;

/** What is published in a store. Every {@link Fetch} is treated alike. */
public final class HostedSource implements ModuleSource {
  private final ModuleStore store;

  private HostedSource(ModuleStore store) {
    this.store = store;
  }

  /** The releases of {@code store}. */
  public static HostedSource of(ModuleStore store) {
    return new HostedSource(store);
  }

  @Override
  public List<SemVer> versions(ModulePath path, Fetch fetch) throws IOException {
    return selection(path).tagged();
  }

  private VersionSelection selection(ModulePath path) throws IOException {
    List<SemVer> versions =
        store.versions(path).orElseThrow(() -> ModuleNotFoundException.of(path));
    return VersionSelection.among(path, versions, module -> goMod(module, Fetch.normal()));
  }

  @Override
  public VersionInfo info(ModulePath path, VersionQuery query, Fetch fetch) throws IOException {
    SemVer version =
        query instanceof VersionQuery.Exact exact
            ? exact.version()
            : selection(path)
                .resolve(query)
                .orElseThrow(() -> ModuleNotFoundException.of(path, query));
    if (!path.permits(version)) {
      throw ModuleNotFoundException.of(path, query);
    }
    return published(new ModuleVersion(path, version)).info();
  }

  @Override
  public Blob goMod(ModuleVersion module, Fetch fetch) throws IOException {
    return open(module, Kind.MOD);
  }

  @Override
  public Blob zip(ModuleVersion module, Fetch fetch) throws IOException {
    return open(module, Kind.ZIP);
  }

  private Blob open(ModuleVersion module, Kind kind) throws IOException {
    published(module);
    return store
        .open(new ModuleFile(module, kind))
        .orElseThrow(() -> ModuleNotFoundException.of(module));
  }

  private StoredRelease published(ModuleVersion module) throws IOException {
    StoredRelease release =
        store.find(module).orElseThrow(() -> ModuleNotFoundException.of(module));
    if (release.state() == StoredRelease.State.DELETED) {
      throw new ModuleGoneException(module, "deleted");
    }
    return release;
  }
}
