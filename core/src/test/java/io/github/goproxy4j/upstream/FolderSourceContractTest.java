package io.github.goproxy4j.upstream;

import io.github.goproxy4j.source.ModuleSourceContract;
import io.github.goproxy4j.source.SampleModule;
import java.util.List;

class FolderSourceContractTest extends ModuleSourceContract {
  @Override
  protected FolderSource sourceOf(List<SampleModule> modules) throws Exception {
    var files = new ProxyFolder(folder());
    for (SampleModule module : modules) {
      files.add(module);
    }
    return FolderSource.at(folder());
  }
}
