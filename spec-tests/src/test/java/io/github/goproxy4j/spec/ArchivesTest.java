package io.github.goproxy4j.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.release.ArchiveIngest;
import io.github.goproxy4j.release.ModuleRelease;
import io.github.goproxy4j.release.ReleaseHints;
import io.github.goproxy4j.semver.SemVer;
import io.github.goproxy4j.source.HostedSource;
import io.github.goproxy4j.store.DirectoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * D41, D43: whatever archive of a repository is published, the go command gets from us what it
 * would have made of the repository itself.
 */
class ArchivesTest {
  private static final String MODULE = GitRepository.MODULE;

  @TempDir Path temp;

  private GoTool go;
  private GitRepository repository;
  private DirectoryStore store;
  private Path archives;

  @BeforeEach
  void makeRepository() throws IOException {
    go = GoTool.require();
    repository = GitRepository.create(Files.createDirectory(temp.resolve("git")));
    store = DirectoryStore.at(temp.resolve("store"));
    archives = Files.createDirectory(temp.resolve("archives"));
  }

  private void commitModule() throws IOException {
    repository
        .file("go.mod", "module " + MODULE + "\n\ngo 1.24\n")
        .file("LICENSE", "none\n")
        .file("m.go", "package m\n\nfunc M() string { return \"m\" }\n")
        .file("Sub/Dir/UPPER.txt", "upper\n")
        .file("testdata/Grüße, 世界.txt", "hi\n")
        .file("internal/vendor/v.go", "package vendor\n")
        .file("vendor/modules.txt", "## explicit\n")
        .file("vendor/example.com/x/x.go", "package x\n")
        .file("nested/go.mod", "module " + MODULE + "/nested\n")
        .file("nested/n.go", "package nested\n")
        .file("link.go", "->m.go")
        .file(".gitattributes", "*.crlf text eol=crlf\n")
        .file("lines.crlf", "a\nb\n")
        .tag("v1.0.0");
  }

  @Test
  void everyArchiveOfARepositoryIsTheModuleThatGoMakes() throws Exception {
    Tool zip = Tool.require("zip");
    Tool tar = Tool.require("tar");
    Tool find = Tool.require("find");
    commitModule();
    Map<String, Object> expected = direct(MODULE + "@v1.0.0");
    var hints = hints(MODULE, "v1.0.0");
    Path checkout = repository.checkOut("v1.0.0", temp.resolve("work/m"));
    Path work = checkout.getParent();

    assertIngested(expected, ReleaseHints.NONE, gitArchive("zip", MODULE + "@v1.0.0/"));
    assertIngested(expected, hints, gitArchive("zip", "M@v1.0.0/"));
    assertIngested(expected, hints, gitArchive("zip", ""));
    assertIngested(expected, ReleaseHints.NONE, gitArchive("tar.gz", MODULE + "@v1.0.0/"));
    assertIngested(expected, hints, gitArchive("tar.gz", "M-1.0.0/"));
    assertIngested(expected, hints, gitArchive("tar", ""));
    zip.run(checkout, Map.of(), "-qry", archive("inside.zip"), ".");
    assertIngested(expected, hints, "inside.zip");
    zip.run(work, Map.of(), "-qry", archive("outside.zip"), "m");
    assertIngested(expected, hints, "outside.zip");
    tar.run(work, Map.of(), "-czf", archive("outside.tgz"), "m");
    assertIngested(expected, hints, "outside.tgz");
    tar.run(checkout, Map.of(), "--format=pax", "-cf", archive("inside.tar"), ".");
    assertIngested(expected, hints, "inside.tar");

    Path prefixed = temp.resolve("prefixed/" + MODULE + "@v1.0.0");
    Files.createDirectories(prefixed.getParent());
    Files.move(checkout, prefixed);
    String recipe = ". -name .git -prune -o -type f -exec zip -q " + archive("found.zip") + " {} ;";
    find.run(temp.resolve("prefixed"), Map.of(), recipe.split(" "));
    assertIngested(expected, ReleaseHints.NONE, "found.zip");

    assertFetched(expected);
  }

  private void assertIngested(Map<String, Object> expected, ReleaseHints hints, String name)
      throws IOException {
    try (Blob archive = Blob.ofFile(archives.resolve(name));
        ModuleRelease release =
            ArchiveIngest.builder(store.stagingFolder()).build().release(archive, hints)) {
      assertThat(release.module())
          .as(name)
          .hasToString(expected.get("Path") + "@" + expected.get("Version"));
      assertThat(release.h1().value()).as(name).isEqualTo(expected.get("Sum"));
      assertThat(release.goModH1().value()).as(name).isEqualTo(expected.get("GoModSum"));
      store.publish(release);
    }
    assertThat(store.stagingFolder()).as(name).isEmptyDirectory();
  }

  /** What the go command makes of the repository. */
  private Map<String, Object> direct(String module) {
    return download(repository.direct(temp.resolve("direct")), module);
  }

  private Map<String, Object> download(Map<String, String> environment, String module) {
    String json = go.run(temp, environment, "mod", "download", "-json", module).stdout();
    Map<String, Object> printed = Json.objects(json).get(0);
    assertThat(printed).doesNotContainKey("Error");
    return printed;
  }

  private String gitArchive(String format, String prefix, String... what) {
    String name = (prefix + String.join("-", what)).replaceAll("[/:]", "-") + "." + format;
    var words = new ArrayList<>(List.of("archive", "--format=" + format, "--prefix=" + prefix));
    words.addAll(List.of("-o", archive(name)));
    words.addAll(what.length == 0 ? List.of("v1.0.0") : List.of(what));
    repository.git(words.toArray(String[]::new));
    return name;
  }

