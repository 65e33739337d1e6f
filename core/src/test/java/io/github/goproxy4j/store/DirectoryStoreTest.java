package io.github.goproxy4j.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.release.ModuleRelease;
import io.github.goproxy4j.semver.SemVer;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryStoreTest {
  private static final ModulePath PATH = ModulePath.parse("example.com/M");
  private static final ModuleVersion V1 = ModuleVersion.parse("example.com/M@v1.0.0");

  @TempDir Path root;

  private DirectoryStore store;

  @BeforeEach
  void openStore() throws IOException {
    store = DirectoryStore.at(root);
  }

  @Test
  @DisplayName("trap 34: names are escaped; X60-X62: the layout of the download cache")
  void hasTheLayoutOfTheDownloadCache() throws IOException {
    publish("example.com/M@v1.0.0-RC1", "a");

    Path folder = root.resolve("example.com/!m/@v");
    assertThat(names(folder))
        .containsExactlyInAnyOrder(
            "list",
            "v1.0.0-!r!c1.info",
            "v1.0.0-!r!c1.mod",
            "v1.0.0-!r!c1.zip",
            "v1.0.0-!r!c1.ziphash",
            "v1.0.0-!r!c1.release");
    assertThat(folder.resolve("list")).hasContent("v1.0.0-RC1\n");
    assertThat(folder.resolve("v1.0.0-!r!c1.info"))
        .hasContent("{\"Version\":\"v1.0.0-RC1\",\"Time\":\"2020-01-02T03:04:05Z\"}");
    assertThat(Files.readString(folder.resolve("v1.0.0-!r!c1.ziphash")))
        .hasSize(47)
        .isEqualTo(
            store.find(ModuleVersion.parse("example.com/M@v1.0.0-RC1")).orElseThrow().h1().value());
  }

  @Test
  @DisplayName("X10: pseudo-versions are not listed")
  void listsNoPseudoVersions() throws IOException {
    publish("example.com/M@v0.0.0-20200102030405-abcdefabcdef", "a");
    assertThat(list()).isEmptyFile();

    publish("example.com/M@v1.10.0", "b");
    publish("example.com/M@v1.9.0", "c");
    assertThat(list()).hasContent("v1.9.0\nv1.10.0\n");
  }

  @Test
  void takesTheZipByRename() throws IOException {
    try (ModuleRelease release = release("a")) {
      Object key = Files.readAttributes(release.zip().file(), "fileKey").get("fileKey");
      store.publish(release);
      assertThat(Files.readAttributes(file(".zip"), "fileKey").get("fileKey")).isEqualTo(key);
    }
  }

  @Test
  void copiesTheZipFromAnotherFileSystem() throws IOException {
    Path shared = Path.of("/dev/shm");
    Assumptions.assumeTrue(Files.isWritable(shared));
    FileStore other = Files.getFileStore(shared);
    Assumptions.assumeFalse(other.equals(Files.getFileStore(root)));
    Path temp = Files.createTempDirectory(shared, "goproxy4j");
    try (ModuleRelease release = TestReleases.release(V1.toString(), "a", temp)) {
      store.publish(release);
    }
    TestReleases.assertWhole(store, V1.toString(), "a");
    Files.delete(temp);
  }

  @Test
  void zipsAreFiles() throws IOException {
    publish(V1.toString(), "a");
    try (Blob zip = store.open(new ModuleFile(V1, Kind.ZIP)).orElseThrow()) {
      assertThat(zip.file()).hasValue(file(".zip").toRealPath());
    }
  }

  @Test
  void filesWithoutRecordDoNotCount() throws IOException {
    publish(V1.toString(), "a");
    Files.delete(file(".release"));

    DirectoryStore fresh = DirectoryStore.at(root);
    assertThat(fresh.find(V1)).isEmpty();
    assertThat(fresh.versions(PATH)).isEmpty();
    assertThat(fresh.modules("", 10)).isEmpty();
    for (Kind kind : Kind.values()) {
      assertThat(fresh.open(new ModuleFile(V1, kind))).isEmpty();
    }

    publish(V1.toString(), "other");
    TestReleases.assertWhole(fresh, V1.toString(), "other");
  }

  @Test
  void reopenedStoreKnowsEverything() throws IOException {
    publish("example.com/M@v1.0.0", "a");
    publish("example.com/M@v1.1.0", "b");
    store.delete(ModuleVersion.parse("example.com/M@v1.1.0"));

    DirectoryStore fresh = DirectoryStore.at(root);
    TestReleases.assertWhole(fresh, "example.com/M@v1.0.0", "a");
    assertThat(fresh.versions(PATH)).hasValue(List.of(SemVer.parse("v1.0.0")));
    assertThat(fresh.find(ModuleVersion.parse("example.com/M@v1.1.0")))
        .isEqualTo(store.find(ModuleVersion.parse("example.com/M@v1.1.0")));
  }

  @Test
  void deletionRemovesFilesAndTheLineInTheList() throws IOException {
    publish("example.com/M@v1.0.0", "a");
    publish("example.com/M@v1.1.0", "b");
    store.delete(V1);

    assertThat(names(root.resolve("example.com/!m/@v")))
        .filteredOn(n -> n.startsWith("v1.0.0"))
        .containsExactlyInAnyOrder("v1.0.0.release", "v1.0.0.deleted");
    assertThat(list()).hasContent("v1.1.0\n");

    publish("example.com/M@v1.0.0", "a");
    assertThat(names(root.resolve("example.com/!m/@v")))
        .filteredOn(n -> n.startsWith("v1.0.0"))
        .hasSize(5)
        .doesNotContain("v1.0.0.deleted");
    assertThat(list()).hasContent("v1.0.0\nv1.1.0\n");
  }

  @Test
  void reindexingRebuildsTheList() throws IOException {
    publish("example.com/M@v1.0.0", "a");
    publish("example.com/n@v1.0.0", "a");
    Files.writeString(list(), "v0.9.0\nnonsense");
    Files.delete(root.resolve("example.com/n/@v/list"));

    store.reindex();

    assertThat(list()).hasContent("v1.0.0\n");
    assertThat(root.resolve("example.com/n/@v/list")).hasContent("v1.0.0\n");
  }

  @Test
  void reindexingLeavesFoldersWithoutRecordsAlone() throws IOException {
    Path folder = Files.createDirectories(root.resolve("example.com/cached/@v"));
    Files.writeString(folder.resolve("list"), "v1.0.0\n");
    Files.writeString(folder.resolve("v1.0.0.mod"), "module example.com/cached\n");

    store.reindex();

    assertThat(names(folder)).containsExactlyInAnyOrder("list", "v1.0.0.mod");
    assertThat(folder.resolve("list")).hasContent("v1.0.0\n");
  }

  @Test
  void publishingAgainMendsTheList() throws IOException {
    publish(V1.toString(), "a");
    Files.writeString(list(), "");
    publish(V1.toString(), "a");
    assertThat(list()).hasContent("v1.0.0\n");
  }

  @Test
  @DisplayName("trap 52: stray files are no versions")
  void ignoresStrayNames() throws IOException {
    publish(V1.toString(), "a");
    Path folder = root.resolve("example.com/!m/@v");
    byte[] record = Files.readAllBytes(file(".release"));
    for (String stray :
        List.of(
            "v1.1.0.lock",
            "v1.1.0.partial",
            "v1.1.0.zip",
            "v1.1.0.info",
            "v1.1.0.release.tmp",
            "V1.1.0.release",
            "v1.1.0-RC1.release",
            "v1.1.release",
            "v1.1.0+meta.release",
            "v2.0.0.release",
            "banana.release",
            "v1.1.0-!R.release",
            ".release",
            "v1.1.0.deleted",
            "list.release")) {
      Files.write(folder.resolve(stray), record);
    }
    for (String stray : List.of("Example.com/x/@v", "example.com/Big/@v", ".hidden.com/x/@v")) {
      Path strayFolder = Files.createDirectories(root.resolve(stray));
      Files.write(strayFolder.resolve("v1.0.0.release"), record);
    }
    Path escape = Files.createDirectories(root.resolve("nodot/x/@v"));
    Files.write(escape.resolve("v1.0.0.release"), record);
    Files.writeString(root.resolve("example.com/file"), "");

    assertThat(store.versions(PATH)).hasValue(List.of(SemVer.parse("v1.0.0")));
    assertThat(store.modules("", 10)).containsExactly(PATH);
    store.reindex();
    assertThat(list()).hasContent("v1.0.0\n");
  }

  @Test
  void findsDamageThatSizesTell() throws IOException {
    publish(V1.toString(), "a");
    long size = Files.size(file(".zip"));
    Files.write(file(".zip"), new byte[3]);
    Files.delete(file(".mod"));

    assertThatThrownBy(() -> store.open(new ModuleFile(V1, Kind.ZIP)))
        .isInstanceOf(IOException.class)
        .hasMessage("%s: has 3 bytes, but %s were published", file(".zip").toRealPath(), size);
    assertThatThrownBy(() -> store.open(new ModuleFile(V1, Kind.MOD)))
        .isInstanceOf(IOException.class)
        .hasMessage("%s: no such file or directory", real(".mod"));
  }

  @Test
  void unreadableRecordIsAFailureNotAnAbsence() throws IOException {
    Files.createDirectories(file(".release"));
    assertThatThrownBy(() -> store.find(V1))
        .isInstanceOf(IOException.class)
        .hasMessage("%s: Is a directory", real(".release"));
    assertThatThrownBy(() -> publish(V1.toString(), "a")).isInstanceOf(IOException.class);
    assertThat(root.resolve(".staging")).isEmptyDirectory();
  }

  @Test
  @DisplayName("trap 37: an outage is not an absence")
  void storeThatWentAwayIsAFailure() throws IOException {
    Files.delete(root.resolve(".staging"));

    assertThatThrownBy(() -> store.find(V1)).hasMessageContaining(root.getFileName().toString());
    assertThatThrownBy(() -> store.versions(PATH)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> store.modules("", 1)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> store.open(new ModuleFile(V1, Kind.MOD)))
        .isInstanceOf(IOException.class);
  }

  @Test
  void openingFailsWhereNoFolderCanBe() throws IOException {
    Path file = Files.writeString(root.resolve("file"), "");
    assertThatThrownBy(() -> DirectoryStore.at(file))
        .isInstanceOf(IOException.class)
        .hasMessage("%s: file exists", file);
  }

  @Test
  void openingRemovesOldTemporaryFiles() throws IOException {
    Path staging = store.stagingFolder();
    Path old = Files.writeString(staging.resolve("old.tmp"), "");
    Path recent = Files.writeString(staging.resolve("recent.tmp"), "");
    Clock clock = Clock.systemUTC();
    Files.setLastModifiedTime(old, FileTime.from(clock.instant().minus(Duration.ofHours(25))));
    Files.setLastModifiedTime(recent, FileTime.from(clock.instant().minus(Duration.ofHours(23))));

    DirectoryStore.at(root);

    assertThat(old).doesNotExist();
    assertThat(recent).exists();
  }

  private void publish(String module, String content) throws IOException {
    try (ModuleRelease release = TestReleases.release(module, content, store.stagingFolder())) {
      store.publish(release);
    }
  }

  private ModuleRelease release(String content) throws IOException {
    return TestReleases.release(V1.toString(), content, store.stagingFolder());
  }

  private Path list() {
    return root.resolve("example.com/!m/@v/list");
  }

  private Path file(String extension) {
    return root.resolve("example.com/!m/@v/v1.0.0" + extension);
  }

  private Path real(String extension) throws IOException {
    return root.toRealPath().resolve("example.com/!m/@v/v1.0.0" + extension);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  void writesNothingForAVersionThatNoDiskCanHold() throws IOException {
    String module = "example.com/other@v1.0.0-" + "a".repeat(300);
    try (ModuleRelease release = TestReleases.release(module, "a", store.stagingFolder())) {
      assertThatThrownBy(() -> store.publish(release))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith(root.toRealPath().toString())
          .hasMessageEndingWith(".ziphash: File name too long");
    }
    assertThat(root.resolve("example.com/other")).doesNotExist();
  }
}
