package io.github.goproxy4j.page;

import io.github.goproxy4j.source.CacheTraffic;
import io.github.goproxy4j.source.OriginHealth;
import io.github.goproxy4j.source.PullThroughSource;
import io.github.goproxy4j.store.CacheUsage;
import io.github.goproxy4j.store.ModuleCache;
import java.io.IOException;
import java.util.Optional;

/** A repository and what tells of it. */
record KnownRepository(
    String name, String kind, Optional<PullThroughSource> source, Optional<ModuleCache> cache)
    implements RepositoryStatus {
  @Override
  public Optional<CacheUsage> usage() throws IOException {
    return cache.isPresent() ? Optional.of(cache.get().usage()) : Optional.empty();
  }

  @Override
  public Optional<CacheTraffic> traffic() {
    return source.map(PullThroughSource::traffic);
  }

  @Override
  public Optional<OriginHealth> origin() {
    return source.map(PullThroughSource::origin);
  }
}
