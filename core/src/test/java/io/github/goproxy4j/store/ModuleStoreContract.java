package io.github.goproxy4j.store;

import static io.github.goproxy4j.store.PublishResult.PUBLISHED;
import static io.github.goproxy4j.store.PublishResult.UNCHANGED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.Parallel;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.blob.Sha256;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.release.ModuleRelease;
import io.github.goproxy4j.semver.SemVer;
import io.github.goproxy4j.store.StoredRelease.State;
import io.github.goproxy4j.sum.ModuleHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every {@link ModuleStore} does. */
public abstract class ModuleStoreContract {
  @TempDir Path folder;

  private ModuleStore store;

  /** For stores that are tested elsewhere, too. */
  protected ModuleStoreContract() {}

  /** An empty store, which may use the folder. */
  protected abstract ModuleStore newStore(Path folder) throws IOException;

  @BeforeEach
  void openStore() throws IOException {
    store = newStore(Files.createDirectory(folder.resolve("store")));
  }

  @AfterEach
  void assertNoOpenBlobs() throws IOException {
    Path descriptors = Path.of("/proc/self/fd");
    if (Files.isDirectory(descriptors)) {
      try (Stream<Path> open = Files.list(descriptors)) {
        assertThat(open.map(ModuleStoreContract::target).filter(file -> file.startsWith(folder)))
            .isEmpty();
      }
    }
  }

  private static Path target(Path link) {
    try {
      return Files.readSymbolicLink(link);
    } catch (IOException e) {
      return link;
    }
  }

  @AfterEach
  void leavesNothingInTheStagingFolder() throws IOException {
    try (Stream<Path> files = Files.list(store.stagingFolder())) {
      assertThat(files.filter(Files::isRegularFile)).isEmpty();
    }
  }

  @Test
  void publishesAllFilesOfARelease() throws IOException {
    assertThat(publish("example.com/m@v1.0.0", "a")).isEqualTo(PUBLISHED);

    assertThat(text("example.com/m@v1.0.0", Kind.INFO))
        .isEqualTo("{\"Version\":\"v1.0.0\",\"Time\":\"2020-01-02T03:04:05Z\"}");
    assertThat(text("example.com/m@v1.0.0", Kind.MOD)).isEqualTo("module example.com/m\n");
    assertThat(read("example.com/m@v1.0.0", Kind.ZIP))
        .isEqualTo(TestReleases.zip("example.com/m@v1.0.0", "a"));
  }

  @Test
  void tellsWhatWasPublished() throws IOException {
    publish("example.com/m@v1.0.0", "a");
    byte[] zip = TestReleases.zip("example.com/m@v1.0.0", "a");

    StoredRelease release = find("example.com/m@v1.0.0");
    assertThat(release.module()).isEqualTo(version("example.com/m@v1.0.0"));
    assertThat(release.info().time()).hasValue(TestReleases.TIME);
    assertThat(release.h1()).isEqualTo(ModuleHash.ofZip(Blob.ofBytes(zip)));
    assertThat(release.goModH1())
        .isEqualTo(ModuleHash.ofGoMod("module example.com/m\n".getBytes(StandardCharsets.UTF_8)));
    assertThat(release.zip().size()).isEqualTo(zip.length);
    assertThat(release.zip().sha256()).isEqualTo(Sha256.hex(Sha256.of(zip)));
    assertThat(release.provenance()).isEqualTo("zip");
    assertThat(release.state()).isEqualTo(State.PUBLISHED);
  }

  @Test
  void correctsTheTimeOfAReleaseAndNothingElse() throws IOException {
    publish("example.com/m@v1.0.0", "a");
    StoredRelease before = find("example.com/m@v1.0.0");
    Instant time = Instant.parse("2021-02-03T04:05:06Z");

    StoredRelease after = store.correctTime(version("example.com/m@v1.0.0"), time).orElseThrow();

    assertThat(after).isEqualTo(before.at(time)).isEqualTo(find("example.com/m@v1.0.0"));
    assertThat(text("example.com/m@v1.0.0", Kind.INFO))
        .isEqualTo("{\"Version\":\"v1.0.0\",\"Time\":\"2021-02-03T04:05:06Z\"}");
    TestReleases.assertWhole(store, "example.com/m@v1.0.0", "a");
  }

