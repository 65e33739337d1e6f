package io.github.goproxy4j.source;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.store.DirectoryCache;
import java.io.IOException;
import java.util.List;

class HeldSourceContractTest extends ModuleSourceContract {
  @Override
  protected HeldSource sourceOf(List<SampleModule> modules) throws IOException {
    DirectoryCache cache = DirectoryCache.at(folder());
    for (SampleModule sample : modules) {
      put(cache, new ModuleFile(sample.module(), Kind.INFO), sample.info().toBytes());
      put(cache, new ModuleFile(sample.module(), Kind.MOD), sample.goMod());
      put(cache, new ModuleFile(sample.module(), Kind.ZIP), sample.zip());
    }
    return new HeldSource(cache);
  }

  private static void put(DirectoryCache cache, ModuleFile file, byte[] content)
      throws IOException {
    try (Blob blob = Blob.ofBytes(content)) {
      cache.put(file, blob);
    }
  }
}
