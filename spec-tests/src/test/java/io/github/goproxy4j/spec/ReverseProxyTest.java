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
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The server behind another, as the operator guide has it; skipped where that is not installed. */
class ReverseProxyTest {
  private static final SampleModule M = SampleModule.of("example.com/Team/m", "v1.0.0-RC.1");

  @TempDir Path temp;

  @ParameterizedTest
  @EnumSource
  void pathsArriveAsTheyWereSent(ReverseProxy front) throws Exception {
    Assumptions.assumeTrue(front.program().isPresent(), () -> "not installed: " + front);
    Tool curl = Tool.require("curl");
    GoTool go = GoTool.require();
    DirectoryStore store = DirectoryStore.at(temp.resolve("store"));
    try (LoopbackServer server = LoopbackServer.start(handler(store))) {
      try (Listening proxy = start(front, URI.create(server.url()).getPort())) {
        String url = "http://127.0.0.1:" + proxy.port + URI.create(server.url()).getPath();
        Path zip = Files.write(temp.resolve("m.zip"), M.zip());
        String target = url + "/example.com/Team/m/@v/v1.0.0-RC.1.zip;vcs.url=https%3A%2F%2Fh%2Fr";

        String answer = curl.run(temp, Map.of(), "-sS", "-T", zip.toString(), target);

        assertThat(answer).contains("\"result\":\"published\"");
        var only = GoTool.onlyFrom(url, temp.resolve("cache"));
        String module = M.module().toString();
        assertThat(go.run(temp, only, "mod", "download", "-json", module).requireSuccess().stdout())
            .contains(store.find(M.module()).orElseThrow().h1().value());
      }
    }
  }

  private record Listening(Process process, int port) implements AutoCloseable {
    @Override
    public void close() {
      process.destroy();
      process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }
  }

  /** On another port if somebody takes the free one before it does; it listens before its pid. */
  private Listening start(ReverseProxy front, int upstream)
      throws IOException, InterruptedException {
    while (true) {
      int port = freePort();
      Path folder = temp.resolve("front-" + port);
      Process process = front.start(folder, port, upstream);
      while (process.isAlive()) {
        if (Files.exists(folder.resolve("pid"))) {
          return new Listening(process, port);
        }
        process.waitFor(20, TimeUnit.MILLISECONDS);
      }
      assertThat(folder.resolve("out")).content().contains("Address already in use");
    }
  }

  private static GoProxyHandler handler(DirectoryStore store) {
    return GoProxyHandler.builder(HostedSource.of(store))
        .access(AccessControl.OPEN)
        .publisher(Publisher.builder(store).build())
        .build();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
