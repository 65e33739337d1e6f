package io.github.goproxy4j.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.source.HostedSource;
import io.github.goproxy4j.store.DirectoryCache;
import io.github.goproxy4j.store.DirectoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServedFolderTest {
  @TempDir Path temp;

  @Test
  void makesAStoreOfNothing() throws IOException {
    Path root = temp.resolve("new/store");
    assertThat(ServedFolder.open(root).source()).isInstanceOf(HostedSource.class);
    assertThat(DirectoryStore.isStore(root)).isTrue();
    Path empty = Files.createDirectory(temp.resolve("empty"));
    assertThat(ServedFolder.open(empty).source()).isInstanceOf(HostedSource.class);
  }

  @Test
  void knowsAStoreAgain() throws IOException {
    DirectoryStore.at(temp);
    Files.createDirectories(temp.resolve("example.com/m/@v"));
    assertThat(ServedFolder.open(temp).source()).isInstanceOf(HostedSource.class);
  }

  @Test
  @DisplayName("X60: a module cache is served as it is and stays as it was")
  void readsAModuleCache() throws IOException {
    Path downloads = Files.createDirectories(temp.resolve("cache/download"));
    Files.createDirectories(downloads.resolve("example.com/m/@v"));
    for (Path root : new Path[] {temp, downloads}) {
      ServedFolder folder = ServedFolder.open(root);
      assertThat(folder.source()).isInstanceOf(FolderSource.class);
      assertThat(folder.path()).isEqualTo(downloads);
      assertThat(DirectoryStore.isStore(root)).isFalse();
    }
  }

  @Test
  void readsACache() throws IOException {
    DirectoryCache.at(temp);
    assertThat(ServedFolder.open(temp).source()).isInstanceOf(FolderSource.class);
    assertThat(DirectoryStore.isStore(temp)).isFalse();
  }

  @Test
  void refusesAFile() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "");
    assertThatThrownBy(() -> ServedFolder.open(file))
        .isInstanceOf(NotDirectoryException.class)
        .hasMessage(file.toString());
  }
}
