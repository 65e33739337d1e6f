package io.github.goproxy4j.upstream;

import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.semver.SemVer;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which files a folder of one module has of which canonical version; all others are strays. */
final class VersionFiles {
  private final Map<SemVer, Set<Kind>> kinds = new TreeMap<>();
  private final boolean hasList;

  VersionFiles(ModulePath path, List<String> names) {
    this.hasList = names.contains("list");
    for (String name : names) {
      ModuleFile.ofName(path, name).ifPresent(this::add);
    }
  }

  private void add(ModuleFile file) {
    kinds
        .computeIfAbsent(file.module().version(), any -> EnumSet.noneOf(Kind.class))
        .add(file.kind());
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