  @Test
  void scrubsWhatWasPublished() throws IOException {
    publish("example.com/m@v1.0.0", "a");
    publish("example.com/m@v1.1.0", "b");
    publish("example.com/n@v1.0.0", "c");
    store.delete(version("example.com/n@v1.0.0"));

    assertThat(store.scrub(damage -> assertThat(damage).isNull())).isEqualTo(3);
  }

  @Test
  void correctsNoTimeOfWhatIsNotThere() throws IOException {
    publish("example.com/m@v1.0.0", "a");
    store.delete(version("example.com/m@v1.0.0"));

    assertThat(store.correctTime(version("example.com/m@v1.0.0"), Instant.EPOCH)).isEmpty();
    assertThat(store.correctTime(version("example.com/m@v1.0.1"), Instant.EPOCH)).isEmpty();
    assertThat(find("example.com/m@v1.0.0").info().time()).hasValue(TestReleases.TIME);
  }

  @Test
  void blobsCarryTheirRecordedSha256() throws IOException {
    publish("example.com/m@v1.0.0", "a");
    for (Kind kind : Kind.values()) {
      try (Blob blob = open("example.com/m@v1.0.0", kind).orElseThrow()) {
        byte[] bytes = blob.readAllBytes(1 << 20);
        assertThat(blob.sha256()).as("%s", kind).hasValue(Sha256.hex(Sha256.of(bytes)));
      }
    }
  }

  @Test
  void knowsNothingOfWhatWasNotPublished() throws IOException {
    publish("example.com/m@v1.0.0", "a");

    assertThat(store.find(version("example.com/m@v1.0.1"))).isEmpty();
    assertThat(store.find(version("example.com/other@v1.0.0"))).isEmpty();
    for (Kind kind : Kind.values()) {
      assertThat(open("example.com/m@v1.0.1", kind)).isEmpty();
      assertThat(open("example.com/m/sub@v1.0.0", kind)).isEmpty();
    }
    assertThat(store.versions(ModulePath.parse("example.com/other"))).isEmpty();
    assertThat(store.versions(ModulePath.parse("example.com"))).isEmpty();
    assertThat(store.delete(version("example.com/m@v1.0.1"))).isEmpty();
  }

  @Test
  void findsNothingUnderAVersionThatIsNotCanonical() throws IOException {
    publish("example.com/m@v1.0.0", "a");
    assertThat(store.find(version("example.com/m@v1"))).isEmpty();
    assertThat(store.find(version("example.com/m@v1.0.0+meta"))).isEmpty();
    assertThat(store.delete(version("example.com/m@v1.0"))).isEmpty();
  }

  @Test
  void namesThatNoDiskCouldHoldAreAbsent() throws IOException {
    String element = "example.com/" + "m".repeat(300);
    String path = "example.com" + "/m".repeat(5000);
    for (String module : List.of(element, path)) {
      assertThat(store.find(version(module + "@v1.0.0"))).isEmpty();
      assertThat(open(module + "@v1.0.0", Kind.ZIP)).isEmpty();
      assertThat(store.versions(ModulePath.parse(module))).isEmpty();
    }
    assertThat(store.find(version("example.com/m@v1.0.0-" + "r".repeat(300)))).isEmpty();
  }

  @Test
  void publishingTheSameAgainChangesNothing() throws IOException {
    publish("example.com/m@v1.0.0", "a");
    StoredRelease before = find("example.com/m@v1.0.0");

    assertThat(publish("example.com/m@v1.0.0", "a")).isEqualTo(UNCHANGED);
    assertThat(find("example.com/m@v1.0.0")).isEqualTo(before);
  }

  @Test
  void keepsTheFirstZipOfSeveralWithTheSameHash() throws IOException {
    publish("example.com/m@v1.0.0", "a");
    byte[] before = read("example.com/m@v1.0.0", Kind.ZIP);

    assertThat(publishWithComment("example.com/m@v1.0.0", "a")).isEqualTo(UNCHANGED);
    assertThat(read("example.com/m@v1.0.0", Kind.ZIP)).isEqualTo(before);
  }

