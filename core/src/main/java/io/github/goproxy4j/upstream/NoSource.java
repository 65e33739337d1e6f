package io.github.goproxy4j.upstream;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.VersionInfo;
import io.github.goproxy4j.module.VersionQuery;
import io.github.goproxy4j.semver.SemVer;
import io.github.goproxy4j.source.Fetch;
import io.github.goproxy4j.source.ModuleNotFoundException;
import io.github.goproxy4j.source.ModuleSource;
import java.util.List;

/** Has nothing, and says why. */
record NoSource(String reason) implements ModuleSource {
  @Override
  public List<SemVer> versions(ModulePath path, Fetch fetch) throws ModuleNotFoundException {
    throw new ModuleNotFoundException(path, reason);
  }

  @Override
  public VersionInfo info(ModulePath path, VersionQuery query, Fetch fetch)
      throws ModuleNotFoundException {
    throw new ModuleNotFoundException(path + "@" + query, reason);
  }

  @Override
  public Blob goMod(ModuleVersion module, Fetch fetch) throws ModuleNotFoundException {
    throw new ModuleNotFoundException(module, reason);
  }

  @Override
  public Blob zip(ModuleVersion module, Fetch fetch) throws ModuleNotFoundException {
    throw new ModuleNotFoundException(module, reason);
  }
}
