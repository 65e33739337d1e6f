package io.github.goproxy4j.upstream;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.release.ModuleRelease;
import io.github.goproxy4j.source.ModuleSourceContract;
import io.github.goproxy4j.source.SampleModule;
import io.github.goproxy4j.store.DirectoryStore;
import java.util.List;

/** The folder of a store is a proxy for those who know nothing of records. */
class StoreAsFolderTest extends ModuleSourceContract {
  @Override
  protected FolderSource sourceOf(List<SampleModule> modules) throws Exception {
    DirectoryStore store = DirectoryStore.at(folder());
    for (SampleModule module : modules) {
      try (Blob zip = Blob.ofBytes(module.zip());
          ModuleRelease release =
              ModuleRelease.ofZip(module.module(), zip, module.time(), store.stagingFolder())) {
        store.publish(release);
      }
    }
    return FolderSource.at(folder());
  }
}
