package io.github.goproxy4j.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.blob.Spool;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.VersionQuery;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryCacheTest {
  private static final ModulePath PATH = ModulePath.parse("example.com/M");
  private static final ModuleVersion RC = ModuleVersion.parse("example.com/M@v1.0.0-RC1");
  private static final ModuleVersion V1 = ModuleVersion.parse("example.com/M@v1.0.0");
  private static final ModuleFile ZIP = new ModuleFile(V1, Kind.ZIP);
  private static final Instant TIME = Instant.parse("2020-01-02T03:04:05Z");
  private static final String FULL = "No space left on device";

  @TempDir Path temp;

  private Path root;
  private DirectoryCache cache;

  @BeforeEach
  void openCache() throws IOException {
    root = temp.toRealPath().resolve("cache");
    cache = DirectoryCache.at(root);
  }

  private static void put(ModuleCache cache, ModuleFile file, String content) throws IOException {
    cache.put(file, Blob.ofBytes(content.getBytes(StandardCharsets.UTF_8)));
  }

  private void put(ModuleVersion module, Kind... kinds) throws IOException {
    for (Kind kind : kinds) {
      put(cache, new ModuleFile(module, kind), "content");
    }
  }

  private static boolean holds(ModuleCache cache, ModuleFile file) throws IOException {
    var held = cache.open(file);
    if (held.isPresent()) {
      held.get().close();
    }
    return held.isPresent();
  }

  private Path file(String name) {
    return root.resolve("example.com/!m/@v").resolve(name);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  @DisplayName("trap 34: names are escaped; X60-X62: the layout of the download cache")
  void hasTheLayoutOfTheDownloadCache() throws IOException {
    put(RC, Kind.values());
    cache.put(ChangingFile.list(PATH), new Snapshot("v1.0.0\n", TIME));
    cache.put(ChangingFile.info(PATH, VersionQuery.LATEST), new Snapshot("{}", TIME));
    cache.put(ChangingFile.info(PATH, VersionQuery.of("Main")), new Snapshot("{}", TIME));

    assertThat(names(file("")))
        .containsExactlyInAnyOrder(
            "list",
            "v1.0.0-!r!c1.info",
            "v1.0.0-!r!c1.info.sum",
            "v1.0.0-!r!c1.mod",
            "v1.0.0-!r!c1.mod.sum",
            "v1.0.0-!r!c1.zip",
            "v1.0.0-!r!c1.zip.sum");
    assertThat(file("v1.0.0-!r!c1.zip")).hasContent("content");
    assertThat(file("v1.0.0-!r!c1.zip.sum"))
        .hasContent("ed7002b439e9ac845f22357d822bac1444730fbdb6016d3ec9432297b9ec9f73 7\n");
    Path changing = root.resolve(".cache/changing/example.com/!m");
    assertThat(changing.resolve("@latest")).hasContent("{}");
    assertThat(changing.resolve("@v/list")).hasContent("v1.0.0\n");
    assertThat(changing.resolve("@v/!main.info")).hasContent("{}");
    assertThat(Files.getLastModifiedTime(changing.resolve("@latest")).toInstant()).isEqualTo(TIME);
    assertThat(names(root)).containsExactlyInAnyOrder(".cache", "example.com");
  }

  @Test
  @DisplayName("X60: the list has the versions of which all files are held")
  void listsWhatCanBeDownloaded() throws IOException {
    put(V1, Kind.INFO, Kind.MOD);
    assertThat(file("list")).doesNotExist();
    put(RC, Kind.ZIP, Kind.MOD, Kind.INFO);
    assertThat(file("list")).hasContent("v1.0.0-RC1\n");
    put(V1, Kind.ZIP);
    assertThat(file("list")).hasContent("v1.0.0-RC1\nv1.0.0\n");
    cache.purge(RC);
    assertThat(file("list")).hasContent("v1.0.0\n");
    cache.purge(PATH);
    assertThat(names(root)).containsExactly(".cache");
  }

  @Test
  void takesATemporaryFileByRename() throws IOException {
    Spool spool =
        Spool.of(new ByteArrayInputStream(new byte[5]), cache.stagingFolder(), Long.MAX_VALUE);
    Object key = Files.getAttribute(spool.file(), "fileKey");
    try (Blob blob = spool.intoBlob()) {
      cache.put(ZIP, blob);
    }
    assertThat(Files.getAttribute(file("v1.0.0.zip"), "fileKey")).isEqualTo(key);
  }

  @Test
  void filesCanBeHandedToTheSystem() throws IOException {
    put(V1, Kind.ZIP);
    try (Blob zip = cache.open(ZIP).orElseThrow()) {
      assertThat(zip.file()).hasValue(file("v1.0.0.zip"));
    }
  }

  @Test
  void anotherCacheInTheFolderHoldsTheSame() throws IOException {
    DirectoryCache other = DirectoryCache.at(root);
    put(V1, Kind.values());
    cache.put(ChangingFile.list(PATH), new Snapshot("v1.0.0\n", TIME));

    for (DirectoryCache same : List.of(other, DirectoryCache.at(root))) {
      assertThat(holds(same, ZIP)).isTrue();
      assertThat(same.versions(PATH)).containsExactly(V1.version());
      assertThat(same.open(ChangingFile.list(PATH))).hasValue(new Snapshot("v1.0.0\n", TIME));
    }
    other.purge(PATH);
    assertThat(holds(cache, ZIP)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ed7002b439e9ac845f22357d822bac1444730fbdb6016d3ec9432297b9ec9f73 6\n",
        "ed7002b439e9ac845f22357d822bac1444730fbdb6016d3ec9432297b9ec9f73 7",
        "ed7002b439e9ac845f22357d822bac1444730fbdb6016d3ec9432297b9ec9f73 -7\n",
        "ed7002b439e9ac845f22357d822bac1444730fbdb6016d3ec9432297b9ec9f73 7\n\n",
        "ED7002b439e9ac845f22357d822bac1444730fbdb6016d3ec9432297b9ec9f73 7\n",
        "\0\0\0\0",
      })
  void fileWithAWrongLineIsNotHeldAndCanBePutAgain(String line) throws IOException {
    put(V1, Kind.ZIP);
    Files.writeString(file("v1.0.0.zip.sum"), line);

    assertThat(holds(cache, ZIP)).isFalse();
    put(cache, ZIP, "new");
    assertThat(holds(cache, ZIP)).isTrue();
    assertThat(file("v1.0.0.zip")).hasContent("new");
  }

  @Test
  void fileThatIsDamagedOrMissingIsNotHeldAndCanBePutAgain() throws IOException {
    put(V1, Kind.ZIP);
    Files.writeString(file("v1.0.0.zip"), "con");
    assertThat(holds(cache, ZIP)).isFalse();
    put(V1, Kind.ZIP);
    assertThat(holds(cache, ZIP)).isTrue();

    Files.delete(file("v1.0.0.zip"));
    assertThat(holds(cache, ZIP)).isFalse();
    put(V1, Kind.ZIP);
    assertThat(holds(cache, ZIP)).isTrue();
  }

  @Test
  @DisplayName("X61: a small file that a power cut replaced by as many zeros is fetched again")
  void smallFileIsHeldOnlyIfItHasTheHashOfItsLine() throws IOException {
    ModuleFile goMod = new ModuleFile(V1, Kind.MOD);
    put(V1, Kind.MOD);
    Files.write(file("v1.0.0.mod"), new byte["content".length()]);
    assertThat(holds(cache, goMod)).isFalse();
    put(V1, Kind.MOD);
    try (Blob held = cache.open(goMod).orElseThrow()) {
      assertThat(held.readAllBytes(100)).asString().isEqualTo("content");
    }
  }

  @Test
  void largeGoModIsAFile() throws IOException {
    ModuleFile goMod = new ModuleFile(V1, Kind.MOD);
    byte[] large = new byte[(64 << 10) + 1];
    cache.put(goMod, Blob.ofBytes(large));
    try (Blob held = cache.open(goMod).orElseThrow()) {
      assertThat(held.file()).hasValue(file("v1.0.0.mod"));
      assertThat(held.readAllBytes(large.length)).isEqualTo(large);
    }
    cache.put(new ModuleFile(RC, Kind.MOD), Blob.ofBytes(new byte[64 << 10]));
    try (Blob held = cache.open(new ModuleFile(RC, Kind.MOD)).orElseThrow()) {
      assertThat(held.size()).isEqualTo(64 << 10);
    }
  }

  @Test
  @DisplayName("trap 52: what was not put here is not held")
  void ignoresForeignFiles() throws IOException {
    put(V1, Kind.MOD);
    for (String name : List.of("v1.1.0.mod", "v1.1.0.zip", "v1.1.0.info")) {
      Files.writeString(file(name), "foreign");
    }
    Files.writeString(file("banana.mod"), "");

    assertThat(holds(cache, new ModuleFile(ModuleVersion.parse("example.com/M@v1.1.0"), Kind.MOD)))
        .isFalse();
    assertThat(cache.versions(PATH)).isEmpty();
    assertThat(file("list")).doesNotExist();
    cache.purge(PATH);
    assertThat(names(file(""))).containsExactly("banana.mod");
  }

  @Test
  void refusesAFolderInWhichSomethingElseIsKept() throws IOException {
    Path store = temp.resolve("store");
    DirectoryStore.at(store);

    assertThatThrownBy(() -> DirectoryCache.at(store))
        .isInstanceOf(IOException.class)
        .hasMessage("%s: neither empty nor the folder of a cache", store);
    assertThat(names(store)).containsExactlyInAnyOrder(".staging", ".locks");
    assertThat(DirectoryStore.isStoreOrFree(root)).isFalse();
  }

  @Test
  void openingFailsWhereNoFolderCanBe() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "");
    assertThatThrownBy(() -> DirectoryCache.at(file)).isInstanceOf(IOException.class);
  }

  @Test
  @DisplayName("trap 37: an outage is not an absence")
  void cacheThatWentAwayIsAFailure() throws IOException {
    Files.delete(root.resolve(".cache/.staging"));

    assertThatThrownBy(() -> cache.open(ZIP))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(root + ": ");
    assertThatThrownBy(() -> cache.open(ChangingFile.list(PATH))).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> cache.versions(PATH)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> put(V1, Kind.MOD)).isInstanceOf(IOException.class);
  }

  @Test
  void openingRemovesOldTemporaryFiles() throws IOException {
    Path old = Files.writeString(cache.stagingFolder().resolve("old.tmp"), "");
    Path recent = Files.writeString(cache.stagingFolder().resolve("recent.tmp"), "");
    Instant now = Clock.systemUTC().instant();
    Files.setLastModifiedTime(old, FileTime.from(now.minus(Duration.ofHours(25))));
    Files.setLastModifiedTime(recent, FileTime.from(now.minus(Duration.ofHours(23))));

    DirectoryCache.at(root);

    assertThat(old).doesNotExist();
    assertThat(recent).exists();
  }

  @Test
  void refusesAFileThatNoDiskCanHold() {
    var file =
        new ModuleFile(ModuleVersion.parse("example.com/m@v1.0.0-" + "a".repeat(300)), Kind.MOD);
    var query = ChangingFile.info(PATH, VersionQuery.of("a".repeat(300)));

    assertThatThrownBy(() -> put(cache, file, "module example.com/m\n"))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("File name too long");
    assertThatThrownBy(() -> cache.put(query, new Snapshot("{}", TIME)))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("File name too long");
  }

  @FunctionalInterface
  private interface Change {
    void on(ModuleCache cache) throws IOException;
  }

  @Test
  void failedPutLeavesTheFileWholeOrAbsent() throws IOException {
    assertThat(failEverywhere(cache -> put(cache, ZIP, "new"))).isGreaterThan(5);
  }

  @Test
  void failedPutOverADamagedFileLeavesItWholeOrAbsent() throws IOException {
    int failures =
        failEverywhere(
            cache -> {
              put(DirectoryCache.at(root), ZIP, "old");
              Files.writeString(file("v1.0.0.zip"), "damaged");
              put(cache, ZIP, "new");
            });
    assertThat(failures).isGreaterThan(3);
  }

  @Test
  void failedSnapshotLeavesTheOldOrNone() throws IOException {
    ChangingFile list = ChangingFile.list(PATH);
    failEverywhere(
        cache -> {
          try {
            cache.put(list, new Snapshot("new", TIME));
          } finally {
            assertThat(DirectoryCache.at(root).open(list).map(Snapshot::text))
                .isIn(Optional.empty(), Optional.of("new"));
          }
        });
  }

  /** How often the change failed. */
  private int failEverywhere(Change change) throws IOException {
    for (int operations = 0; ; operations++) {
      root = temp.toRealPath().resolve("failing " + operations);
      var left = new AtomicInteger(operations);
      DiskProbe probe =
          (operation, file) -> {
            if (left.getAndDecrement() == 0) {
              throw new IOException(FULL);
            }
          };
      DirectoryCache failing = DirectoryCache.builder(root).probe(probe).open();
      Throwable thrown = null;
      try {
        change.on(failing);
      } catch (IOException e) {
        thrown = e;
      }
      assertThat(failing.stagingFolder()).isEmptyDirectory();
      assertWholeOrAbsent();
      if (thrown == null) {
        return operations;
      }
      assertThat(thrown).hasMessageMatching(Pattern.quote(root.toString()) + ".*: " + FULL);
      put(DirectoryCache.at(root), ZIP, "again");
    }
  }

  private void assertWholeOrAbsent() throws IOException {
    var held = DirectoryCache.at(root).open(ZIP);
    if (held.isPresent()) {
      try (Blob blob = held.get()) {
        assertThat(new String(blob.readAllBytes(100), StandardCharsets.UTF_8)).isIn("new", "old");
      }
    }
  }
}
