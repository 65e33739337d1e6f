package io.github.goproxy4j.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.standalone.CommandRun.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ServePublishTest {
  @TempDir Path temp;
  private Workplace work;

  @BeforeEach
  void writeModule() throws IOException {
    work = Workplace.in(temp);
  }

  private Path config(String access) throws IOException {
    return work.write(
        "goproxy4j.yaml",
        """
        listen: 127.0.0.1:0
        repositories:
          private:
            type: hosted
            root: modules
            publish: accept
            delete: accept
            also: [/api/go/private]
        """
            + access);
  }

  @Test
  void publishesForThoseWhoMay() throws Exception {
    String token =
        CommandRun.of(
                "users",
                "add",
                "alice",
                "--file",
                work.path("users"),
                "--grant",
                "read,publish",
                "--modules",
                "example.com")
            .out()
            .strip();
    CommandRun.of("users", "add", "bob", "--file", work.path("users"), "--grant", "read");
    Path config = config("access: {users: users, audit: audit.jsonl}\n");
    try (var server = RunningServer.start(temp, "--config", config)) {
      Path m = work.path("m");
      String url = server.base().replaceAll("/$", "");

      Result refused = CommandRun.of("publish", m, "--version", "v1.0.0", "--to", url);
      refused.assertRefused("goproxy4j: " + url + ": 401: example.com/m: log in to publish it");
      Result published =
          CommandRun.of("publish", m, "--version", "v1.0.0", "--to", url, "--token", token);
      assertThat(published.err()).isEmpty();
      assertThat(published.out()).startsWith("example.com/m@v1.0.0 h1:");
      assertThat(
              CommandRun.of(
                      "publish",
                      m,
                      "--version",
                      "v1.0.0",
                      "--to",
                      url.replace("/go/private", "/api/go/private") + "/",
                      "--token",
                      token)
                  .out())
          .isEqualTo(published.out().strip() + " (already published)" + System.lineSeparator());
      assertThat(server.get("/api/system/version").body()).contains("\"version\"");
    }
    assertThat(Files.readString(work.path("audit.jsonl")).lines())
        .hasSize(3)
        .anyMatch(line -> line.contains("\"event\":\"refused\""))
        .filteredOn(line -> line.contains("\"outcome\":\"published\""))
        .singleElement()
        .asString()
        .contains(
            "\"event\":\"published\",\"subject\":\"example.com/m@v1.0.0\",\"user\":\"alice\","
                + "\"address\":\"127.0.0.1\"")
        .doesNotContain(token);
    assertThat(work.path("modules/example.com/m/@v/v1.0.0.zip")).exists();
  }

  @Test
  void countsDownloads() throws Exception {
    Path config = config("access: {audit: audit.jsonl}\n");
    try (var server = RunningServer.start(temp, "--config", config)) {
      Path m = work.path("m");
      CommandRun.of("publish", m, "--version", "v1.0.0", "--to", server.base());
      CommandRun.of("publish", m, "--version", "v1.1.0", "--to", server.base());
      for (String file : new String[] {"v1.0.0.zip", "v1.1.0.zip", "v1.0.0.zip", "v1.0.0.mod"}) {
        server.get("/go/private/example.com/m/@v/" + file);
      }
    }
    CommandRun.of("downloads", work.path("audit.jsonl"))
        .assertOutput("2 example.com/m@v1.0.0", "1 example.com/m@v1.1.0");
    work.write("audit.jsonl", "{");
    assertThat(work.refusal("downloads", "$audit.jsonl"))
        .isEqualTo("$audit.jsonl:1: not a line of an audit log");
  }

  @Test
  void letsNobodyPublishFromTheNetworkWithoutALogin() throws IOException {
    Path config = config("");
    Files.writeString(config, Files.readString(config).replace("127.0.0.1:0", "0.0.0.0:0"));
    assertThat(work.refusal("serve", "--config", "$goproxy4j.yaml"))
        .isEqualTo(
            "anybody who reaches 0.0.0.0:0 could publish: name a file of users, or accept"
                + " anonymous publishing");
    assertThat(work.path("modules")).doesNotExist();
  }

  @Test
  void namesALineOfTheUserFileThatCannotBeRead() throws IOException {
    config("access: {users: users}\n");
    work.write("users", "usr alice\n");
    assertThat(work.refusal("serve", "--config", "$goproxy4j.yaml"))
        .isEqualTo("$users:1: unknown \"usr\" (user, token or grant)");
  }

  @Test
  void writesUserFilesThatOnlyTheirOwnerReads() throws IOException {
    Result added = CommandRun.of("users", "add", "alice", "--file", work.path("users"));
    assertThat(added.exitCode()).isZero();
    assertThat(added.out().strip()).hasSize(43);
    assertThat(Files.readString(work.path("users")))
        .startsWith("token alice sha256$")
        .doesNotContain(added.out().strip());
    assertThat(Files.getPosixFilePermissions(work.path("users"))).hasSize(2);
    CommandRun.of("users", "add", "alice", "--file", work.path("users"), "--grant", "reed")
        .assertRefused(
            "goproxy4j: "
                + work.path("users")
                + ":3: unknown action \"reed\" (read, publish or delete)");
    assertThat(Files.readString(work.path("users")).lines()).hasSize(1);
  }
}
