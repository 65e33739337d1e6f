package io.github.goproxy4j.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.PseudoVersion;
import io.github.goproxy4j.upstream.FolderSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A go command with an empty cache, whose only proxy is the servlet over the module cache of
 * another one, gets what the other one got.
 */
class ServeModuleCacheTest {
  private static Corpus corpus;
  private static LoopbackServer server;

  @TempDir Path temp;

  private Path work;
  private Map<String, String> environment;

  @BeforeAll
  static void serve() throws Exception {
    corpus = Corpus.require();
    server = LoopbackServer.start(FolderSource.at(corpus.downloads()));
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void emptyCache() throws IOException {
    work = Files.createDirectory(temp.resolve("work"));
    environment = corpus.onlyFrom(server.url(), temp.resolve("modcache"));
  }

  private String go(String... args) {
    return corpus.go().run(work, environment, args).requireSuccess().stdout();
  }

  /** All packages are loaded, as for a build; to compile them takes half a minute, and no proxy. */
  @Test
  void downloadsAndLoadsAllThatTheConsumerNeeds() throws IOException {
    Corpus.copy(corpus.consumer(), work);
    Files.delete(work.resolve("go.sum"));

    go("mod", "download", "all");
    assertThat(work.resolve("go.sum")).hasSameTextualContentAs(corpus.consumer().resolve("go.sum"));
    assertThat(go("list", "-deps", "./...")).isEqualTo(first("list", "-deps", "./..."));
    assertThat(go("mod", "verify")).isEqualTo("all modules verified\n");
  }

  @Test
  void buildsWithTheGoSumThatIsThere() throws IOException {
    Corpus.copy(corpus.consumer(), work);

    go("build", "-trimpath", "rsc.io/quote/v3", "gopkg.in/yaml.v3", "github.com/cespare/xxhash/v2");
    assertThat(go("mod", "verify")).isEqualTo("all modules verified\n");
    assertThat(work.resolve("go.sum")).hasSameTextualContentAs(corpus.consumer().resolve("go.sum"));
  }

  @Test
  void graphAndBuildListAreThoseOfTheFirstDownload() throws IOException {
    Corpus.copy(corpus.consumer(), work);

    assertThat(go("mod", "graph"))
        .isEqualTo(first("mod", "graph"))
        .contains("rsc.io/quote@v1.5.2 rsc.io/sampler@v1.3.0\n");
    assertThat(go("list", "-m", "all"))
        .isEqualTo(first("list", "-m", "all"))
        .contains("github.com/docker/docker v28.5.2+incompatible\n");
  }

  private String first(String... args) {
    return corpus.go().run(work, corpus.offline(), args).requireSuccess().stdout();
  }

  @Test
  void downloadsWhatTheConsumerDoesNotNeed() {
    List<ModuleVersion> modules = corpus.list().besideConsumer();
    String printed = go(Corpus.words(List.of("mod", "download", "-json"), modules));

    assertThat(Json.objects(printed)).hasSameSizeAs(modules).allSatisfy(corpus.list()::assertSums);
  }

  /** X10, X60: all tagged versions, those with capitals too, and no pseudo-version. */
  @Test
  void listsTheVersionsOfEveryModule() {
    List<String> paths =
        corpus.list().modules().stream().map(m -> m.path().toString()).distinct().toList();
    String expected = paths.stream().map(this::versionsLine).collect(Collectors.joining());

    assertThat(go(words("list -m -versions", paths))).isEqualTo(expected);
    assertThat(expected)
        .contains("github.com/google/uuid v1.3.0 v1.3.1 v1.5.0 v1.6.0\n")
        .contains("github.com/gofrs/uuid v3.2.0+incompatible v4.4.0+incompatible\n")
        .contains("github.com/nats-io/nats-server/v2 v2.15.0-RC.1\n")
        .contains("golang.org/x/exp\n");
  }

  private String versionsLine(String path) {
    String versions =
        corpus.versionsOf(path).stream()
            .map(module -> module.version().toString())
            .filter(version -> !PseudoVersion.isPseudoVersion(version))
            .map(version -> " " + version)
            .collect(Collectors.joining());
    return path + versions + "\n";
  }

  private static String[] words(String command, List<String> more) {
    return Stream.concat(Stream.of(command.split(" ", -1)), more.stream()).toArray(String[]::new);
  }

  /** X12, X13: what {@code go get} makes of a query in a module that has another version. */
  @ParameterizedTest
  @CsvSource({
    "github.com/google/uuid,           v1.3.0,              latest,  v1.6.0",
    "github.com/google/uuid,           v1.3.0,              v1,      v1.6.0",
    "github.com/google/uuid,           v1.3.0,              v1.3,    v1.3.1",
    "github.com/google/uuid,           v1.3.0,              upgrade, v1.6.0",
    "github.com/google/uuid,           v1.3.0,              patch,   v1.3.1",
    "github.com/google/uuid,           v1.3.0,              <v1.5.0, v1.3.1",
    "github.com/google/uuid,           v1.3.0,              >v1.3.1, v1.5.0",
    "github.com/google/uuid,           v1.6.0,              v1.5.0,  v1.5.0",
    "github.com/Masterminds/semver/v3, v3.3.0,              latest,  v3.4.0",
    "github.com/Masterminds/semver/v3, v3.3.0,              v3,      v3.4.0",
    "github.com/Masterminds/semver/v3, v3.3.0,              upgrade, v3.4.0",
    "github.com/Masterminds/semver/v3, v3.3.0,              patch,   v3.3.1",
    "github.com/gofrs/uuid,            v3.2.0+incompatible, latest,  v4.4.0+incompatible",
    "github.com/gofrs/uuid,            v3.2.0+incompatible, v4,      v4.4.0+incompatible",
    "github.com/gofrs/uuid,            v3.2.0+incompatible, patch,   v3.2.0+incompatible",
    "gopkg.in/yaml.v2,                 v2.3.0,              upgrade, v2.4.0",
  })
  void getsWhatAQueryMeans(String path, String had, String query, String expected)
      throws IOException {
    requiring(path, had);

    go("get", path + "@" + query);
    assertThat(go("list", "-m", path)).isEqualTo(path + " " + expected + "\n");
    assertThat(go("mod", "verify")).isEqualTo("all modules verified\n");
  }

  /** X12: a pre-release or a pseudo-version is the latest of a module that has nothing else. */
  @ParameterizedTest
  @CsvSource({
    "github.com/nats-io/nats-server/v2, v2.15.0-RC.1",
    "golang.org/x/tools/gopls,          v0.21.0-pre.1",
    "golang.org/x/exp,                  v0.0.0-20240719175910-8a7402abbf56",
    "gopkg.in/check.v1,                 v1.0.0-20201130134442-10cb98267c6c",
    "gopkg.in/tomb.v2,                  v2.0.0-20161208151619-d5d1b5820637",
    "github.com/docker/distribution,    v2.7.1-0.20190205005809-0d3efadf0154+incompatible",
    "github.com/docker/docker,          v28.5.2+incompatible",
  })
  void latestOfAModuleWithoutReleases(String path, String expected) {
    assertThat(go("list", "-m", path + "@latest")).isEqualTo(path + " " + expected + "\n");
  }

  /** X14. */
  @Test
  void deprecationReachesTheUser() throws IOException {
    requiring("github.com/golang/protobuf", "v1.5.4");

    assertThat(go("list", "-m", "-u", "-f", "{{.Deprecated}}", "github.com/golang/protobuf"))
        .isEqualTo("Use the \"google.golang.org/protobuf\" module instead.\n");
  }

  /** X3: the go command shows our reason. */
  @Test
  void unknownModuleAndVersionAreNotFound() {
    assertThat(failing("list", "-m", "example.com/nobody/has/this@latest"))
        .contains("404 Not Found")
        .contains("server response:");
    assertThat(failing("list", "-m", "github.com/google/uuid@v1.99.0"))
        .contains("404 Not Found")
        .contains("server response: github.com/google/uuid@v1.99.0");
  }

  private String failing(String... args) {
    GoTool.Result result = corpus.go().run(work, environment, args);
    assertThat(result.exit()).isNotZero();
    return result.stderr();
  }

  private void requiring(String path, String version) throws IOException {
    String text = "module example.com/asks\n\ngo 1.24\n\nrequire " + path + " " + version + "\n";
    Files.writeString(work.resolve("go.mod"), text);
    Files.writeString(
        work.resolve("main.go"), "package main\n\nimport _ \"" + path + "\"\n\nfunc main() {}\n");
  }
}