  @Test
  void refusesOtherContentForAVersion() throws IOException {
    publish("example.com/m@v1.0.0", "a");
    StoredRelease before = find("example.com/m@v1.0.0");

    assertThatThrownBy(() -> publish("example.com/m@v1.0.0", "b"))
        .isInstanceOfSatisfying(
            ReleaseConflictException.class, e -> assertThat(e.existing()).isEqualTo(before))
        .hasMessageStartingWith(
            "example.com/m@v1.0.0: already published with other content (" + before.h1() + ", now");
    assertWhole("example.com/m@v1.0.0", "a");
  }

  @Test
  @DisplayName("X13: a module without a go.mod file gets the synthesised one")
  void synthesisesGoMod() throws IOException {
    try (var release =
        TestReleases.releaseWithoutGoMod("example.com/m@v1.0.0", "a", store.stagingFolder())) {
      store.publish(release);
    }
    assertThat(text("example.com/m@v1.0.0", Kind.MOD)).isEqualTo("module example.com/m\n");
  }

  @Test
  void takesReleasesFromAnyFolder() throws IOException {
    Path other = Files.createDirectories(folder.resolve("other"));
    try (var release = TestReleases.release("example.com/m@v1.0.0", "a", other)) {
      assertThat(store.publish(release)).isEqualTo(PUBLISHED);
    }
    assertWhole("example.com/m@v1.0.0", "a");
    assertThat(other).isEmptyDirectory();
  }

  @Test
  void listsVersionsInTheirOrder() throws IOException {
    List<String> versions =
        List.of(
            "v0.0.0-20200102030405-abcdefabcdef",
            "v1.0.0-RC1",
            "v1.0.0-rc1",
            "v1.0.0",
            "v1.9.0",
            "v1.10.0",
            "v2.0.0+incompatible");
    for (String version : List.of("v1.10.0", "v1.0.0-rc1", "v1.9.0", "v1.0.0", "v1.0.0-RC1")) {
      publish("example.com/m@" + version, version);
    }
    publish("example.com/m@v0.0.0-20200102030405-abcdefabcdef", "pseudo");
    publishWithoutGoMod("example.com/m@v2.0.0+incompatible", "incompatible");

    assertThat(versions("example.com/m")).containsExactlyElementsOf(versions);
  }

  @Test
  void keepsApartVersionsThatDifferInCaseAlone() throws IOException {
    publish("example.com/m@v1.0.0-RC1", "upper");
    publish("example.com/m@v1.0.0-rc1", "lower");

    assertWhole("example.com/m@v1.0.0-RC1", "upper");
    assertWhole("example.com/m@v1.0.0-rc1", "lower");
    store.delete(version("example.com/m@v1.0.0-RC1"));
    assertWhole("example.com/m@v1.0.0-rc1", "lower");
  }

  @Test
  void keepsApartModulesThatDifferInCaseAlone() throws IOException {
    publish("example.com/Azure@v1.0.0", "upper");
    publish("example.com/azure@v1.0.0", "lower");

    assertWhole("example.com/Azure@v1.0.0", "upper");
    assertWhole("example.com/azure@v1.0.0", "lower");
    assertThat(modules("", 10)).containsExactly("example.com/Azure", "example.com/azure");
  }

