package io.github.goproxy4j.page;

import io.github.goproxy4j.source.CacheTraffic;
import io.github.goproxy4j.source.OriginHealth;
import io.github.goproxy4j.source.PullThroughSource;
import io.github.goproxy4j.store.CacheUsage;
import io.github.goproxy4j.store.ModuleCache;
import java.io.IOException;
import java.util.Optional;

/** How a repository does, asked whenever somebody looks. */
public interface RepositoryStatus {
  /** Under which name people know it. */
  String name();

  /** What it is, in a word. */
  String kind();

  /** How much it keeps of what others have. */
  Optional<CacheUsage> usage() throws IOException;

  /** How often that was enough. */
  Optional<CacheTraffic> traffic();

  /** Whether the others answer. */
  Optional<OriginHealth> origin();

  /** A repository of which there is nothing to be told but that it is there. */
  static RepositoryStatus of(String name, String kind) {
    return new KnownRepository(name, kind, Optional.empty(), Optional.empty());
  }

  /** A repository that keeps what others have. */
  static RepositoryStatus ofProxy(String name, PullThroughSource source, ModuleCache cache) {
    return new KnownRepository(name, "proxy", Optional.of(source), Optional.of(cache));
  }
}
