package io.github.goproxy4j.upstream;

import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.VersionQuery;
import io.github.goproxy4j.source.Fetch;
import io.github.goproxy4j.source.MapSource;
import io.github.goproxy4j.source.ModuleSource;
import io.github.goproxy4j.source.ModuleSourceContract;
import io.github.goproxy4j.source.PullThroughSource;
import io.github.goproxy4j.source.SampleModule;
import io.github.goproxy4j.store.DirectoryCache;
import java.util.List;

/** The folder of a cache is a proxy of what is held, for those who know nothing of caches. */
class CacheAsFolderTest extends ModuleSourceContract {
  @Override
  protected ModuleSource sourceOf(List<SampleModule> modules) throws Exception {
    ModuleSource cached =
        PullThroughSource.of(DirectoryCache.at(folder()), blobs.track(new MapSource(modules)));
    for (SampleModule sample : modules) {
      ModuleVersion module = sample.module();
      cached.info(module.path(), new VersionQuery.Exact(module.version()), Fetch.normal());
      cached.goMod(module, Fetch.normal()).close();
      cached.zip(module, Fetch.normal()).close();
    }
    return ServedFolder.open(folder()).source();
  }
}
