package io.github.goproxy4j.store;

import java.io.IOException;
import java.nio.file.Path;

class DirectoryStoreContractTest extends ModuleStoreContract {
  @Override
  protected ModuleStore newStore(Path folder) throws IOException {
    return DirectoryStore.at(folder);
  }
}
