package io.github.goproxy4j.upstream;

import io.github.goproxy4j.internal.text.Fields;
import io.github.goproxy4j.internal.text.GoTime;
import io.github.goproxy4j.internal.text.Utf8;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.PseudoVersion;
import io.github.goproxy4j.semver.InvalidVersionException;
import io.github.goproxy4j.semver.SemVer;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a server sent for {@code @v/list}, read as the go command does (X10, X11), less what no
 * client could use: versions that are not canonical or that the path does not permit.
 */
final class VersionList {
  private static final Instant NO_TIME = Instant.parse("0001-01-01T00:00:00Z");

  private final ModulePath path;
  private final Set<SemVer> versions = new LinkedHashSet<>();
  private Optional<SemVer> youngest = Optional.empty();
  private Instant youngestTime = NO_TIME;

  private VersionList(ModulePath path) {
    this.path = path;
  }

  static VersionList parse(ModulePath path, byte[] text) {
    var list = new VersionList(path);
    int start = 0;
    for (int i = 0; i < text.length; i++) {
      if (text[i] == '\n') {
        list.addLine(Arrays.copyOfRange(text, start, i));
        start = i + 1;
      }
    }
    list.addLine(Arrays.copyOfRange(text, start, text.length));
    return list;
  }

  private void addLine(byte[] line) {
    List<String> fields = Fields.of(Utf8.decode(line));
    if (!fields.isEmpty() && isUsable(fields.get(0))) {
      SemVer version = SemVer.parse(fields.get(0));
      versions.add(version);
      addTime(version, time(version, fields));
    }
  }

  /** Of equal times the first counts. */
  private void addTime(SemVer version, Instant time) {
    if (time.isAfter(youngestTime)) {
      youngest = Optional.of(version);
      youngestTime = time;
    }
  }

  private boolean isUsable(String version) {
    return SemVer.isValid(version)
        && ModuleVersion.canonicalVersion(version).equals(version)
        && path.permits(SemVer.parse(version));
  }

  private static Instant time(SemVer version, List<String> fields) {
    if (fields.size() > 1) {
      return GoTime.parse(fields.get(1)).orElse(NO_TIME);
    }
    try {
      return new PseudoVersion(version).time();
    } catch (InvalidVersionException e) {
      return NO_TIME;
    }
  }

  /** In the order of the list, each of them once. */
  List<SemVer> versions() {
    return List.copyOf(versions);
  }

  /** The version with the latest time, of those that have one; the first of equals (X11). */
  Optional<SemVer> youngest() {
    return youngest;
  }
}
