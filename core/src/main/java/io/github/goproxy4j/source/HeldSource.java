package io.github.goproxy4j.source;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.MalformedVersionInfoException;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.VersionInfo;
import io.github.goproxy4j.module.VersionQuery;
import io.github.goproxy4j.semver.SemVer;
import io.github.goproxy4j.store.ModuleCache;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The files that a cache holds, as if there were no others. */
final class HeldSource implements ModuleSource {
  private static final int LARGEST_INFO = 16 << 20;
  private static final String NOT_HELD = "not held here, and nothing may be fetched";

  private final ModuleCache cache;

  HeldSource(ModuleCache cache) {
    this.cache = cache;
  }

  /** A file, if it is held; an {@code .info} file that is not what it should be is removed. */
  Optional<Blob> open(ModuleFile file) throws IOException {
    Optional<Blob> blob = cache.open(file);
    if (blob.isPresent() && file.kind() == Kind.INFO && !isAbout(file.module(), blob.get())) {
      cache.remove(file);
      return Optional.empty();
    }
    return blob;
  }

  /** Closes the blob if it is not. */
  private static boolean isAbout(ModuleVersion module, Blob info) throws IOException {
    boolean good = false;
    try {
      good = read(info).version().equals(module.version());
      return good;
    } catch (MalformedVersionInfoException e) {
      return false;
    } finally {
      if (!good) {
        info.close();
      }
    }
  }

  /** What an {@code .info} file says. */
  static VersionInfo read(Blob info) throws IOException {
    return VersionInfo.parse(info.readAllBytes(LARGEST_INFO));
  }

  @Override
  public List<SemVer> versions(ModulePath path, Fetch fetch) throws IOException {
    return selection(path).tagged();
  }

  private VersionSelection selection(ModulePath path) throws IOException {
    List<SemVer> versions = cache.versions(path);
    if (versions.isEmpty()) {
      throw new ModuleNotFoundException(path, NOT_HELD);
    }
    return VersionSelection.among(path, versions, module -> goMod(module, Fetch.normal()));
  }

  @Override
  public VersionInfo info(ModulePath path, VersionQuery query, Fetch fetch) throws IOException {
    Optional<SemVer> version =
        query instanceof VersionQuery.Exact exact
            ? Optional.of(exact.version()).filter(path::permits)
            : selection(path).resolve(query, this::commit);
    return info(
        new ModuleVersion(
            path,
            version.orElseThrow(() -> new ModuleNotFoundException(path + "@" + query, NOT_HELD))));
  }

  private Optional<String> commit(ModuleVersion module) throws IOException {
    return find(module).map(info -> info.origin().hash());
  }

  /** A version that can be downloaded is answered for, if need be without a time (X61). */
  private VersionInfo info(ModuleVersion module) throws IOException {
    Optional<VersionInfo> info = find(module);
    if (info.isEmpty() && !cache.versions(module.path()).contains(module.version())) {
      throw new ModuleNotFoundException(module, NOT_HELD);
    }
    return info.orElseGet(() -> VersionInfo.of(module.version()));
  }

  private Optional<VersionInfo> find(ModuleVersion module) throws IOException {
    Optional<Blob> info = open(new ModuleFile(module, Kind.INFO));
    if (info.isEmpty()) {
      return Optional.empty();
    }
    try (Blob blob = info.get()) {
      return Optional.of(read(blob));
    }
  }

  @Override
  public Blob goMod(ModuleVersion module, Fetch fetch) throws IOException {
    return require(new ModuleFile(module, Kind.MOD));
  }

  @Override
  public Blob zip(ModuleVersion module, Fetch fetch) throws IOException {
    return require(new ModuleFile(module, Kind.ZIP));
  }

  private Blob require(ModuleFile file) throws IOException {
    return open(file).orElseThrow(() -> new ModuleNotFoundException(file.module(), NOT_HELD));
  }
}
