package io.github.goproxy4j.source;

import io.github.goproxy4j.modfile.GoMod;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.semver.SemVer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A module that a {@link ModuleDescriber} found, however many versions it has. */
public final class DescribedModule {
  private final ModulePath path;
  private final Optional<SemVer> latest;
  private final List<SemVer> versions;
  private final Optional<GoMod> spokesman;
  private final ModuleDescriber describer;

  DescribedModule(
      ModulePath path,
      Optional<SemVer> latest,
      List<SemVer> versions,
      Optional<GoMod> spokesman,
      ModuleDescriber describer) {
    this.path = path;
    this.latest = latest;
    this.versions = List.copyOf(versions);
    this.spokesman = spokesman;
    this.describer = describer;
  }

  /** Which one it is. */
  public ModulePath path() {
    return path;
  }

  /** The version whose go.mod file speaks for all of them. */
  public Optional<SemVer> latest() {
    return latest;
  }

  /** What that file says to those who use the module, if it says so. */
  public Optional<String> deprecation() {
    return spokesman.flatMap(GoMod::deprecated);
  }

  /** The listed versions in ascending order; if none is listed, the latest. */
  public List<SemVer> versions() {
    return versions;
  }

  /** The reasons for which the authors took a version back; none if they did not. */
  public List<String> retractions(SemVer version) {
    return spokesman.stream()
        .flatMap(goMod -> goMod.retracts().stream())
        .filter(retract -> retract.covers(version))
        .map(GoMod.Retract::rationale)
        .toList();
  }

  /** What can be told of a version, also of one that is not listed. */
  public ModuleDescription.Version describe(SemVer version) throws IOException {
    return describer.describe(new ModuleVersion(path, version), retractions(version));
  }
}