  private String archive(String name) {
    return archives.resolve(name).toString();
  }

  private static ReleaseHints hints(String module, String version) {
    return ReleaseHints.NONE
        .withModule(ModulePath.parse(module))
        .withVersion(SemVer.parse(version));
  }

  /** Fetches what was published last, and verifies it. */
  private void assertFetched(Map<String, Object> expected) throws Exception {
    ModuleVersion module =
        ModuleVersion.parse(expected.get("Path") + "@" + expected.get("Version"));
    Path user = Files.createTempDirectory(temp, "user");
    Files.writeString(user.resolve("go.mod"), "module example.com/user\n\ngo 1.24\n");
    try (LoopbackServer server = LoopbackServer.start(HostedSource.of(store))) {
      var only = GoTool.onlyFrom(server.url(), Files.createTempDirectory(temp, "cache"));
      assertThat(download(only, module.toString()))
          .containsEntry("Sum", expected.get("Sum"))
          .containsEntry("GoModSum", expected.get("GoModSum"));
      go.run(user, only, "get", module.toString()).requireSuccess();
      assertThat(go.run(user, only, "mod", "verify").requireSuccess().stdout())
          .isEqualTo("all modules verified\n");
    }
  }

  @Test
  @DisplayName("D30, D41: a folder for a major version, and a nested module")
  void foldersOfARepositoryAreModules() throws Exception {
    commitModule();
    repository
        .file("v2/go.mod", "module " + MODULE + "/v2\n")
        .file("v2/LICENSE", "none\n")
        .file("v2/m.go", "package m\n")
        .tag("v2.0.0");
    repository.file("nested/LICENSE", "none\n").tag("nested/v1.1.0");
    Map<String, Object> v2 = direct(MODULE + "/v2@v2.0.0");
    Map<String, Object> nested = direct(MODULE + "/nested@v1.1.0");

    assertIngested(
        v2, ReleaseHints.NONE, gitArchive("zip", MODULE + "/v2@v2.0.0/", "v2.0.0", "v2"));
    assertIngested(v2, hints(MODULE + "/v2", "v2.0.0"), gitArchive("tar.gz", "x/", "v2.0.0:v2"));
    assertIngested(
        nested,
        hints(MODULE + "/nested", "v1.1.0"),
        gitArchive("zip", "", "nested/v1.1.0", "nested"));
    assertFetched(v2);
    assertFetched(nested);
  }

  @Test
  @DisplayName("D30: a branch for a major version")
  void aBranchOfARepositoryIsAModule() throws Exception {
    commitModule();
    repository.file("go.mod", "module " + MODULE + "/v3\n\ngo 1.20\n").tag("v3.0.0");
    Map<String, Object> v3 = direct(MODULE + "/v3@v3.0.0");

    assertIngested(v3, hints(MODULE + "/v3", "v3.0.0"), gitArchive("zip", "", "v3.0.0"));
    assertFetched(v3);
  }

  @Test
  @DisplayName("D31, V10: a repository without go.mod")
  void aRepositoryWithoutGoModIsAModule() throws Exception {
    repository.file("m.go", "package m\n").file("a/a.go", "package a\n").tag("v1.0.0");
    repository.git("tag", "v2.0.0");
    Map<String, Object> v1 = direct(MODULE + "@v1.0.0");
    Map<String, Object> v2 = direct(MODULE + "@v2.0.0+incompatible");

    assertIngested(v1, hints(MODULE, "v1.0.0"), gitArchive("zip", ""));
    assertIngested(v2, hints(MODULE, "v2.0.0+incompatible"), gitArchive("tar", "", "v2.0.0"));
    assertFetched(v2);
  }

  @Test
  @DisplayName("D41: git keeps directories of other version control systems, and so does Go")
  void filesOfAnArchiveOfGitAreTakenAsAList() throws Exception {
    repository
        .file("go.mod", "module " + MODULE + "\n")
        .file(".svn/entries", "s\n")
        .file("a/.hg/store", "h\n")
        .file("linked/go.mod", "->../go.mod")
        .file("linked/l.go", "package l\n")
        .tag("v1.0.0");

    assertIngested(direct(MODULE + "@v1.0.0"), hints(MODULE, "v1.0.0"), gitArchive("zip", ""));
    assertIngested(direct(MODULE + "@v1.0.0"), hints(MODULE, "v1.0.0"), gitArchive("tar", ""));
  }

  @Test
  @DisplayName("X5, X16: the commit of an archive of git can be asked for")
  void commitsCanBeAskedFor() throws Exception {
    commitModule();
    Map<String, Object> expected = direct(MODULE + "@v1.0.0");
    assertIngested(expected, hints(MODULE, "v1.0.0"), gitArchive("zip", ""));
    String commit = repository.git("rev-parse", "v1.0.0").strip();

    try (LoopbackServer server = LoopbackServer.start(HostedSource.of(store))) {
      var only = GoTool.onlyFrom(server.url(), temp.resolve("cache"));
      for (String start : List.of(commit, commit.substring(0, 7))) {
        String format = "{{.Version}} {{.Time}} {{.Origin.Hash}}";
        assertThat(
                go.run(temp, only, "list", "-m", "-f", format, MODULE + "@" + start)
                    .requireSuccess()
                    .stdout())
            .isEqualTo("v1.0.0 2020-01-02 03:04:06 +0000 UTC " + commit + "\n");
      }
    }
  }
}
