package io.github.goproxy4j.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.access.SecretHash;
import io.github.goproxy4j.access.UserFile;
import io.github.goproxy4j.protocol.GoProxyHandler;
import io.github.goproxy4j.publish.Publisher;
import io.github.goproxy4j.source.HostedSource;
import io.github.goproxy4j.source.SampleModule;
import io.github.goproxy4j.store.DirectoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command that the README shows for publishing over HTTP, as it stands there. */
class PublishTableTest {
  private static final String TOKEN = "s3cret";
  private static final SampleModule M = SampleModule.of("example.com/Team/m", "v1.0.0");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| ([^|]+) \\| `(curl [^`|]+)` \\|");

  @TempDir Path temp;

  /** The client whose wire format it is, and the command. */
  record Row(String client, String command) {
    @Override
    public String toString() {
      return client;
    }
  }

  static List<Row> rows() throws IOException {
    Path readme = Path.of(System.getProperty("basedir", ".")).resolve("../README.md");
    String section =
        Files.readString(readme).split("\n## Publish over HTTP\n", -1)[1].split("\n## ", -1)[0];
    return ROW.matcher(section).results().map(m -> new Row(m.group(1), m.group(2))).toList();
  }

  @Test
  void noCommandIsLeftOut() throws IOException {
    String readme = Files.readString(Path.of(System.getProperty("basedir", "."), "../README.md"));
    assertThat(rows())
        .hasSize((int) Pattern.compile("\\| `curl ").matcher(readme).results().count());
    assertThat(rows()).hasSizeGreaterThan(6);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theGoCommandGetsWhatWasPublished(Row row) throws Exception {
    Tool.require("curl");
    Tool shell = Tool.require("sh");
    GoTool go = GoTool.require();
    Path work = writeFiles();
    DirectoryStore store = DirectoryStore.at(temp.resolve("store"));
    try (LoopbackServer server = LoopbackServer.start(handler(store))) {
      var environment =
          Map.of("REGISTRY", server.url(), "TOKEN", TOKEN, "CURL_HOME", work.toString());

      String answer = shell.run(work, environment, "-c", row.command());

      assertThat(answer).contains("\"status\":\"success\"", "\"result\":\"published\"");
      String h1 = store.find(M.module()).orElseThrow().h1().value();
      var only = GoTool.onlyFrom(server.url(), temp.resolve("cache"));
      assertThat(go.run(work, only, "mod", "download", "-json").requireSuccess().stdout())
          .contains("\"Sum\": \"" + h1 + "\"");
      assertThat(go.run(work, only, "mod", "verify").requireSuccess().stdout())
          .isEqualTo("all modules verified\n");
    }
    assertThat(store.stagingFolder()).isEmptyDirectory();
  }

  private GoProxyHandler handler(DirectoryStore store) throws IOException {
    Path users = temp.resolve("users");
    Files.write(
        users,
        List.of(
            "token alice " + SecretHash.ofToken(TOKEN).text(),
            "grant alice read,publish",
            "grant *     read"));
    return GoProxyHandler.builder(HostedSource.of(store))
        .access(UserFile.at(users).in(""))
        .publisher(Publisher.builder(store).build())
        .build();
  }

  /** What the commands name, and a curl that says when it was refused. */
  private Path writeFiles() throws IOException {
    Path work = Files.createDirectory(temp.resolve("work"));
    Files.writeString(work.resolve(".curlrc"), "fail-with-body\nsilent\nshow-error\n");
    Files.writeString(
        work.resolve("go.mod"),
        "module example.com/user\n\ngo 1.21\n\nrequire example.com/Team/m v1.0.0\n");
    Files.write(work.resolve("v1.0.0.zip"), M.zip());
    Files.write(work.resolve("v1.0.0.mod"), M.goMod());
    Files.write(work.resolve("v1.0.0.info"), M.info().toBytes());
    return work;
  }
}
