package io.github.goproxy4j.source;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.VersionInfo;
import io.github.goproxy4j.module.VersionQuery;
import io.github.goproxy4j.semver.SemVer;
import java.io.IOException;
import java.util.List;

/**
 * Where modules come from. Implementations are safe for use by many threads.
 *
 * <p>Every method throws a {@link ModuleSourceException} for an answer that is about the module,
 * and any other {@link IOException} if the source itself failed.
 */
public interface ModuleSource {
  /**
   * The versions of a module, ascending: canonical, permitted by the path, no pseudo-versions.
   * Empty means that the module is known and has none.
   */
  List<SemVer> versions(ModulePath path, Fetch fetch) throws IOException;

  /** What {@code query} resolves to; an exact version resolves to itself. */
  VersionInfo info(ModulePath path, VersionQuery query, Fetch fetch) throws IOException;

  /** The go.mod file of a canonical version. */
  Blob goMod(ModuleVersion module, Fetch fetch) throws IOException;

  /** The zip of a canonical version. */
  Blob zip(ModuleVersion module, Fetch fetch) throws IOException;

  /** What is at hand, for those who look around; without it, nothing is. */
  default ModuleCatalog catalog() {
    return ModuleCatalog.EMPTY;
  }
}
