package io.github.goproxy4j.source;

import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.VersionQuery;
import io.github.goproxy4j.store.DirectoryCache;
import io.github.goproxy4j.store.MemoryCache;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;

class PullThroughContractTest {
  /** Asks for everything that the modules have. */
  private static void warm(ModuleSource source, List<SampleModule> modules) throws IOException {
    for (SampleModule sample : modules) {
      ModuleVersion module = sample.module();
      Fetch fetch = Fetch.normal();
      source.versions(module.path(), fetch);
      source.info(module.path(), VersionQuery.LATEST, fetch);
      source.info(module.path(), new VersionQuery.Exact(module.version()), fetch);
      source.goMod(module, fetch).close();
      source.zip(module, fetch).close();
    }
  }

  @Nested
  class Cold extends ModuleSourceContract {
    @Override
    protected PullThroughSource sourceOf(List<SampleModule> modules) throws IOException {
      return PullThroughSource.of(DirectoryCache.at(folder()), blobs.track(new MapSource(modules)));
    }
  }

  @Nested
  class Warm extends ModuleSourceContract {
    @Override
    protected PullThroughSource sourceOf(List<SampleModule> modules) throws IOException {
      ModuleSource origin = blobs.track(new MapSource(modules));
      warm(PullThroughSource.of(DirectoryCache.at(folder()), origin), modules);
      return PullThroughSource.of(DirectoryCache.at(folder()), origin);
    }
  }

  @Nested
  class InMemory extends ModuleSourceContract {
    @Override
    protected PullThroughSource sourceOf(List<SampleModule> modules) throws IOException {
      return PullThroughSource.of(
          MemoryCache.stagingIn(Files.createDirectories(folder())),
          blobs.track(new MapSource(modules)));
    }
  }

  @Nested
  class FetchingAhead extends ModuleSourceContract {
    @Override
    protected ModuleSource sourceOf(List<SampleModule> modules) throws IOException {
      return PullThroughSource.builder(
              DirectoryCache.at(folder()), blobs.track(new MapSource(modules)))
          .fetchAhead(Runnable::run)
          .build();
    }
  }

  /** Every list and query is asked again. */
  @Nested
  class AlwaysStale extends ModuleSourceContract {
    @Override
    protected PullThroughSource sourceOf(List<SampleModule> modules) throws IOException {
      return PullThroughSource.builder(
              DirectoryCache.at(folder()), blobs.track(new MapSource(modules)))
          .freshFor(Duration.ZERO)
          .absentFor(Duration.ZERO)
          .build();
    }
  }

  /** Nothing is held but files: lists and queries are answered from those. */
  @Nested
  class FromFiles extends ModuleSourceContract {
    @Override
    protected PullThroughSource sourceOf(List<SampleModule> modules) throws IOException {
      DirectoryCache cache = DirectoryCache.at(folder());
      ModuleSource origin = blobs.track(new MapSource(modules));
      PullThroughSource online = PullThroughSource.of(cache, origin);
      for (SampleModule sample : modules) {
        ModuleVersion module = sample.module();
        online.info(module.path(), new VersionQuery.Exact(module.version()), Fetch.normal());
        online.goMod(module, Fetch.normal()).close();
        online.zip(module, Fetch.normal()).close();
      }
      return PullThroughSource.builder(cache, new MapSource(List.of()))
          .connectivity(Connectivity.OFFLINE)
          .build();
    }
  }

  @Nested
  class Offline extends ModuleSourceContract {
    @Override
    protected PullThroughSource sourceOf(List<SampleModule> modules) throws IOException {
      DirectoryCache cache = DirectoryCache.at(folder());
      warm(PullThroughSource.of(cache, blobs.track(new MapSource(modules))), modules);
      return PullThroughSource.builder(cache, new MapSource(List.of()))
          .connectivity(Connectivity.OFFLINE)
          .build();
    }
  }
}
