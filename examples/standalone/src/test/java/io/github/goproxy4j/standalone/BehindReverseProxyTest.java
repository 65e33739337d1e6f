package io.github.goproxy4j.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BehindReverseProxyTest {
  private static final String WRONG = "Bearer wrong";
  private static final int FAILURES = 10;

  private final HttpClient client = HttpClient.newHttpClient();
  @TempDir Path temp;
  private Workplace work;
  private String right;

  @BeforeEach
  void addUser() throws IOException {
    work = Workplace.in(temp);
    work.run("publish", "$m", "--version", "v1.0.0", "--root", "$a");
    CommandRun.Result added =
        CommandRun.of("users", "add", "ci", "--file", work.path("users"), "--grant", "read");
    right = "Bearer " + added.out().strip();
  }

  private RunningServer start(String front) throws IOException {
    Path config =
        work.write(
            "goproxy4j.yaml",
            """
            listen: 127.0.0.1:0
            access: {users: users, audit: audit.jsonl}
            repositories: {a: {type: hosted, root: a}}
            """
                + front);
    return RunningServer.start(temp, "--config", config);
  }

  private HttpResponse<String> get(RunningServer server, String path, String... headers)
      throws Exception {
    URI uri = URI.create(server.base()).resolve(path);
    return client.send(
        HttpRequest.newBuilder(uri).headers(headers).build(), HttpResponse.BodyHandlers.ofString());
  }

  private int list(RunningServer server, String client, String login) throws Exception {
    return get(
            server,
            "/go/a/example.com/m/@v/list",
            "Authorization",
            login,
            "X-Forwarded-For",
            "198.51.100.7, " + client)
        .statusCode();
  }

  @Test
  void whoGuessesPasswordsKeepsNobodyElseOut() throws Exception {
    try (var server = start("reverseProxy: {addresses: [127.0.0.1]}\n")) {
      for (int i = 0; i < FAILURES; i++) {
        assertThat(list(server, "192.0.2.66", WRONG)).isEqualTo(401);
      }
      assertThat(list(server, "192.0.2.66", WRONG)).isEqualTo(429);
      assertThat(list(server, "192.0.2.66", right)).isEqualTo(429);
      assertThat(list(server, "192.0.2.1", right)).isEqualTo(200);
      assertThat(list(server, "192.0.2.1", WRONG)).isEqualTo(401);
    }
    assertThat(Files.readString(work.path("audit.jsonl")))
        .contains("\"address\":\"192.0.2.66\"", "\"address\":\"192.0.2.1\"")
        .doesNotContain("198.51.100.7", "127.0.0.1");
  }

  @Test
  void believesNobodyWithoutBeingTold() throws Exception {
    try (var server = start("")) {
      for (int i = 0; i < FAILURES; i++) {
        assertThat(list(server, "192.0.2." + i, WRONG)).isEqualTo(401);
      }
      assertThat(list(server, "192.0.2.99", WRONG)).isEqualTo(429);
    }
  }

  @Test
  void tellsPeopleTheAddressThatTheyKnow() throws Exception {
    String front = "reverseProxy: {addresses: [127.0.0.1], url: https://go.example.com}\n";
    Files.writeString(work.path("users"), "grant * read\n");
    try (var server = start(front)) {
      assertThat(server.lines()).contains("  export GOPROXY=https://go.example.com/go/a");
      assertThat(get(server, "/go/a", "Accept", "text/html").body())
          .contains("GOPROXY=https://go.example.com/go/a")
          .doesNotContain("127.0.0.1");
    }
  }

  /** Whoever reaches the reverse proxy is not on this machine. */
  @Test
  void letsNobodyPublishWithoutALogin() throws IOException {
    work.write(
        "goproxy4j.yaml",
        """
        reverseProxy: {addresses: [127.0.0.1]}
        repositories: {a: {type: hosted, root: a, publish: accept}}
        """);
    assertThat(work.refusal("serve", "--config", "$goproxy4j.yaml"))
        .isEqualTo(
            "anybody who reaches the reverse proxy could publish: name a file of users, or accept"
                + " anonymous publishing");
  }
}
