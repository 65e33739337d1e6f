package io.github.goproxy4j.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.source.SampleModule;
import io.github.goproxy4j.store.DirectoryCache;
import io.github.goproxy4j.store.ModuleCache;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheRemovalTest {
  private static final SampleModule V1 = SampleModule.of("example.com/m", "v1.0.0");
  private static final SampleModule V2 = SampleModule.of("example.com/m", "v1.1.0");

  @TempDir Path folder;
  private ModuleCache cache;
  private Removal removal;

  @BeforeEach
  void fill() throws IOException {
    cache = DirectoryCache.at(folder);
    removal = new CacheRemoval(cache);
    for (SampleModule module : new SampleModule[] {V1, V2}) {
      cache.put(new ModuleFile(module.module(), Kind.MOD), Blob.ofBytes(module.goMod()));
      cache.put(new ModuleFile(module.module(), Kind.ZIP), Blob.ofBytes(module.zip()));
    }
  }

  private boolean holds(SampleModule module) throws IOException {
    return cache.versions(module.module().path()).contains(module.module().version());
  }

  @Test
  void forgetsOneVersion() throws IOException {
    assertThat(removal.remove(V1.module())).isTrue();
    assertThat(holds(V1)).isFalse();
    assertThat(holds(V2)).isTrue();
    assertThat(removal.remove(V1.module())).isFalse();
  }

  @Test
  void forgetsAModule() throws IOException {
    assertThat(removal.remove(V1.module().path())).isTrue();
    assertThat(holds(V2)).isFalse();
    assertThat(removal.remove(V1.module().path())).isFalse();
  }
}
