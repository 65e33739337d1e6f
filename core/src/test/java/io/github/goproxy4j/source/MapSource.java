package io.github.goproxy4j.source;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.VersionInfo;
import io.github.goproxy4j.module.VersionQuery;
import io.github.goproxy4j.semver.SemVer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Modules on the heap. */
public final class MapSource implements ModuleSource {
  private final Map<ModuleVersion, SampleModule> modules = new TreeMap<>();

  public MapSource(List<SampleModule> modules) {
    modules.forEach(module -> this.modules.put(module.module(), module));
  }

  public static MapSource of(SampleModule... modules) {
    return new MapSource(List.of(modules));
  }

  @Override
  public List<SemVer> versions(ModulePath path, Fetch fetch) throws IOException {
    return selection(path).tagged();
  }

  private VersionSelection selection(ModulePath path) throws IOException {
    List<SemVer> versions =
        modules.keySet().stream()
            .filter(module -> module.path().equals(path))
            .map(ModuleVersion::version)
            .toList();
    if (versions.isEmpty()) {
      throw ModuleNotFoundException.of(path);
    }
    return VersionSelection.among(path, versions, module -> goMod(module, Fetch.normal()));
  }

  @Override
  public VersionInfo info(ModulePath path, VersionQuery query, Fetch fetch) throws IOException {
    SemVer version =
        selection(path)
            .resolve(query, module -> Optional.empty())
            .orElseThrow(() -> ModuleNotFoundException.of(path, query));
    return find(new ModuleVersion(path, version)).info();
  }

  @Override
  public Blob goMod(ModuleVersion module, Fetch fetch) throws IOException {
    return Blob.ofBytes(find(module).goMod());
  }

  @Override
  public Blob zip(ModuleVersion module, Fetch fetch) throws IOException {
    return Blob.ofBytes(find(module).zip());
  }

  private SampleModule find(ModuleVersion module) throws IOException {
    return Optional.ofNullable(modules.get(module))
        .orElseThrow(() -> ModuleNotFoundException.of(module));
  }
}
