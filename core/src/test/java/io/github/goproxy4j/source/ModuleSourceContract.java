package io.github.goproxy4j.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.blob.Sha256;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.VersionInfo;
import io.github.goproxy4j.module.VersionQuery;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every source promises, whatever it is made of. One source serves all tests of a class. */
@SuppressWarnings("exports")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ModuleSourceContract {
  /** The modules that {@link #source} is to have. */
  private static final List<SampleModule> MODULES =
      List.of(
          SampleModule.of("example.com/m", "v1.10.0"),
          SampleModule.of("example.com/m", "v1.2.0"),
          SampleModule.of("example.com/m", "v1.2.1-0.20210101000000-abcdefabcdef"),
          SampleModule.of("example.com/m", "v1.11.0-rc.1"),
          SampleModule.of("example.com/m", "v1.2.1"),
          SampleModule.of("example.com/m", "v0.9.0"),
          SampleModule.of("example.com/m/v2", "v2.0.0"),
          SampleModule.of("example.com/pre", "v0.2.0-beta"),
          SampleModule.of("example.com/pre", "v0.2.0-alpha"),
          SampleModule.of("example.com/pre", "v0.2.0-rc.1"),
          SampleModule.of("example.com/tip", "v1.0.1-0.20190101000000-aaaaaaaaaaaa"),
          SampleModule.of("example.com/tip", "v0.0.0-20210101000000-bbbbbbbbbbbb"),
          SampleModule.of("example.com/tip", "v0.0.0-20200101000000-cccccccccccc"),
          SampleModule.of("example.com/modern", "v1.0.0"),
          SampleModule.of("example.com/modern", "v2.0.0+incompatible").withoutGoMod(),
          SampleModule.of("example.com/Legacy", "v1.0.0").withoutGoMod(),
          SampleModule.of("example.com/Legacy", "v1.1.0-RC1").withoutGoMod(),
          SampleModule.of("example.com/Legacy", "v2.1.0+incompatible").withoutGoMod(),
          SampleModule.of("example.com/Legacy", "v3.0.0+incompatible").withoutGoMod());

  private static final Fetch FETCH = Fetch.normal();

  /** Watches blobs of sources below the one under test. */
  protected final OpenBlobs blobs = new OpenBlobs();

  private Path folder;
  private ModuleSource source;

  protected ModuleSourceContract() {}

  /** A folder for those who need one. No file in it may be open after a test. */
  protected final Path folder() {
    return folder;
  }

  /** A source that has exactly {@code modules}; asked for once. */
  protected abstract ModuleSource sourceOf(List<SampleModule> modules) throws Exception;

  @BeforeAll
  final void makeSource(@TempDir Path temp) throws Exception {
    folder = temp.toRealPath();
    source = sourceOf(MODULES);
  }

  @AfterEach
  final void assertNoOpenBlobs() throws IOException {
    blobs.assertNoneOpen(folder);
  }

  private List<String> versions(String path) throws IOException {
    return source.versions(new ModulePath(path), FETCH).stream().map(Object::toString).toList();
  }

  private String resolve(String path, VersionQuery query) throws IOException {
    return source.info(new ModulePath(path), query, FETCH).version().toString();
  }

  @Test
  @DisplayName("X10: the list is ascending by precedence and has no pseudo-versions")
  void listsVersionsInOrder() throws IOException {
    assertThat(versions("example.com/m"))
        .containsExactly("v0.9.0", "v1.2.0", "v1.2.1", "v1.10.0", "v1.11.0-rc.1");
  }

  @Test
  @DisplayName("X10, X60: the list keeps +incompatible versions and those with capitals")
  void listsIncompatibleVersionsAndCapitals() throws IOException {
    assertThat(versions("example.com/Legacy"))
        .containsExactly("v1.0.0", "v1.1.0-RC1", "v2.1.0+incompatible", "v3.0.0+incompatible");
    assertThat(versions("example.com/m/v2")).containsExactly("v2.0.0");
  }

  @Test
  @DisplayName("Trap 35: a module without tagged versions has an empty list")
  void listOfModuleWithoutTagsIsEmpty() throws IOException {
    assertThat(versions("example.com/tip")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"example.com/unknown", "example.com", "example.com/legacy", "a.b/m/v3"})
  @DisplayName("Trap 37: an unknown module is not found")
  void unknownModuleIsNotFound(String name) {
    var path = new ModulePath(name);

    assertNotFound(name, () -> source.versions(path, FETCH));
    assertNotFound(name, () -> source.info(path, VersionQuery.LATEST, FETCH));
    assertNotFound(name, () -> source.info(path, VersionQuery.of("master"), FETCH));
    assertNotFound(name, () -> source.info(path, VersionQuery.of("v1"), FETCH));
  }

  @Test
  void unknownVersionIsNotFound() {
    var module = ModuleVersion.of("example.com/m", "v1.2.3");
    var exact = new VersionQuery.Exact(module.version());

    assertNotFound("example.com/m@v1.2.3", () -> source.info(module.path(), exact, FETCH));
    assertNotFound("example.com/m@v1.2.3", () -> source.goMod(module, FETCH));
    assertNotFound("example.com/m@v1.2.3", () -> source.zip(module, FETCH));
  }

  @Test
  void versionOfAnotherMajorIsNotFound() {
    var exact = VersionQuery.of("v2.0.0");

    assertNotFound(
        "example.com/m@v2.0.0", () -> source.info(new ModulePath("example.com/m"), exact, FETCH));
  }

  private static void assertNotFound(String subject, Callable<?> question) {
    assertThatThrownBy(question::call)
        .isInstanceOf(ModuleNotFoundException.class)
        .hasMessageStartingWith(subject);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1.2.0", "v1.11.0-rc.1", "v1.2.1-0.20210101000000-abcdefabcdef"})
  @DisplayName("X15: an exact version resolves to itself, with its time")
  void exactVersionResolvesToItself(String version) throws IOException {
    SampleModule sample = SampleModule.of("example.com/m", version);
    VersionInfo info =
        source.info(
            sample.module().path(), new VersionQuery.Exact(sample.module().version()), FETCH);

    assertThat(info).isEqualTo(sample.info());
  }

  @ParameterizedTest
  @CsvSource({
    "example.com/m, v1.10.0",
    "example.com/m/v2, v2.0.0",
    "example.com/pre, v0.2.0-rc.1",
    "example.com/tip, v0.0.0-20210101000000-bbbbbbbbbbbb",
    "example.com/Legacy, v3.0.0+incompatible",
    "example.com/modern, v1.0.0",
  })
  @DisplayName("X12-X14: release, else prerelease, else youngest pseudo-version, retracted or not")
  void choosesTheLatest(String path, String version) throws IOException {
    assertThat(resolve(path, VersionQuery.LATEST)).isEqualTo(version);
    assertThat(resolve(path, VersionQuery.of("latest"))).isEqualTo(version);
  }

  @ParameterizedTest
  @CsvSource({
    "example.com/m, v0, v0.9.0",
    "example.com/m, v1, v1.10.0",
    "example.com/m, v1.2, v1.2.1",
    "example.com/m, v1.11, ''",
    "example.com/m, v1.3, ''",
    "example.com/m, v2, ''",
    "example.com/pre, v0, v0.2.0-rc.1",
    "example.com/pre, v0.2, ''",
    "example.com/tip, v0, ''",
    "example.com/Legacy, v2, v2.1.0+incompatible",
    "example.com/Legacy, v1, v1.0.0",
    "example.com/modern, v2.0, v2.0.0+incompatible",
  })
  @DisplayName("3.2: a prefix of a version is the highest release with it")
  void resolvesPrefixes(String path, String prefix, String version) throws IOException {
    assertResolves(path, prefix, version);
  }

  @ParameterizedTest
  @CsvSource({
    "example.com/m, v1.2.0+meta, v1.2.0",
    "example.com/m, v1.11.0-rc.1+meta.1, v1.11.0-rc.1",
    "example.com/m, v1.2.3+meta, ''",
    "example.com/m, master, ''",
    "example.com/m, abcdefabcdef, v1.2.1-0.20210101000000-abcdefabcdef",
    "example.com/m, abcdef, ''",
    "example.com/m, HEAD, ''",
    "example.com/m, v1.2.x, ''",
    "example.com/m, v1.2.0.1, ''",
    "example.com/modern, v2.0.0, ''",
  })
  @DisplayName(
      "3.2, X5: build metadata does not matter; a commit is its version; others are not found")
  void resolvesOtherNames(String path, String name, String version) throws IOException {
    assertResolves(path, name, version);
  }

  private void assertResolves(String path, String name, String version) throws IOException {
    VersionQuery query = VersionQuery.of(name);
    if (version.isEmpty()) {
      assertNotFound(path + "@" + name, () -> resolve(path, query));
    } else {
      assertThat(resolve(path, query)).isEqualTo(version);
    }
  }

  @Test
  @DisplayName("X4: every file of every version is what was put there")
  void handsOutTheFiles() throws IOException {
    assertHasTheFiles();
  }

  private void assertHasTheFiles() throws IOException {
    for (SampleModule sample : MODULES) {
      try (Blob goMod = source.goMod(sample.module(), FETCH)) {
        assertHolds(goMod, sample.goMod());
      }
      try (Blob zip = source.zip(sample.module(), FETCH)) {
        assertHolds(zip, sample.zip());
      }
    }
  }

  private static void assertHolds(Blob blob, byte[] bytes) throws IOException {
    assertThat(blob.size()).isEqualTo(bytes.length);
    blob.sha256().ifPresent(sum -> assertThat(sum).isEqualTo(Sha256.hex(Sha256.of(bytes))));
    try (InputStream in = blob.newInputStream()) {
      assertThat(in.readAllBytes()).isEqualTo(bytes);
    }
  }

  @Test
  void answersFromWhatItHoldsWhenNothingMayBeFetched() throws IOException {
    for (Fetch fetch : List.of(FETCH, Fetch.of(Fetch.Mode.CACHED_ONLY))) {
      var module = ModuleVersion.of("example.com/m", "v1.2.0");

      assertThat(source.versions(module.path(), fetch)).hasSize(5);
      assertThat(source.info(module.path(), VersionQuery.LATEST, fetch).version())
          .hasToString("v1.10.0");
      source.goMod(module, fetch).close();
      source.zip(module, fetch).close();
    }
  }

  @Test
  void isSafeForUseByManyThreads() throws Exception {
    var threads = Executors.newFixedThreadPool(8);
    try {
      Callable<Void> everything =
          () -> {
            assertThat(versions("example.com/m/v2")).containsExactly("v2.0.0");
            assertResolves("example.com/Legacy", "latest", "v3.0.0+incompatible");
            assertHasTheFiles();
            return null;
          };
      for (var result : threads.invokeAll(Collections.nCopies(32, everything))) {
        result.get();
      }
    } finally {
      threads.shutdown();
    }
  }
}
