package io.github.goproxy4j.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ServeTest {
  @TempDir Path work;
  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void stop() throws InterruptedException {
    for (Process process : processes) {
      process.destroy();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  private List<String> serve(String... options) throws IOException {
    var command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("serve", "--port", "0"));
    command.addAll(List.of(options));
    Process process =
        new ProcessBuilder(command).redirectError(work.resolve("stderr").toFile()).start();
    processes.add(process);
    BufferedReader reader = process.inputReader();
    var lines = new ArrayList<String>();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      lines.add(line);
      if (line.contains("GOSUMDB")) {
        break;
      }
    }
    assertThat(work.resolve("stderr")).isEmptyFile();
    return lines;
  }

  private static HttpResponse<String> get(String uri) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(URI.create(uri)).build(), BodyHandlers.ofString());
  }

  @Test
  void servesWhatIsPublishedWhileItRuns() throws Exception {
    Path root = work.resolve("modules");
    List<String> lines = serve("--root", root.toString(), "--context", "/go/");
    assertThat(lines.get(0))
        .matches("Serving 0 modules from \\S+/modules on http://127\\.0\\.0\\.1:[0-9]+/go");
    String base = lines.get(0).substring(lines.get(0).indexOf("http"));
    assertThat(lines).contains("  export GOPROXY=" + base, "  export GOSUMDB=off");
    assertThat(get(base + "/example.com/m/@v/list").statusCode()).isEqualTo(404);

    Path dir = Files.createDirectory(work.resolve("m"));
    Files.writeString(dir.resolve("go.mod"), "module example.com/m\n");
    assertThat(CommandRun.of("publish", dir, "--version", "v1.0.0", "--root", root).exitCode())
        .isZero();

    assertThat(get(base + "/example.com/m/@v/list").body()).isEqualTo("v1.0.0\n");
    assertThat(get(base + "/example.com/m/@v/v1.0.0.mod").body())
        .isEqualTo("module example.com/m\n");
    assertThat(get(base).statusCode()).isEqualTo(200);
  }

  @Test
  void recognisesTheCacheOfAGoCommand() throws Exception {
    Path files = Files.createDirectories(work.resolve("mod/cache/download/example.com/!m/@v"));
    Files.writeString(files.resolve("v1.0.0.info"), "{\"Version\":\"v1.0.0\"}");
    Files.writeString(files.resolve("v1.0.0.mod"), "module example.com/M\n");
    for (String root : List.of("mod", "mod/cache/download")) {
      List<String> lines = serve("--root", work.resolve(root).toString());
      assertThat(lines.get(0)).startsWith("Serving 1 module from ");
      String base = lines.get(0).substring(lines.get(0).indexOf("http"));
      assertThat(get(base + "/example.com/!m/@v/v1.0.0.mod").body())
          .isEqualTo("module example.com/M\n");
    }
  }

  @Test
  void saysWhyItCannotListen() throws IOException {
    try (var taken = new ServerSocket(0)) {
      int port = taken.getLocalPort();
      CommandRun.of("serve", "--root", work, "--port", port, "--host", "127.0.0.1")
          .assertRefused(
              "goproxy4j: cannot listen on 127.0.0.1:" + port + ": Address already in use");
    }
  }

  @Test
  void refusesARootThatIsNoFolder() throws IOException {
    Path file = Files.writeString(work.resolve("file"), "");
    CommandRun.of("serve", "--root", file, "--port", 0)
        .assertRefused("goproxy4j: " + file + ": not a directory");
  }
}
