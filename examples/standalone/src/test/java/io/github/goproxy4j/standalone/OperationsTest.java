package io.github.goproxy4j.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What those who run the server need of it. */
@Timeout(90)
class OperationsTest {
  private static final String ZIP = "/go/a/example.com/m/@v/v1.0.0.zip";

  @TempDir Path temp;
  private Workplace work;

  @BeforeEach
  void publish() throws IOException {
    work = Workplace.in(temp);
    byte[] noise = new byte[12 << 20];
    new Random(1).nextBytes(noise);
    Files.write(work.path("m/noise"), noise);
    assertThat(work.run("publish", "$m", "--version", "v1.0.0", "--root", "$a").exitCode())
        .isZero();
  }

  private RunningServer start(String operations) throws IOException {
    Path config =
        work.write(
            "goproxy4j.yaml",
            "listen: 127.0.0.1:0\nrepositories: {a: {type: hosted, root: a}}\noperations: {"
                + operations
                + "}\n");
    return RunningServer.start(temp, "--config", config);
  }

  @Test
  void tellsWhetherItIsReady() throws Exception {
    try (var server = start("")) {
      assertThat(server.get("/-/health/live").body()).isEqualTo("live\n");
      assertThat(server.get("/-/health/ready").body()).isEqualTo("ready\na: ok\n");
      assertThat(server.get("/-/metrics").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void isNotReadyWithoutAnUpstreamIfThatMatters() throws Exception {
    String config =
        """
        listen: 127.0.0.1:0
        operations: {readiness: %s}
        repositories: {p: {type: proxy, upstream: "http://127.0.0.1:1", cache: {folder: c}}}
        """;
    Path file = work.write("p.yaml", config.formatted("upstreams"));
    try (var server = RunningServer.start(temp, "--config", file)) {
      var answer = server.get("/-/health/ready");
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).isEqualTo("not ready\np: ok\np upstream: failed\n");
    }
    work.write("p.yaml", config.formatted("storage"));
    try (var server = RunningServer.start(temp, "--config", file)) {
      assertThat(server.get("/-/health/ready").body()).isEqualTo("ready\np: ok\n");
    }
  }

  @Test
  void showsWhatItCountedToWhomItMay() throws Exception {
    try (var server = start("metrics: local, metricsToken: s3cret")) {
      server.get("/go/a/example.com/m/@v/list");
      server.get("/go/a/example.com/unknown/@v/list");
      var metrics = server.get("/-/metrics");
      assertThat(metrics.statusCode()).isEqualTo(200);
      assertThat(metrics.body())
          .contains(
              "goproxy_requests_seconds_count{kind=\"list\",repository=\"a\",status=\"200\"} 1",
              "goproxy_requests_seconds_count{kind=\"list\",repository=\"a\",status=\"404\"} 1",
              "goproxy_response_bytes_total{kind=\"list\",repository=\"a\"}");
      String forwarded = "X-Forwarded-For: 192.0.2.1\r\n";
      assertThat(head(server, "/-/metrics", forwarded)).contains(" 404 ");
      assertThat(head(server, "/-/metrics", forwarded + "Authorization: Bearer s3cret\r\n"))
          .contains(" 200 ");
      assertThat(head(server, "/-/metrics", forwarded + "Authorization: Bearer other\r\n"))
          .contains(" 404 ");
    }
  }

  private static Socket connect(RunningServer server) throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), URI.create(server.base()).getPort());
  }

  private static void ask(Socket socket, String request, String headers) throws IOException {
    String head = request + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
  }

  private static String head(RunningServer server, String path, String headers) throws IOException {
    try (Socket socket = connect(server)) {
      ask(socket, "HEAD " + path, headers + "Connection: close\r\n");
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  @Test
  void logsInObjects() throws Exception {
    String config =
        """
        listen: 127.0.0.1:0
        operations: {log: json}
        repositories: {p: {type: proxy, upstream: "http://127.0.0.1:1", cache: {folder: c}}}
        """;
    Path file = work.write("p.yaml", config);
    try (var server = RunningServer.start(temp, "--config", file)) {
      assertThat(server.get("/go/p/example.com/m/@v/v1.0.0.zip").statusCode()).isEqualTo(502);
    }
    assertThat(Files.readAllLines(temp.resolve("stderr")))
        .isNotEmpty()
        .allSatisfy(
            line ->
                assertThat(line)
                    .matches("\\{\"time\":\"[-0-9T:.]+Z\",\"level\":\"[A-Z]+\",\"logger\":\".*}")
                    .contains("\"message\":\""))
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains("\"level\":\"WARN\"", "/example.com/m/@v/v1.0.0.zip: 502"));
  }

  /** A client that reads nothing for longer than any time-out of the connection. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aDownloadThatStallsOutlivesSigterm() throws Exception {
    byte[] zip = Files.readAllBytes(work.path("a/example.com/m/@v/v1.0.0.zip"));
    try (var server = start("stopWithin: 1m");
        Socket socket = connect(server)) {
      ask(socket, "GET " + ZIP, "");
      var in = new DataInputStream(socket.getInputStream());
      in.readFully(new byte[1000]);

      server.process().destroy();
      server.awaitRefusal();
      assertThatThrownBy(() -> server.process().onExit().get(4, TimeUnit.SECONDS))
          .isInstanceOf(TimeoutException.class);

      byte[] rest = in.readAllBytes();
      byte[] end = new byte[rest.length];
      System.arraycopy(zip, zip.length - rest.length, end, 0, rest.length);
      assertThat(rest).hasSizeGreaterThan(zip.length - 1000).isEqualTo(end);
      server.process().onExit().get(20, TimeUnit.SECONDS);
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void waitsNoLongerThanItWasTold() throws Exception {
    try (var server = start("stopWithin: 2s");
        Socket socket = connect(server)) {
      ask(socket, "GET " + ZIP, "");
      socket.getInputStream().read();
      server.process().destroy();
      server.process().onExit().get(20, TimeUnit.SECONDS);
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void doesNotWaitForWhoAsksForNothing() throws Exception {
    try (var server = start("stopWithin: 10m");
        Socket idle = connect(server)) {
      ask(idle, "HEAD " + ZIP, "");
      assertThat(idle.getInputStream().read()).isEqualTo('H');
      server.process().destroy();
      server.process().onExit().get(20, TimeUnit.SECONDS);
    }
  }
}