  @Test
  void listsModulesInTheOrderOfTheirBytes() throws IOException {
    List<String> modules =
        List.of(
            "a.com",
            "a.com/A",
            "a.com/a",
            "a.com/a-b",
            "a.com/a-b/c",
            "a.com/a.b",
            "a.com/a/b",
            "a.com/a/v2",
            "a.com/a0",
            "a.com/a_b",
            "a.com/aB",
            "a.com/b/c/d/e");
    for (int i = modules.size() - 1; i >= 0; i--) {
      publish(modules.get(i) + (modules.get(i).endsWith("v2") ? "@v2.0.0" : "@v1.0.0"), "a");
    }
    List<String> sorted = modules.stream().sorted().toList();

    assertThat(modules("", 100)).containsExactlyElementsOf(sorted);
    for (int i = 0; i < sorted.size(); i++) {
      assertThat(modules(sorted.get(i), 2))
          .as("after %s", sorted.get(i))
          .containsExactlyElementsOf(sorted.subList(i + 1, Math.min(i + 3, sorted.size())));
    }
    assertThat(modules("", 0)).isEmpty();
    assertThat(modules("a.com/a/", 1)).containsExactly("a.com/a/b");
    assertThat(modules("a.com/b/c/", 1)).containsExactly("a.com/b/c/d/e");
    assertThat(modules("zzz", 5)).isEmpty();
    assertThat(modules("a.com/\u00e9", 5)).isEmpty();
  }

  @Test
  void deletedVersionsAreGoneButKnown() throws IOException {
    publish("example.com/m@v1.0.0", "a");
    publish("example.com/m@v1.1.0", "b");
    StoredRelease before = find("example.com/m@v1.0.0");

    StoredRelease deleted = store.delete(version("example.com/m@v1.0.0")).orElseThrow();

    assertThat(deleted).isEqualTo(before.in(State.DELETED));
    assertThat(find("example.com/m@v1.0.0")).isEqualTo(deleted);
    for (Kind kind : Kind.values()) {
      assertThat(open("example.com/m@v1.0.0", kind)).isEmpty();
    }
    assertThat(versions("example.com/m")).containsExactly("v1.1.0");
    assertThat(store.delete(version("example.com/m@v1.0.0"))).hasValue(deleted);
  }

  @Test
  @DisplayName("trap 35: a module without versions is not an unknown one")
  void modulesStayKnownWhenAllTheirVersionsAreDeleted() throws IOException {
    publish("example.com/m@v1.0.0", "a");
    store.delete(version("example.com/m@v1.0.0"));

    assertThat(store.versions(ModulePath.parse("example.com/m"))).hasValue(List.of());
    assertThat(modules("", 10)).containsExactly("example.com/m");
  }

  @Test
  void deletedVersionsReturnWithTheSameContentOnly() throws IOException {
    publish("example.com/m@v1.0.0", "a");
    store.delete(version("example.com/m@v1.0.0"));

    assertThatThrownBy(() -> publish("example.com/m@v1.0.0", "b"))
        .isInstanceOf(ReleaseConflictException.class)
        .hasMessageStartingWith(
            "example.com/m@v1.0.0: deleted, and was published with other content (h1:");
    assertThat(find("example.com/m@v1.0.0").state()).isEqualTo(State.DELETED);

    assertThat(publishWithComment("example.com/m@v1.0.0", "a")).isEqualTo(PUBLISHED);
    assertWhole("example.com/m@v1.0.0", "a");
    assertThat(versions("example.com/m")).containsExactly("v1.0.0");
  }

  @Test
  void openedFilesOutliveTheirDeletion() throws IOException {
    publish("example.com/m@v1.0.0", "a");
    try (Blob zip = open("example.com/m@v1.0.0", Kind.ZIP).orElseThrow()) {
      store.delete(version("example.com/m@v1.0.0"));
      assertThat(zip.readAllBytes(1 << 20))
          .isEqualTo(TestReleases.zip("example.com/m@v1.0.0", "a"));
    }
  }

  @Test
  void reindexingLosesNothing() throws IOException {
    publish("example.com/m@v1.0.0", "a");
    publish("example.com/m@v1.1.0", "b");
    publish("example.com/n@v1.0.0", "c");
    store.delete(version("example.com/m@v1.1.0"));

    store.reindex();

    assertWhole("example.com/m@v1.0.0", "a");
    assertWhole("example.com/n@v1.0.0", "c");
    assertThat(find("example.com/m@v1.1.0").state()).isEqualTo(State.DELETED);
    assertThat(versions("example.com/m")).containsExactly("v1.0.0");
    assertThat(modules("", 10)).containsExactly("example.com/m", "example.com/n");
  }

