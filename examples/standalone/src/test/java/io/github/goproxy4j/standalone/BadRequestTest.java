package io.github.goproxy4j.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.protocol.GoProxyHandler;
import io.github.goproxy4j.standalone.config.ListenAddress;
import io.github.goproxy4j.upstream.ServedFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no go command sends: the right status, and a line of text with the reason. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadRequestTest {
  private static final String NO_MODULE = "not found: invalid escaped module path ";
  private static final String NO_VERSION = "not found: invalid escaped version ";

  private GoProxyServer server;

  @BeforeAll
  void serve(@TempDir Path temp) throws IOException {
    Workplace work = Workplace.in(temp);
    work.run("publish", "$m", "--version", "v1.0.0-RC1", "--root", "$s");
    GoProxyHandler handler = GoProxyHandler.of(ServedFolder.open(work.path("s")).source());
    server =
        GoProxyServer.start(
            new ListenAddress("127.0.0.1", 0), Map.of("/go", handler), Duration.ofSeconds(30));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private record Answer(int status, String head, String body) {}

  private Answer send(String request) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.uri("/").getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      String answer =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      int end = answer.indexOf("\r\n\r\n");
      return new Answer(
          Integer.parseInt(answer.split(" ", 3)[1]),
          answer.substring(0, end),
          answer.substring(end + 4));
    }
  }

  private Answer get(String path) throws IOException {
    return send("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  }

  @ParameterizedTest
  @DisplayName("Trap 31, E1-E4, P1-P12: malformed is 404, decoded once, whatever Jetty makes of it")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "example.com/M/@v/list | " + NO_MODULE + "\"example.com/M\"",
        "example.com/!M/@v/list | " + NO_MODULE + "\"example.com/!M\"",
        "example.com/!1/@v/list | " + NO_MODULE + "\"example.com/!1\"",
        "example.com/!!a/@v/list | " + NO_MODULE + "\"example.com/!!a\"",
        "example.com/m!/@v/list | " + NO_MODULE + "\"example.com/m!\"",
        "example.com/%2521m/@v/list | "
            + NO_MODULE
            + "\"example.com/%21m\": malformed module path \"example.com/%21m\": invalid char '%'",
        "example.com/m/@v/v1.0.0-RC1.info | " + NO_VERSION + "\"v1.0.0-RC1\"",
        "example.com/m/@v/a%2521b.info | example.com/m@a%21b: no matching version",
        "example.com/m/@v/a%25b.info | example.com/m@a%b: no matching version",
        "example.com/m/@v/feature%2Fx.info | not found: invalid char '/' in path",
        "example.com/m/@v/..%2f..%2fpasswd.info | not found: invalid char '/' in path",
        "example.com/m/@v/%5c.info | not found: invalid char '\\\\' in path",
        "example.com%2fm/@v/list | not found: invalid char '/' in path",
        "example.com//m/@v/list | not found: empty path element",
        "example.com/./m/@v/list | not found: path element \".\"",
        "example.com/%2e%2e/@v/list | not found: path element \"..\"",
        "example.com/%ff/@v/list | not found: invalid UTF-8 in path",
        "example.com/%1b%5b31m/@v/list | not found: invalid char '\\x1b' in path",
        "example.com/%0d%0aX:y/@v/list | not found: invalid char '\\r' in path",
        "example.com/m/@v/.info | " + NO_VERSION + "\"\": empty path element",
        "example.com/m/@v/..info | " + NO_VERSION + "\".\": invalid path element \".\"",
        "example.com/m/@v/banana.zip"
            + " | not found: example.com/m@banana: invalid version: not a semantic version",
        "example.com/m/@v/v1.zip"
            + " | not found: version \"v1\" is not canonical (should be \"v1.0.0\")",
        "example.com/m/@v/v2.0.0.mod"
            + " | not found: example.com/m@v2.0.0: invalid version: should be v0 or v1, not v2",
        "example.com/m/@v/v1.0.0-!r!c1.release"
            + " | not found: example.com/m: no such file: \"v1.0.0-!r!c1.release\"",
        ".staging/@v/list | "
            + NO_MODULE
            + "\".staging\": malformed module path \".staging\": leading dot in path element",
        "sumdb/x | not found: not a path of a checksum database",
      })
  void saysWhatIsMalformed(String path, String line) throws IOException {
    Answer answer = get("/go/" + path);
    assertThat(answer.body()).isEqualTo(line + "\n");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.head()).containsIgnoringCase("content-type: text/plain");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /go/example.com/m%/@v/list HTTP/1.1\r\nHost: x",
        "GET /go/example.com/m%zz/@v/list HTTP/1.1\r\nHost: x",
        "GET /go/../../etc/passwd HTTP/1.1\r\nHost: x",
        "GET /go/a b HTTP/1.1\r\nHost: x",
        "GET /go/\u001b[31m HTTP/1.1\r\nHost: x",
        "GET /go/ HTTP/1.1",
        "GET /go/ HTTP/9.9\r\nHost: x",
        "GET /go/ HTTP/1.1\r\nHost: x\r\n\u001b: x",
        "GET /go/ HTTP/1.1\r\nHost: x\r\nContent-Length: -1",
        "GET /elsewhere HTTP/1.1\r\nHost: x",
        "GARBAGE",
        "\u0016\u0003\u0001",
      })
  @DisplayName("Trap 38: what Jetty refuses itself is a line of text too, and quotes nothing")
  void refusesWhatIsNotHttp(String request) throws IOException {
    Answer answer = send(request + "\r\nConnection: close\r\n\r\n");
    assertThat(answer.status()).isIn(400, 404, 505);
    assertThat(answer.head()).containsIgnoringCase("content-type: text/plain");
    assertThat(answer.body()).matches("[A-Za-z ]+\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "POST", "DELETE", "PATCH", "TRACE", "get"})
  @DisplayName("Registries 2.4, 2.7: nothing is taken from a client")
  void refusesToBeWritten(String method) throws IOException {
    Answer answer =
        send(
            method
                + " /go/example.com/m/@v/v9.zip HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                + "Content-Length: 5\r\n\r\nhello");
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.body()).isEqualTo("method not allowed\n");
    assertThat(get("/go/example.com/m/@v/list").body()).isEqualTo("v1.0.0-RC1\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 3000, 7000})
  void answersLongPathsWithShortLines(int length) throws IOException {
    for (String path :
        new String[] {"/go/example.com/%s/@v/list", "/go/example.com/m/@v/%s.info"}) {
      Answer answer = get(path.formatted("a".repeat(length)));
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.body()).hasLineCount(1).hasSizeLessThan(700);
    }
  }
}
