package io.github.goproxy4j.store;

import java.nio.file.Path;

class MemoryCacheTest extends ModuleCacheContract {
  @Override
  protected ModuleCache newCache(Path folder) {
    return MemoryCache.stagingIn(folder);
  }
}
