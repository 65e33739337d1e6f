package io.github.goproxy4j.source;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.semver.SemVer;
import io.github.goproxy4j.source.VersionSelection.GoModOpener;
import java.util.List;

/** Choices among versions, each prepared once for as long as a store hands out the same list. */
final class Selections {
  private static final int VERSIONS_KEPT = 200_000;
  private static final int OVERHEAD = 8;

  private final GoModOpener goMods;
  private final Cache<ModulePath, Prepared> prepared =
      CacheBuilder.newBuilder()
          .concurrencyLevel(1) // each of several segments would have a part of the weight
          .maximumWeight(VERSIONS_KEPT)
          .<ModulePath, Prepared>weigher((path, p) -> OVERHEAD + p.versions.size())
          .build();

  private record Prepared(List<SemVer> versions, VersionSelection selection) {
    /** Lists that cannot change are equal if they are one; comparing them takes longer. */
    @SuppressWarnings("ReferenceEquality")
    boolean isAmong(List<SemVer> others) {
      return versions == others;
    }
  }

  Selections(GoModOpener goMods) {
    this.goMods = goMods;
  }

  VersionSelection among(ModulePath path, List<SemVer> versions) {
    List<SemVer> unchanging = List.copyOf(versions);
    Prepared known = prepared.getIfPresent(path);
    if (known != null && known.isAmong(unchanging)) {
      return known.selection;
    }
    var selection = VersionSelection.among(path, unchanging, goMods);
    prepared.put(path, new Prepared(unchanging, selection));
    return selection;
  }
}
