package io.github.goproxy4j.publish;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.store.ModuleCache;
import java.io.IOException;
import java.util.Optional;

/**
 * Takes away what a cache holds, which is fetched again when somebody asks for it.
 *
 * @param cache of which it is taken
 */
public record CacheRemoval(ModuleCache cache) implements Removal {
  @Override
  public boolean remove(ModuleVersion module) throws IOException {
    boolean there = false;
    for (Kind kind : Kind.values()) {
      Optional<Blob> held = cache.open(new ModuleFile(module, kind));
      if (held.isPresent()) {
        held.get().close();
        there = true;
      }
    }
    cache.purge(module);
    return there;
  }

  @Override
  public boolean remove(ModulePath path) throws IOException {
    boolean there = !cache.versions(path).isEmpty();
    cache.purge(path);
    return there;
  }
}
