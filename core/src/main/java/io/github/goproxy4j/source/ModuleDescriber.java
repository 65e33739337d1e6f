package io.github.goproxy4j.source;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.modfile.GoMod;
import io.github.goproxy4j.modfile.GoModSyntaxException;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.VersionInfo;
import io.github.goproxy4j.module.VersionQuery;
import io.github.goproxy4j.semver.SemVer;
import io.github.goproxy4j.store.ModuleStore;
import io.github.goproxy4j.store.StoredRelease;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Describes modules to people and programs other than the go command. Retractions and deprecation
 * are read where the go command reads them: in the go.mod file of the version that is the latest if
 * nothing were retracted (X14).
 *
 * <p>Only the list and that one version are asked of where a source has them from; of the other
 * versions it is told what is at hand. Safe for use by many threads.
 */
public final class ModuleDescriber {
  private static final int LARGEST_GO_MOD = 16 << 20;
  private static final Fetch AT_HAND = Fetch.of(Fetch.Mode.CACHED_ONLY);

  private final ModuleSource source;
  private final Releases releases;

  @FunctionalInterface
  private interface Releases {
    Optional<StoredRelease> find(ModuleVersion module) throws IOException;
  }

  private ModuleDescriber(ModuleSource source, Releases releases) {
    this.source = source;
    this.releases = releases;
  }

  /** Describes what {@code source} has. */
  public static ModuleDescriber of(ModuleSource source) {
    return new ModuleDescriber(source, module -> Optional.empty());
  }

  /** Describes what {@code source} has, with what {@code store} knows of it. */
  public static ModuleDescriber of(ModuleSource source, ModuleStore store) {
    return new ModuleDescriber(source, store::find);
  }

  /** What can be told of a module and all of its versions. */
  public ModuleDescription describe(ModulePath path, Fetch fetch) throws IOException {
    DescribedModule module = find(path, fetch);
    var versions = new ArrayList<ModuleDescription.Version>();
    for (SemVer version : module.versions()) {
      versions.add(module.describe(version));
    }
    return new ModuleDescription(path, module.latest(), module.deprecation(), versions);
  }

  /** A module, to be told of its versions one by one. */
  public DescribedModule find(ModulePath path, Fetch fetch) throws IOException {
    List<SemVer> listed = source.versions(path, fetch);
    Optional<SemVer> latest = latest(path, fetch);
    Optional<GoMod> spokesman =
        latest.isEmpty() ? Optional.empty() : goMod(new ModuleVersion(path, latest.get()), fetch);
    List<SemVer> versions = listed.isEmpty() ? latest.stream().toList() : listed;
    return new DescribedModule(path, latest, versions, spokesman, this);
  }

  private Optional<SemVer> latest(ModulePath path, Fetch fetch) throws IOException {
    try {
      return Optional.of(source.info(path, VersionQuery.LATEST, fetch).version());
    } catch (ModuleNotFoundException | ModuleGoneException e) {
      return Optional.empty();
    }
  }

  ModuleDescription.Version describe(ModuleVersion module, List<String> retractions)
      throws IOException {
    Optional<VersionInfo> info = info(module);
    return new ModuleDescription.Version(
        module.version(),
        info.flatMap(VersionInfo::time),
        info.map(known -> known.origin().hash()).filter(hash -> !hash.isEmpty()),
        goMod(module, AT_HAND).flatMap(GoMod::goVersion),
        retractions,
        releases.find(module));
  }

  private Optional<VersionInfo> info(ModuleVersion module) throws IOException {
    try {
      return Optional.of(
          source.info(module.path(), new VersionQuery.Exact(module.version()), AT_HAND));
    } catch (ModuleSourceException e) {
      return Optional.empty();
    }
  }

  /** A file that cannot be read says nothing. */
  private Optional<GoMod> goMod(ModuleVersion module, Fetch fetch) throws IOException {
    try (Blob blob = source.goMod(module, fetch)) {
      return Optional.of(GoMod.parseLax(blob.readAllBytes(LARGEST_GO_MOD)));
    } catch (ModuleSourceException | GoModSyntaxException e) {
      return Optional.empty();
    }
  }
}
