package io.github.goproxy4j.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ServeTest {
  @TempDir Path work;

  @Test
  void servesWhatIsPublishedWhileItRuns() throws Exception {
    Path root = work.resolve("modules");
    try (var server = RunningServer.start(work, "--port", 0, "--root", root, "--context", "/go/")) {
      assertThat(server.lines().get(0))
          .matches("Serving 0 modules from \\S+/modules on http://127\\.0\\.0\\.1:[0-9]+/go");
      assertThat(server.lines().subList(1, server.lines().size()))
          .containsExactly("", "  export GOPROXY=" + server.base(), "  export GOSUMDB=off", "");
      assertThat(server.get("/go/example.com/m/@v/list").statusCode()).isEqualTo(404);

      Path dir = Files.createDirectory(work.resolve("m"));
      Files.writeString(dir.resolve("go.mod"), "module example.com/m\n");
      assertThat(CommandRun.of("publish", dir, "--version", "v1.0.0", "--root", root).exitCode())
          .isZero();

      assertThat(server.get("/go/example.com/m/@v/list").body()).isEqualTo("v1.0.0\n");
      assertThat(server.get("/go/example.com/m/@v/v1.0.0.mod").body())
          .isEqualTo("module example.com/m\n");
      assertThat(server.get("/go").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void recognisesTheCacheOfAGoCommand() throws Exception {
    Path files = Files.createDirectories(work.resolve("mod/cache/download/example.com/!m/@v"));
    Files.writeString(files.resolve("v1.0.0.info"), "{\"Version\":\"v1.0.0\"}");
    Files.writeString(files.resolve("v1.0.0.mod"), "module example.com/M\n");
    for (String root : List.of("mod", "mod/cache/download")) {
      try (var server = RunningServer.start(work, "--port", 0, "--root", work.resolve(root))) {
        assertThat(server.lines().get(0)).startsWith("Serving 1 module from ");
        assertThat(server.get("/example.com/!m/@v/v1.0.0.mod").body())
            .isEqualTo("module example.com/M\n");
      }
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
