package io.github.goproxy4j.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.standalone.CommandRun.Result;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ServeConfigTest {
  @TempDir Path temp;
  private Workplace work;

  @BeforeEach
  void writeModules() throws IOException {
    work = Workplace.in(temp);
  }

  @Test
  void servesEveryRepositoryBelowItsName() throws Exception {
    work.run("publish", "$m", "--version", "v1.0.0", "--root", "$a");
    work.run("publish", "$m", "--version", "v1.1.0", "--root", "$b");
    Path config =
        work.write(
            "etc/goproxy4j.yaml",
            """
            listen: 127.0.0.1:0
            repositories:
              a:
                type: hosted
                root: ../a
              b:
                type: hosted
                root: ../b
              go:
                type: group
                listing: merged
                members: [a, {repository: b, modules: [example.com]}]
            """);
    try (var server = RunningServer.start(temp, "--config", config)) {
      String base = server.base().replaceAll("/go/a$", "");
      assertThat(server.lines())
          .containsExactly(
              "Serving 1 module from " + work.path("a") + " on " + base + "/go/a",
              "Serving 1 module from " + work.path("b") + " on " + base + "/go/b",
              "Serving a, then b on " + base + "/go/go",
              "",
              "  export GOPROXY=" + base + "/go/go",
              "  export GOSUMDB=off",
              "");
      assertThat(server.get("/go/a/example.com/m/@v/list").body()).isEqualTo("v1.0.0\n");
      assertThat(server.get("/go/b/example.com/m/@v/list").body()).isEqualTo("v1.1.0\n");
      assertThat(server.get("/go/go/example.com/m/@v/list").body()).isEqualTo("v1.0.0\nv1.1.0\n");
      assertThat(server.get("/go/go/example.com/m/@v/v1.1.0.mod").statusCode()).isEqualTo(200);
      assertThat(server.get("/go/a/example.com/m/@v/v1.1.0.mod").statusCode()).isEqualTo(404);
      for (String nowhere : new String[] {"/go/c/example.com/m/@v/list", "/go/", "/", "/go/ab/"}) {
        assertThat(server.get(nowhere).statusCode()).isEqualTo(404);
        assertThat(server.get(nowhere).body()).isEqualTo("no repository is served at this path\n");
      }
    }
  }

  /**
   * X70: the modules of a host, for go commands without a GOPROXY, beside whatever else is there.
   */
  @Test
  void leadsToTheModulesOfAHost() throws Exception {
    work.run("publish", "$m", "--version", "v1.0.0", "--root", "$a");
    Path config =
        work.write(
            "goproxy4j.yaml",
            """
            listen: 127.0.0.1:0
            goImport: {host: example.com, repository: a}
            repositories:
              a: {type: hosted, root: a, also: [/]}
              b: {type: group, members: [a]}
            """);
    try (var server = RunningServer.start(temp, "--config", config)) {
      String tag =
          "<meta name=\"go-import\" content=\"example.com/m mod https://example.com/go/a\">";
      assertThat(server.get("/m?go-get=1").body()).contains(tag);
      assertThat(server.get("/m/some/package?go-get=1").body()).contains(tag);
      assertThat(server.get("/unknown?go-get=1").statusCode()).isEqualTo(404);
      assertThat(server.get("/example.com/m/@v/list").body()).isEqualTo("v1.0.0\n");
      assertThat(server.get("/go/b/example.com/m/@v/list?go-get=1").body()).isEqualTo("v1.0.0\n");
    }
  }

  @Test
  void peopleSeePagesUnlessTheyAreHidden() throws Exception {
    work.run("publish", "$m", "--version", "v1.0.0", "--root", "$a");
    String repositories =
        """
        listen: 127.0.0.1:0
        repositories:
          a: {type: hosted, root: a}
          b: {type: proxy, upstream: "http://127.0.0.1:1", cache: {folder: b}}
          c: {type: group, members: [a, b]}
        """;
    Path shown = work.write("shown.yaml", repositories);
    try (var server = RunningServer.start(temp, "--config", shown)) {
      String url = server.base().replaceAll("/go/a$", "/go/c");
      assertThat(page(server, "/go/c"))
          .contains("<h1>Modules</h1>", "Go modules: c", "go env -w GOPROXY=" + url + "<")
          .contains("href=\"./c/example.com/m\"");
      assertThat(page(server, "/go/c/-/status"))
          .containsSubsequence("c <span class=\"kind\">group", "a <span class=\"kind\">hosted")
          .containsSubsequence("b <span class=\"kind\">proxy", "Not asked yet", "0 B");
      assertThat(server.get("/go/c/").body()).isEqualTo("goproxy4j: a Go module proxy\n");
    }
    Path hidden = work.write("hidden.yaml", "pages: hide\n" + repositories);
    try (var server = RunningServer.start(temp, "--config", hidden)) {
      assertThat(page(server, "/go/a/")).isEqualTo("goproxy4j: a Go module proxy\n");
    }
  }

  private static String page(RunningServer server, String path) throws IOException {
    return server.get(path, "text/html").body();
  }

  @Test
  void reportsAllProblemsAndStartsNothing() throws IOException {
    Path config =
        work.write(
            "goproxy4j.yaml",
            """
            listen: nowhere
            repositories:
              private:
                type: hosted
                rot: modules
            """);
    Result result = CommandRun.of("serve", "--config", config);
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err().lines())
        .containsExactly(
            config
                + ":1:9: listen: expected HOST:PORT such as 127.0.0.1:8080 or [::1]:8080, found"
                + " \"nowhere\"",
            config + ":3:3: private: the key \"root\" is missing",
            config + ":5:5: rot: there is no such key here (did you mean \"root\"?)");
    assertThat(work.path("modules")).doesNotExist();
  }

  @Test
  void showsNoControlCharactersOfAFile() throws IOException {
    Path config = work.write("goproxy4j.yaml", "\"\\e[31m\": x\n");
    assertThat(CommandRun.of("serve", "--config", config).err())
        .contains(":1:1: \\x1b[31m: there is no such key here");
  }

  @Test
  void namesAFileThatCannotBeRead() throws IOException {
    assertThat(work.refusal("serve", "--config", "$none.yaml"))
        .isEqualTo("$none.yaml: no such file or directory");
    assertThat(work.refusal("serve", "--config", "$m")).isEqualTo("$m: Is a directory");
  }

  @Test
  void namesFilesAndFoldersThatAreNotThere() throws IOException {
    Path config =
        work.write(
            "goproxy4j.yaml",
            """
            listen: 127.0.0.1:0
            access: {users: none, audit: m}
            repositories:
              a: {type: hosted, root: m.zip}
              p:
                type: proxy
                upstream: https://x.example
                credentials: {netrc: m}
                cache: {folder: c}
                policy: {vulnerabilities: {database: none}}
            """);
    Result result = CommandRun.of("serve", "--config", config);
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err().lines())
        .containsExactly(
            config + ":2:17: users: expected the name of a file that is there, found \"none\"",
            config
                + ":2:30: audit: expected the name of a file in a folder that is there, found \"m\"",
            config + ":4:27: root: expected the name of a folder, found \"m.zip\"",
            config + ":8:26: netrc: expected the name of a file that is there, found \"m\"",
            config
                + ":10:42: database: expected the name of a folder that is there, found \"none\"");
    assertThat(work.path("c")).doesNotExist();
  }

  @Test
  void takesNoOptionsBesideAConfiguration() throws IOException {
    assertThat(work.refusal(2, "serve", "--config", "x", "--root", "y", "--port", "1"))
        .isEqualTo(
            "--root, --port cannot be given beside --config, which says it all"
                + " (see 'goproxy4j serve --help')");
    assertThat(work.refusal(2, "serve"))
        .isEqualTo("either --config or --root is needed (see 'goproxy4j serve --help')");
  }
}
