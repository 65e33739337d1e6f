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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a server sent for {@code @v/list}, read as the go command does (X10, X11), less what no
 * client could use: versions that are not canonical or that the path does not permit.
 */
final class VersionList {
  private static final Instant NO_TIME = Instant.parse("0001-01-01T00:00:00Z");

  private final List<Line> lines = new ArrayList<>();

  private record Line(SemVer version, Instant time) {}

  private VersionList() {}

  static VersionList parse(ModulePath path, byte[] text) {
    var list = new VersionList();
    for (String line : Utf8.decode(text).split("\n", -1)) {
      List<String> fields = Fields.of(line);
      if (!fields.isEmpty() && isUsable(path, fields.get(0))) {
        SemVer version = SemVer.parse(fields.get(0));
        list.lines.add(new Line(version, time(version, fields)));
      }
    }
    return list;
  }

  private static boolean isUsable(ModulePath path, String version) {
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

  /** In the order of the list. */
  List<SemVer> versions() {
    return lines.stream().map(Line::version).toList();
  }

  /** The version with the latest time, of those that have one; the first of equals (X11). */
  Optional<SemVer> youngest() {
    Line best = new Line(SemVer.parse("v0.0.0"), NO_TIME);
    for (Line line : lines) {
      best = line.time.isAfter(best.time) ? line : best;
    }
    return best.time.equals(NO_TIME) ? Optional.empty() : Optional.of(best.version);
  }
}
