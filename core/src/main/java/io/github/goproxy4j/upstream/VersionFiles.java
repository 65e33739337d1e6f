package io.github.goproxy4j.upstream;

import io.github.goproxy4j.module.Escaping;
import io.github.goproxy4j.module.MalformedEscapeException;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.semver.SemVer;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Which files a folder of one module has of which canonical version; all others are strays. */
final class VersionFiles {
  private final Map<SemVer, Set<Kind>> kinds = new TreeMap<>();
  private final boolean hasList;

  VersionFiles(ModulePath path, List<String> names) {
    this.hasList = names.contains("list");
    for (String name : names) {
      for (Kind kind : Kind.values()) {
        if (name.endsWith(kind.extension())) {
          String stem = name.substring(0, name.length() - kind.extension().length());
          version(path, stem)
              .ifPresent(
                  v -> kinds.computeIfAbsent(v, any -> EnumSet.noneOf(Kind.class)).add(kind));
        }
      }
    }
  }

  private static Optional<SemVer> version(ModulePath path, String escaped) {
    try {
      String version = Escaping.unescapeVersion(escaped);
      boolean canonical =
          !version.isEmpty() && ModuleVersion.canonicalVersion(version).equals(version);
      return canonical
          ? Optional.of(SemVer.parse(version)).filter(path::permits)
          : Optional.empty();
    } catch (MalformedEscapeException e) {
      return Optional.empty();
    }
  }

  /** Whether the module was ever heard of here. */
  boolean isKnown() {
    return hasList || !kinds.isEmpty();
  }

  /** The versions that a client can download: those with a go.mod file and a zip. */
  List<SemVer> downloadable() {
    return kinds.keySet().stream().filter(this::isDownloadable).toList();
  }

  private boolean isDownloadable(SemVer version) {
    return kinds.getOrDefault(version, Set.of()).containsAll(EnumSet.of(Kind.MOD, Kind.ZIP));
  }
}
