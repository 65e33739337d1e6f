package io.github.goproxy4j.store;

import java.io.IOException;
import java.nio.file.Path;

class DirectoryCacheContractTest extends ModuleCacheContract {
  @Override
  protected ModuleCache newCache(Path folder) throws IOException {
    return DirectoryCache.at(folder);
  }
}
