package io.github.goproxy4j.fuzz;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.VersionInfo;
import io.github.goproxy4j.module.VersionQuery;
import io.github.goproxy4j.semver.SemVer;
import io.github.goproxy4j.source.Fetch;
import io.github.goproxy4j.source.ModuleNotFoundException;
import io.github.goproxy4j.source.ModuleSource;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** The versions v1.0.0 and v1.1.0-rc.1 of {@code example.com/M}, and nothing else. */
final class OneModule implements ModuleSource {
  private static final ModulePath PATH = ModulePath.parse("example.com/M");
  private static final List<SemVer> VERSIONS =
      List.of(SemVer.parse("v1.0.0"), SemVer.parse("v1.1.0-rc.1"));

  @Override
  public List<SemVer> versions(ModulePath path, Fetch fetch) throws ModuleNotFoundException {
    if (!path.equals(PATH)) {
      throw ModuleNotFoundException.of(path);
    }
    return VERSIONS;
  }

  @Override
  public VersionInfo info(ModulePath path, VersionQuery query, Fetch fetch)
      throws ModuleNotFoundException {
    List<SemVer> versions = versions(path, fetch);
    SemVer version = query instanceof VersionQuery.Exact e ? e.version() : versions.get(0);
    if (!versions.contains(version)) {
      throw ModuleNotFoundException.of(path, query);
    }
    return VersionInfo.of(version, Instant.EPOCH);
  }

  @Override
  public Blob goMod(ModuleVersion module, Fetch fetch) throws ModuleNotFoundException {
    return file(module, "module example.com/M\n");
  }

  @Override
  public Blob zip(ModuleVersion module, Fetch fetch) throws ModuleNotFoundException {
    return file(module, "a zip, as far as anybody asks");
  }

  private static Blob file(ModuleVersion module, String content) throws ModuleNotFoundException {
    if (!module.path().equals(PATH) || !VERSIONS.contains(module.version())) {
      throw ModuleNotFoundException.of(module);
    }
    return Blob.ofBytes(content.getBytes(StandardCharsets.UTF_8));
  }
}
