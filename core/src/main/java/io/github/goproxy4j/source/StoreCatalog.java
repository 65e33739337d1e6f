package io.github.goproxy4j.source;

import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.store.ModuleStore;
import io.github.goproxy4j.store.StoredRelease;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What is published in a store. */
record StoreCatalog(ModuleStore store) implements ModuleCatalog {
  @Override
  public List<ModulePath> modules(String after, int limit) throws IOException {
    return store.modules(after, limit);
  }

  @Override
  public Optional<Long> zipSize(ModuleVersion module) throws IOException {
    return store
        .find(module)
        .filter(release -> release.state() == StoredRelease.State.PUBLISHED)
        .map(release -> release.zip().size());
  }
}
