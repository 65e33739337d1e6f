package io.github.goproxy4j.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.VersionInfo;
import io.github.goproxy4j.module.VersionQuery;
import io.github.goproxy4j.source.Fetch;
import io.github.goproxy4j.source.ModuleNotFoundException;
import io.github.goproxy4j.source.SampleModule;
import io.github.goproxy4j.source.UpstreamException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderSourceTest {
  private static final ModulePath PATH = new ModulePath("example.com/m");
  private static final SampleModule V1 = SampleModule.of("example.com/m", "v1.0.0");
  private static final SampleModule V2 = SampleModule.of("example.com/m", "v1.2.0");
  private static final Fetch FETCH = Fetch.normal();

  @TempDir private Path temp;
  private Path root;
  private ProxyFolder files;
  private FolderSource source;

  @BeforeEach
  void makeFolder() throws IOException {
    root = Files.createDirectory(temp.resolve("proxy"));
    files = new ProxyFolder(root);
    source = FolderSource.at(root);
  }

  private List<String> versions() throws IOException {
    return source.versions(PATH, FETCH).stream().map(Object::toString).toList();
  }

  private VersionInfo info(String query) throws IOException {
    return source.info(PATH, VersionQuery.of(query), FETCH);
  }

  private void assertNotFound(ModuleVersion module) {
    assertThatThrownBy(() -> source.goMod(module, FETCH))
        .isInstanceOf(ModuleNotFoundException.class);
    assertThatThrownBy(() -> source.zip(module, FETCH)).isInstanceOf(ModuleNotFoundException.class);
  }

  @Test
  @DisplayName("X60, X62: the list and @latest are computed, whatever the files of that name say")
  void computesTheList() throws IOException {
    files.add(V1);
    files.add(SampleModule.of("example.com/m", "v1.1.0-RC1"));
    files.add(SampleModule.of("example.com/m", "v1.1.0-0.20200101000000-abcdefabcdef"));
    files.add(PATH, "list", "v1.0.0\nv1.1.0-0.20200101000000-abcdefabcdef\nv1.9.0\n");
    files.add(PATH, "../@latest", "{\"Version\":\"v1.9.0\"}");

    assertThat(versions()).containsExactly("v1.0.0", "v1.1.0-RC1");
    assertThat(info("latest").version()).hasToString("v1.0.0");
  }

  @Test
  void itsCatalogHasModulesOfWhichThereIsAnyFile() throws IOException {
    files.add(V1);
    files.add(SampleModule.of("example.com/m/Sub", "v1.0.0"));
    files.add(ModulePath.parse("example.com/only-list"), "list", "");
    files.add(ModulePath.parse("example.com/strays"), "v1.0.0.lock", "");

    assertThat(source.catalog().modules("", 10))
        .map(ModulePath::value)
        .containsExactly("example.com/m", "example.com/m/Sub", "example.com/only-list");
    assertThat(source.catalog().zipSize(V1.module())).hasValue((long) V1.zip().length);
    assertThat(source.catalog().zipSize(V2.module())).isEmpty();
  }

  @Test
  @DisplayName("X44, trap 35: a list file makes a module known")
  void listFileMakesTheModuleKnown() throws IOException {
    files.add(PATH, "list", "");

    assertThat(versions()).isEmpty();
  }

  @Test
  @DisplayName("Trap 52: strays are no versions")
  void ignoresStrays() throws IOException {
    files.add(V1);
    for (String stray :
        List.of(
            "v1.5.0.lock",
            "v1.5.0.partial",
            "v1.5.0.ziphash",
            "v1.5.0.zip123.tmp",
            "v1.5.0.txt",
            "v1.6.mod",
            "v1.6.zip",
            "v1.7.0+meta.mod",
            "v1.7.0+meta.zip",
            "v2.0.0.mod",
            "v2.0.0.zip",
            "v1.8.0-RC1.mod",
            "v1.8.0-RC1.zip",
            "v1.8.0-!!a.mod",
            "v1.8.0-!!a.zip",
            "master.mod",
            "master.zip",
            ".mod",
            ".zip")) {
      files.add(PATH, stray, "stray");
    }
    Files.createDirectories(root.resolve("example.com/m/@v/v1.9.0.mod"));
    Files.createDirectories(root.resolve("example.com/m/@v/v1.9.0.zip"));

    assertThat(versions()).containsExactly("v1.0.0");
    assertNotFound(ModuleVersion.of("example.com/m", "v1.9.0"));
  }

  @Test
  @DisplayName("Trap 52: a lock alone does not make a module known")
  void lockAloneIsNoModule() throws IOException {
    files.add(PATH, "v1.0.0.lock", "");

    assertThatThrownBy(this::versions).isInstanceOf(ModuleNotFoundException.class);
  }

  @Test
  @DisplayName("X61: versions are listed if they can be downloaded, and served if a file is there")
  void listsOnlyWhatCanBeDownloaded() throws IOException {
    files.add(V1, EnumSet.of(Kind.INFO, Kind.MOD));
    files.add(V2, EnumSet.of(Kind.INFO, Kind.ZIP));
    files.add(SampleModule.of("example.com/m", "v1.3.0"), EnumSet.of(Kind.INFO));

    assertThat(versions()).isEmpty();
    assertThat(info("v1.3.0").version()).hasToString("v1.3.0");
    source.goMod(V1.module(), FETCH).close();
    source.zip(V2.module(), FETCH).close();
    assertThatThrownBy(() -> source.zip(V1.module(), FETCH))
        .isInstanceOf(ModuleNotFoundException.class)
        .hasMessage("example.com/m@v1.0.0: unknown version");
    assertThatThrownBy(() -> info("latest"))
        .isInstanceOf(ModuleNotFoundException.class)
        .hasMessage("example.com/m@latest: no matching version");
  }

  @Test
  @DisplayName("X61: a go.mod file that says //vgo 0.0. is stale")
  void ignoresStaleGoMod() throws IOException {
    files.add(V1);
    files.add(V2, EnumSet.of(Kind.ZIP));
    files.add(PATH, "v1.2.0.mod", "//vgo 0.0.4\n\nmodule example.com/m\n");

    assertThat(versions()).containsExactly("v1.0.0");
    assertThatThrownBy(() -> source.goMod(V2.module(), FETCH))
        .isInstanceOf(ModuleNotFoundException.class);
    assertThatThrownBy(() -> info("v1.2.0")).isInstanceOf(ModuleNotFoundException.class);
  }

  @Test
  @DisplayName("X61: a go.mod file is looked into once, however often its version is listed")
  void doesNotOpenEveryGoModForEveryList() throws IOException {
    files.add(V1);
    assertThat(versions()).containsExactly("v1.0.0");

    files.add(PATH, "v1.0.0.mod", "//vgo 0.0.4\n\nmodule example.com/m\n");

    assertThat(versions()).containsExactly("v1.0.0");
    assertThatThrownBy(() -> source.goMod(V1.module(), FETCH))
        .isInstanceOf(ModuleNotFoundException.class);
  }

  @Test
  @DisplayName("X15: without .info the version is known all the same, its time is not")
  void answersWithoutInfoFile() throws IOException {
    files.add(V1, EnumSet.of(Kind.MOD, Kind.ZIP));

    assertThat(info("v1.0.0").json()).isEqualTo("{\"Version\":\"v1.0.0\"}");
    assertThat(info("v1").time()).isEmpty();
    assertThat(versions()).containsExactly("v1.0.0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not JSON",
        "{\"Version\":\"v1.0.1\"}",
        "{\"Version\":\"v1\"}",
        "{\"Time\":\"2020-01-02T03:04:05Z\"}",
        "{\"Version\":\"v1.0.0\",\"Time\":\"yesterday\"}"
      })
  @DisplayName("X15: an .info file that clients would refuse is a failure")
  void malformedInfoIsAFailure(String json) throws IOException {
    files.add(V1);
    files.add(PATH, "v1.0.0.info", json);

    assertThatThrownBy(() -> info("v1.0.0"))
        .isInstanceOf(UpstreamException.class)
        .hasMessageStartingWith("example.com/m@v1.0.0: malformed .info file: ");
  }

  @Test
  @DisplayName("X15, X16: the text of an .info file is kept")
  void keepsTheTextOfInfo() throws IOException {
    String json =
        "{\"Version\":\"v1.0.0\",\"Time\":\"2019-10-11T12:13:14Z\",\"Origin\":{\"VCS\":\"git\"}}";
    files.add(V1);
    files.add(PATH, "v1.0.0.info", json);

    assertThat(info("v1.0.0").json()).isEqualTo(json);
    assertThat(info("v1.0.0").time()).isEqualTo(Optional.of(Instant.parse("2019-10-11T12:13:14Z")));
  }

  @Test
  void answersQueriesThatHaveAFileOfTheirOwn() throws IOException {
    files.add(V1);
    files.add(PATH, "main.info", "{\"Version\":\"v1.0.1-0.20200101000000-abcdefabcdef\"}");
    files.add(PATH, "v1.info", "{\"Version\":\"v1.9.9\"}");
    files.add(PATH, "!h!e!a!d.info", "{\"Version\":\"v1.0.0\"}");
    files.add(PATH, "bad.info", "{\"Version\":\"v2.0.0\"}");
    files.add(PATH, "short.info", "{\"Version\":\"v1.0\"}");

    assertThat(info("main").version()).hasToString("v1.0.1-0.20200101000000-abcdefabcdef");
    assertThat(info("HEAD").version()).hasToString("v1.0.0");
    assertThat(info("v1").version()).hasToString("v1.0.0");
    assertThatThrownBy(() -> info("bad")).isInstanceOf(UpstreamException.class);
    assertThatThrownBy(() -> info("short")).isInstanceOf(UpstreamException.class);
  }

  @Test
  @DisplayName("X5, X16: a commit is looked up in the origins of versions")
  void answersQueriesForCommits() throws IOException {
    files.add(V1);
    String commit = "abc1234" + "0".repeat(33);
    files.add(
        PATH, "v1.0.0.info", "{\"Version\":\"v1.0.0\",\"Origin\":{\"Hash\":\"" + commit + "\"}}");
    files.add(PATH, "abc5678.info", "{\"Version\":\"v1.0.0\"}");

    assertThat(info("abc1234").version()).hasToString("v1.0.0");
    assertThat(info("abc5678").version()).hasToString("v1.0.0");
    assertThatThrownBy(() -> info("abc1235")).isInstanceOf(ModuleNotFoundException.class);
  }

  @Test
  void linksLeadOnlyWhereTheFolderIs() throws IOException {
    files.add(V1);
    Path outside = Files.createDirectories(temp.resolve("outside/example.com/x/@v"));
    new ProxyFolder(temp.resolve("outside")).add(SampleModule.of("example.com/x", "v1.0.0"));
    Path folder = root.resolve("example.com/m/@v");
    Files.createSymbolicLink(folder.resolve("v1.5.0.mod"), outside.resolve("v1.0.0.mod"));
    Files.createSymbolicLink(folder.resolve("v1.5.0.zip"), outside.resolve("v1.0.0.zip"));
    Files.createSymbolicLink(folder.resolve("v1.6.0.mod"), folder.resolve("v1.0.0.mod"));
    Files.createSymbolicLink(folder.resolve("v1.6.0.zip"), folder.resolve("v1.0.0.zip"));
    Files.createSymbolicLink(folder.resolve("v1.7.0.mod"), folder.resolve("nowhere"));
    Files.createSymbolicLink(folder.resolve("v1.7.0.zip"), folder.resolve("nowhere"));
    Files.createSymbolicLink(folder.resolve("v1.8.0.mod"), folder.resolve("v1.8.0.mod"));
    Files.createSymbolicLink(folder.resolve("v1.8.0.zip"), folder.resolve("v1.8.0.zip"));
    Files.createSymbolicLink(root.resolve("example.com/x"), temp.resolve("outside/example.com/x"));

    assertThat(versions()).containsExactly("v1.0.0", "v1.6.0");
    source.zip(ModuleVersion.of("example.com/m", "v1.6.0"), FETCH).close();
    assertNotFound(ModuleVersion.of("example.com/m", "v1.5.0"));
    assertNotFound(ModuleVersion.of("example.com/m", "v1.7.0"));
    assertNotFound(ModuleVersion.of("example.com/x", "v1.0.0"));
    assertThatThrownBy(() -> source.versions(new ModulePath("example.com/x"), FETCH))
        .isInstanceOf(ModuleNotFoundException.class);
  }

  @Test
  void rootMayBeALink() throws IOException {
    files.add(V1);
    Path link = Files.createSymbolicLink(temp.resolve("link"), root);

    assertThat(FolderSource.at(link).versions(PATH, FETCH)).hasSize(1);
  }

  @Test
  void seesWhatAppearsAndDisappears() throws IOException {
    files.add(V1);
    assertThat(versions()).containsExactly("v1.0.0");
    files.add(V2);
    assertThat(versions()).containsExactly("v1.0.0", "v1.2.0");
    Files.delete(root.resolve("example.com/m/@v/v1.0.0.mod"));
    assertThat(versions()).containsExactly("v1.2.0");
  }

  @Test
  void openZipSurvivesItsDeletion() throws IOException {
    files.add(V1);
    try (Blob zip = source.zip(V1.module(), FETCH)) {
      Files.delete(root.resolve("example.com/m/@v/v1.0.0.zip"));
      assertThat(zip.readAllBytes(1 << 20)).isEqualTo(V1.zip());
    }
  }

  @Test
  void namesTooLongForAFileAreNotFound() {
    var longName = new ModulePath("example.com/" + "a".repeat(300));
    var longPath = new ModulePath("example.com" + "/abcdefgh".repeat(600));

    for (ModulePath path : List.of(longName, longPath)) {
      assertThatThrownBy(() -> source.versions(path, FETCH))
          .isInstanceOf(ModuleNotFoundException.class);
      assertNotFound(ModuleVersion.of(path.value(), "v1.0.0"));
    }
    assertThatThrownBy(() -> info("v1.0.0-" + "a".repeat(300)))
        .isInstanceOf(ModuleNotFoundException.class);
  }

  @Test
  void moduleBelowAFileIsNotFound() throws IOException {
    Files.writeString(root.resolve("example.com"), "a file");

    assertThatThrownBy(this::versions).isInstanceOf(ModuleNotFoundException.class);
  }

  @Test
  @DisplayName("Trap 37: a folder that went away is a failure, not an absence")
  void rootThatVanishedIsAFailure() throws IOException {
    Files.delete(root);

    assertThatThrownBy(this::versions).isExactlyInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> source.zip(V1.module(), FETCH))
        .isExactlyInstanceOf(NoSuchFileException.class);
  }

  @Test
  void rootMustBeAFolder() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "");

    assertThatThrownBy(() -> FolderSource.at(temp.resolve("none")))
        .isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> FolderSource.at(file)).isInstanceOf(NotDirectoryException.class);
  }
}
