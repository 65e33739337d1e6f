package io.github.goproxy4j.page;

import java.util.List;
import java.util.Optional;

/**
 * All about one version.
 *
 * @param retractions why its authors took it back, one reason at least if they did
 * @param sums the lines of a go.sum
 * @param goMod nothing if it is too long to be shown
 */
record SelectedVersion(
    String version,
    boolean isLatest,
    Optional<Moment> time,
    Optional<String> size,
    Optional<String> goVersion,
    Optional<String> commit,
    List<String> retractions,
    List<String> sums,
    List<GoModText.Piece> goMod,
    String goModFile,
    String infoFile,
    String zipFile) {

  boolean isRetracted() {
    return !retractions.isEmpty();
  }

  boolean hasGoMod() {
    return !goMod.isEmpty();
  }

  boolean hasSums() {
    return !sums.isEmpty();
  }
}
