package io.github.goproxy4j.source;

import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.semver.SemVer;
import io.github.goproxy4j.store.StoredRelease;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What can be told of a module and its versions.
 *
 * @param path the module
 * @param latest the version whose go.mod file speaks for all of them
 * @param deprecation what that file says to those who use the module, if it says so
 * @param versions in ascending order
 */
public record ModuleDescription(
    ModulePath path,
    Optional<SemVer> latest,
    Optional<String> deprecation,
    List<Version> versions) {

  /** Takes a copy of the versions. */
  public ModuleDescription {
    versions = List.copyOf(versions);
  }

  /**
   * What can be told of one version. What would have to be fetched from elsewhere is left out.
   *
   * @param version which one
   * @param time when it was made
   * @param commit from which commit, in hexadecimal
   * @param goVersion which version of Go its go.mod file names
   * @param retractions the reasons for which its authors took it back, each perhaps an empty text;
   *     none if they did not
   * @param release what the store knows, if it is in one
   */
  public record Version(
      SemVer version,
      Optional<Instant> time,
      Optional<String> commit,
      Optional<String> goVersion,
      List<String> retractions,
      Optional<StoredRelease> release) {

    /** Takes a copy of the reasons. */
    public Version {
      retractions = List.copyOf(retractions);
    }
  }
}
