package io.github.goproxy4j.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.archive.RawZip;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.VersionQuery;
import io.github.goproxy4j.release.ArchiveIngest;
import io.github.goproxy4j.release.ModuleRelease;
import io.github.goproxy4j.release.ReleaseHints;
import io.github.goproxy4j.store.MemoryStore;
import io.github.goproxy4j.store.ModuleStore;
import io.github.goproxy4j.store.TestReleases;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
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

  @Test
  @DisplayName("X5, D3: a commit means the highest version made from it")
  void findsVersionsByTheirCommit() throws IOException {
    publish("example.com/c@v1.0.0", "abc1234" + "0".repeat(33));
    publish("example.com/c@v1.2.0", "abc1234" + "0".repeat(33));
    publish("example.com/c@v1.10.0", "abc5678" + "0".repeat(33));
    publish("example.com/c@v1.11.0-0.20200102030405-abc123400000", "");

    assertThat(resolve("abc5678")).isEqualTo("v1.10.0");
    assertThat(resolve("abc5678" + "0".repeat(33))).isEqualTo("v1.10.0");
    assertThat(resolve("abc1234")).isEqualTo("v1.11.0-0.20200102030405-abc123400000");
    store.delete(ModuleVersion.parse("example.com/c@v1.11.0-0.20200102030405-abc123400000"));
    assertThat(resolve("abc1234" + "0".repeat(33))).isEqualTo("v1.2.0");
    for (String unknown :
        List.of("abc567", "bc56780", "ABC5678", "abc5678" + "0".repeat(34), "abc567g")) {
      assertThatThrownBy(() -> resolve(unknown)).isInstanceOf(ModuleNotFoundException.class);
    }
  }

  @Test
  @DisplayName("D3: digits that several commits begin with mean none")
  void doesNotGuessAmongCommits() throws IOException {
    publish("example.com/c@v1.0.0", "abc12341" + "0".repeat(32));
    publish("example.com/c@v1.1.0", "abc12342" + "0".repeat(32));

    assertThatThrownBy(() -> resolve("abc1234")).isInstanceOf(ModuleNotFoundException.class);
    assertThat(resolve("abc12341")).isEqualTo("v1.0.0");
  }

  private String resolve(String revision) throws IOException {
    ModulePath path = ModulePath.parse("example.com/c");
    return source.info(path, VersionQuery.of(revision), FETCH).version().toString();
  }

  private void publish(String module, String commit) throws IOException {
    byte[] zip = new RawZip().file(module + "/go.mod", "module example.com/c\n").build();
    ReleaseHints hints =
        commit.isEmpty() ? ReleaseHints.NONE : ReleaseHints.NONE.withCommit(commit);
    try (ModuleRelease release =
        ArchiveIngest.builder(folder).build().release(Blob.ofBytes(zip), hints)) {
      store.publish(release);
    }
  }
}
