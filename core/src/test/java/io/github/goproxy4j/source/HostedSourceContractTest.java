package io.github.goproxy4j.source;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.release.ModuleRelease;
import io.github.goproxy4j.store.DirectoryStore;
import io.github.goproxy4j.store.MemoryStore;
import io.github.goproxy4j.store.ModuleStore;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Nested;

class HostedSourceContractTest {
  private static HostedSource publish(ModuleStore store, List<SampleModule> modules)
      throws IOException {
    for (SampleModule module : modules) {
      try (Blob zip = Blob.ofBytes(module.zip());
          ModuleRelease release =
              ModuleRelease.ofZip(module.module(), zip, module.time(), store.stagingFolder())) {
        store.publish(release);
      }
    }
    return HostedSource.of(store);
  }

  @Nested
  class OverDirectoryStore extends ModuleSourceContract {
    @Override
    protected HostedSource sourceOf(List<SampleModule> modules) throws IOException {
      return publish(DirectoryStore.at(folder()), modules);
    }
  }

  @Nested
  class OverMemoryStore extends ModuleSourceContract {
    @Override
    protected HostedSource sourceOf(List<SampleModule> modules) throws IOException {
      return publish(MemoryStore.stagingIn(Files.createDirectories(folder())), modules);
    }
  }
}
