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
import io.github.goproxy4j.store.StoredRelease.State;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What is published in a store. Queries are answered by {@link VersionSelection}, among them those
 * for the commits of releases that have one; branches are not known here. What was deleted is gone,
 * not unknown. Every {@link Fetch} is treated alike, since a store fetches nothing.
 */
public final class HostedSource implements ModuleSource {
  private final ModuleStore store;
  private final Selections selections;

  private HostedSource(ModuleStore store) {
    this.store = store;
    this.selections = new Selections(module -> goMod(module, Fetch.normal()));
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
    return selections.among(path, versions);
  }

  @Override
  public VersionInfo info(ModulePath path, VersionQuery query, Fetch fetch) throws IOException {
    SemVer version =
        query instanceof VersionQuery.Exact exact
            ? exact.version()
            : selection(path)
                .resolve(query, this::commit)
                .orElseThrow(() -> ModuleNotFoundException.of(path, query));
    if (!path.permits(version)) {
      throw ModuleNotFoundException.of(path, query);
    }
    var module = new ModuleVersion(path, version);
    StoredRelease release =
        store.find(module).orElseThrow(() -> ModuleNotFoundException.of(module));
    if (release.state() == State.DELETED) {
      throw gone(module);
    }
    return release.info();
  }

  private Optional<String> commit(ModuleVersion module) throws IOException {
    return store.find(module).map(release -> release.info().origin().hash());
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
    Optional<Blob> file = store.open(new ModuleFile(module, kind));
    if (file.isPresent()) {
      return file.get();
    }
    boolean deleted = store.find(module).filter(r -> r.state() == State.DELETED).isPresent();
    throw deleted ? gone(module) : ModuleNotFoundException.of(module);
  }

  private static ModuleGoneException gone(ModuleVersion module) {
    return new ModuleGoneException(module, "deleted");
  }

  @Override
  public ModuleCatalog catalog() {
    return new StoreCatalog(store);
  }

  @Override
  public String toString() {
    return "HostedSource(" + store + ")";
  }
}