  @Test
  void manyMayPublishVersionsAtOnce() throws Exception {
    List<PublishResult> results =
        Parallel.run(50, i -> publish("example.com/m@v1.0." + i, "content " + i));

    assertThat(results).containsOnly(PUBLISHED);
    assertThat(versions("example.com/m"))
        .containsExactlyElementsOf(IntStream.range(0, 50).mapToObj(i -> "v1.0." + i).toList());
  }

  @Test
  void oneOfManyWinsAVersion() throws Exception {
    List<Boolean> won =
        Parallel.run(
            16,
            i -> {
              try {
                return publish("example.com/m@v1.0.0", "content " + i) == PUBLISHED;
              } catch (ReleaseConflictException e) {
                return false;
              }
            });

    assertThat(won).containsOnlyOnce(true);
    assertWhole("example.com/m@v1.0.0", "content " + won.indexOf(true));
  }

  @Test
  void sameContentNeverConflicts() throws Exception {
    List<PublishResult> results = Parallel.run(16, i -> publish("example.com/m@v1.0.0", "a"));

    assertThat(results).containsOnlyOnce(PUBLISHED).containsOnly(PUBLISHED, UNCHANGED);
    assertWhole("example.com/m@v1.0.0", "a");
  }

  @Test
  void readersNeverSeeHalfARelease() throws Exception {
    int rounds = 30;
    Parallel.run(
        4,
        i -> {
          for (int round = 0; round < rounds; round++) {
            if (i == 0) {
              publishVariant("example.com/m@v1.0.0", "a", "x".repeat(round));
              store.delete(version("example.com/m@v1.0.0"));
            } else {
              assertConsistent("example.com/m@v1.0.0");
            }
          }
          return true;
        });
  }

  private void assertConsistent(String module) throws IOException {
    Optional<Blob> zip = open(module, Kind.ZIP);
    if (zip.isPresent()) {
      try (Blob blob = zip.get()) {
        assertThat(blob.sha256()).hasValue(Sha256.hex(Sha256.of(blob.readAllBytes(1 << 20))));
      }
    }
  }

  private PublishResult publish(String module, String content) throws IOException {
    try (ModuleRelease release = TestReleases.release(module, content, store.stagingFolder())) {
      return store.publish(release);
    }
  }

  private void publishWithoutGoMod(String module, String content) throws IOException {
    try (ModuleRelease release =
        TestReleases.releaseWithoutGoMod(module, content, store.stagingFolder())) {
      store.publish(release);
    }
  }

  private PublishResult publishWithComment(String module, String content) throws IOException {
    return publishVariant(module, content, "comment");
  }

  /** Another zip with the same hash. */
  private PublishResult publishVariant(String module, String content, String comment)
      throws IOException {
    byte[] zip = TestReleases.withComment(TestReleases.zip(module, content), comment);
    try (ModuleRelease release = TestReleases.ofZip(version(module), zip, store.stagingFolder())) {
      return store.publish(release);
    }
  }

  private void assertWhole(String module, String content) throws IOException {
    TestReleases.assertWhole(store, module, content);
  }

  private StoredRelease find(String module) throws IOException {
    return store.find(version(module)).orElseThrow();
  }

  private List<String> versions(String path) throws IOException {
    return store.versions(ModulePath.parse(path)).orElseThrow().stream()
        .map(SemVer::toString)
        .toList();
  }

  private List<String> modules(String after, int limit) throws IOException {
    return store.modules(after, limit).stream().map(ModulePath::value).toList();
  }

  private Optional<Blob> open(String module, Kind kind) throws IOException {
    return store.open(new ModuleFile(version(module), kind));
  }

  private String text(String module, Kind kind) throws IOException {
    return new String(read(module, kind), StandardCharsets.UTF_8);
  }

  private byte[] read(String module, Kind kind) throws IOException {
    try (Blob blob = open(module, kind).orElseThrow()) {
      return blob.readAllBytes(1 << 20);
    }
  }

  private static ModuleVersion version(String module) {
    return ModuleVersion.parse(module);
  }
}
