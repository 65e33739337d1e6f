package io.github.goproxy4j.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModulePatterns;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.policy.Ruling;
import io.github.goproxy4j.release.ModuleRelease;
import io.github.goproxy4j.semver.SemVer;
import io.github.goproxy4j.store.MemoryCache;
import io.github.goproxy4j.store.MemoryStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleCatalogTest {
  private static final SampleModule A = SampleModule.of("example.com/a", "v1.0.0");
  private static final SampleModule B = SampleModule.of("example.com/b", "v1.0.0");
  private static final SampleModule C = SampleModule.of("example.com/c", "v1.0.0");

  @TempDir Path folder;
  private MemoryStore store;
  private MemoryCache cache;

  @BeforeEach
  void open() {
    store = MemoryStore.stagingIn(folder);
    cache = MemoryCache.stagingIn(folder);
  }

  private ModuleSource hosted(SampleModule... modules) throws IOException {
    for (SampleModule module : modules) {
      try (Blob zip = Blob.ofBytes(module.zip());
          var release = ModuleRelease.ofZip(module.module(), zip, module.time(), folder)) {
        store.publish(release);
      }
    }
    return HostedSource.of(store);
  }

  private ModuleSource cached(SampleModule... modules) {
    return PullThroughSource.of(cache, MapSource.of(modules));
  }

  private static List<String> all(ModuleSource source) throws IOException {
    return source.catalog().modules("", 100).stream().map(ModulePath::value).toList();
  }

  @Test
  void aStoreHasWhatIsPublished() throws IOException {
    ModuleSource source = hosted(B, A);

    assertThat(all(source)).containsExactly("example.com/a", "example.com/b");
    assertThat(source.catalog().modules("example.com/a", 1)).containsExactly(B.module().path());
    assertThat(source.catalog().zipSize(A.module())).hasValue((long) A.zip().length);
    store.delete(A.module());
    assertThat(source.catalog().zipSize(A.module())).isEmpty();
  }

  @Test
  void aCacheHasWhatWasFetchedAndFetchesNothing() throws IOException {
    ModuleSource source = cached(A, B);
    assertThat(all(source)).isEmpty();

    source.zip(A.module(), Fetch.normal()).close();
    source.goMod(B.module(), Fetch.normal()).close();

    assertThat(all(source)).containsExactly("example.com/a", "example.com/b");
    assertThat(source.catalog().zipSize(A.module())).hasValue((long) A.zip().length);
    assertThat(source.catalog().zipSize(B.module())).isEmpty();
    assertThat(cache.open(new ModuleFile(B.module(), Kind.ZIP))).isEmpty();
  }

  @Test
  void aGroupHasWhatItsMembersHaveAndAreAskedFor() throws IOException {
    ModuleSource origin = cached(A, B, C);
    for (SampleModule module : List.of(A, B, C)) {
      origin.zip(module.module(), Fetch.normal()).close();
    }
    ModuleSource group =
        SourceGroup.builder()
            .member(hosted(A), ModulePatterns.of("example.com/a"))
            .member(origin, ModulePatterns.of("example.com/a,example.com/c"))
            .member(MapSource.of(B))
            .build();

    assertThat(all(group)).containsExactly("example.com/a", "example.com/c");
    assertThat(group.catalog().modules("", 1)).containsExactly(A.module().path());
    assertThat(group.catalog().modules("example.com/a", 1)).containsExactly(C.module().path());
    assertThat(group.catalog().zipSize(C.module())).hasValue((long) C.zip().length);
    assertThat(group.catalog().zipSize(B.module())).isEmpty();
  }

  @Test
  void whatAPolicyForbidsAltogetherIsNotShown() throws IOException {
    ModuleSource filtered =
        FilteredSource.builder(hosted(A, B))
            .policy(
                path -> path.equals(A.module().path()) ? refusing() : version -> Optional.empty())
            .build();

    assertThat(all(filtered)).containsExactly("example.com/b");
    assertThat(filtered.catalog().zipSize(A.module())).isEmpty();
  }

  private static Ruling refusing() {
    return new Ruling() {
      @Override
      public Optional<String> refusalOfAll() {
        return Optional.of("no");
      }

      @Override
      public Optional<String> refusal(SemVer version) {
        return Optional.of("no");
      }
    };
  }

  @Test
  void looksFurtherThanOnePageForWhatIsWanted() throws IOException {
    var numbered = new ArrayList<ModulePath>();
    for (int i = 10_000; i < 12_500; i++) {
      numbered.add(ModulePath.parse("example.com/m" + i));
    }
    ModuleCatalog odd =
        new FilteredCatalog(new Listed(numbered), path -> path.value().endsWith("499"));

    assertThat(odd.modules("", 2))
        .map(ModulePath::value)
        .containsExactly("example.com/m10499", "example.com/m11499");
    assertThat(odd.modules("example.com/m11499", 2))
        .map(ModulePath::value)
        .containsExactly("example.com/m12499");
  }

  private record Listed(List<ModulePath> paths) implements ModuleCatalog {
    @Override
    public List<ModulePath> modules(String after, int limit) {
      return paths.stream().filter(path -> path.value().compareTo(after) > 0).limit(limit).toList();
    }

    @Override
    public Optional<Long> zipSize(ModuleVersion module) {
      return Optional.empty();
    }
  }
}
