package io.github.goproxy4j.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.VersionQuery;
import io.github.goproxy4j.release.ModuleRelease;
import io.github.goproxy4j.store.MemoryStore;
import io.github.goproxy4j.store.ModuleStore;
import io.github.goproxy4j.store.TestReleases;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostedSourceTest {
  private static final Fetch FETCH = Fetch.normal();
  private static final ModuleVersion OLD = ModuleVersion.of("example.com/m", "v1.0.0");
  private static final ModuleVersion NEW = ModuleVersion.of("example.com/m", "v1.1.0");

  @TempDir Path folder;
  private ModuleStore store;
  private ModuleSource source;

  @BeforeEach
  void publish() throws IOException {
    store = MemoryStore.stagingIn(folder);
    source = HostedSource.of(store);
    for (ModuleVersion module : new ModuleVersion[] {OLD, NEW}) {
      try (ModuleRelease release = TestReleases.release(module.toString(), "m", folder)) {
        store.publish(release);
      }
    }
  }

  @Test
  void tellsADeletedVersionFromAnUnknownOne() throws IOException {
    store.delete(NEW);

    assertThatThrownBy(() -> source.zip(NEW, FETCH))
        .isInstanceOf(ModuleGoneException.class)
        .hasMessage("example.com/m@v1.1.0: deleted");
    assertThatThrownBy(() -> source.goMod(NEW, FETCH)).isInstanceOf(ModuleGoneException.class);
    assertThatThrownBy(() -> source.info(NEW.path(), new VersionQuery.Exact(NEW.version()), FETCH))
        .isInstanceOf(ModuleGoneException.class);
    assertThatThrownBy(() -> source.zip(ModuleVersion.of("example.com/m", "v1.2.0"), FETCH))
        .isInstanceOf(ModuleNotFoundException.class);
  }

  @Test
  void forgetsADeletedVersionInListsAndQueries() throws IOException {
    store.delete(NEW);

    assertThat(source.versions(OLD.path(), FETCH)).containsExactly(OLD.version());
    assertThat(source.info(OLD.path(), VersionQuery.LATEST, FETCH).version())
        .isEqualTo(OLD.version());
    store.delete(OLD);
    assertThat(source.versions(OLD.path(), FETCH)).isEmpty();
    assertThatThrownBy(() -> source.info(OLD.path(), VersionQuery.LATEST, FETCH))
        .isInstanceOf(ModuleNotFoundException.class);
  }

  @Test
  void givesZipsTheDigestThatTheStoreRecorded() throws IOException {
    try (Blob zip = source.zip(OLD, FETCH)) {
      assertThat(zip.sha256()).hasValue(store.find(OLD).orElseThrow().zip().sha256());
    }
  }
}
