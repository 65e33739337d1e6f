package io.github.goproxy4j.source;

import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.store.ModuleCache;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What a cache holds. */
record CacheCatalog(ModuleCache cache) implements ModuleCatalog {
  @Override
  public List<ModulePath> modules(String after, int limit) throws IOException {
    return cache.modules(after, limit);
  }

  @Override
  public Optional<Long> zipSize(ModuleVersion module) throws IOException {
    return cache.size(new ModuleFile(module, Kind.ZIP));
  }
}
