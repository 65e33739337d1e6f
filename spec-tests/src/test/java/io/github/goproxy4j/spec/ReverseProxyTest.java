package io.github.goproxy4j.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.access.AccessControl;
import io.github.goproxy4j.protocol.GoProxyHandler;
import io.github.goproxy4j.publish.Publisher;
import io.github.goproxy4j.source.HostedSource;
import io.github.goproxy4j.source.SampleModule;
import io.github.goproxy4j.store.DirectoryStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server behind nginx, as the operator guide has it; skipped where nginx is not installed. */
class ReverseProxyTest {
  private static final List<Path> NGINX =
      List.of(Path.of("/usr/sbin/nginx"), Path.of("/usr/bin/nginx"));
  private static final SampleModule M = SampleModule.of("example.com/Team/m", "v1.0.0-RC.1");

  @TempDir Path temp;

  @Test
  void pathsArriveAsTheyWereSent() throws Exception {
    Path nginx = NGINX.stream().filter(Files::isExecutable).findFirst().orElse(temp);
    Assumptions.assumeTrue(Files.isRegularFile(nginx), "no nginx");
    Tool curl = Tool.require("curl");
    GoTool go = GoTool.require();
    DirectoryStore store = DirectoryStore.at(temp.resolve("store"));
    try (LoopbackServer server = LoopbackServer.start(handler(store))) {
      int port = freePort();
      Process proxy = start(nginx, URI.create(server.url()).getPort(), port);
      try {
        String url = "http://127.0.0.1:" + port + URI.create(server.url()).getPath();
        Path zip = Files.write(temp.resolve("m.zip"), M.zip());
        String target = url + "/example.com/Team/m/@v/v1.0.0-RC.1.zip;vcs.url=https%3A%2F%2Fh%2Fr";

        String answer =
            curl.run(
                temp,
                Map.of(),
                "-sS",
                "--retry",
                "20",
                "--retry-connrefused",
                "--retry-delay",
                "1",
                "-T",
                zip.toString(),
                target);

        assertThat(answer).contains("\"result\":\"published\"");
        var only = GoTool.onlyFrom(url, temp.resolve("cache"));
        String module = M.module().toString();
        assertThat(go.run(temp, only, "mod", "download", "-json", module).requireSuccess().stdout())
            .contains(store.find(M.module()).orElseThrow().h1().value());
      } finally {
        proxy.destroy();
        assertThat(proxy.waitFor(30, TimeUnit.SECONDS)).isTrue();
      }
    }
  }

  private static GoProxyHandler handler(DirectoryStore store) {
    return GoProxyHandler.builder(HostedSource.of(store))
        .access(AccessControl.OPEN)
        .publisher(Publisher.builder(store).build())
        .build();
  }

  private Process start(Path nginx, int upstream, int port) throws IOException {
    String server =
        MarkdownPage.of("docs/operating.md").sections().stream()
            .flatMap(section -> section.blocks("nginx").stream())
            .findFirst()
            .orElseThrow()
            .replace("127.0.0.1:8443", "127.0.0.1:" + port)
            .replace("127.0.0.1:8080", "127.0.0.1:" + upstream);
    assertThat(server)
        .contains("listen 127.0.0.1:" + port, "proxy_pass http://127.0.0.1:" + upstream);
    Path folder = Files.createDirectory(temp.resolve("nginx"));
    StringBuilder config = new StringBuilder("daemon off;\nmaster_process off;\n");
    config.append("pid ").append(folder).append("/pid;\nevents {}\nhttp {\naccess_log off;\n");
    for (String kind : List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")) {
      config
          .append(kind)
          .append("_temp_path ")
          .append(folder)
          .append("/")
          .append(kind)
          .append(";\n");
    }
    Path file = Files.writeString(folder.resolve("nginx.conf"), config + server + "}\n");
    return new ProcessBuilder(
            nginx.toString(), "-p", folder.toString(), "-c", file.toString(), "-e", "error.log")
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("out").toFile())
        .start();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
