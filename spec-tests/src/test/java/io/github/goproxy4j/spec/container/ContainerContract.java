package io.github.goproxy4j.spec.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.protocol.GoProxyHandler;
import io.github.goproxy4j.protocol.ProxyRequest;
import io.github.goproxy4j.protocol.ProxyResponse;
import io.github.goproxy4j.source.HostedSource;
import io.github.goproxy4j.source.ModuleSource;
import io.github.goproxy4j.upstream.FolderSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What has to work in every container, below every mount. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ContainerContract extends PublishingContract {
  private final String name;
  private final Map<Mount, StartedServer> servers = new EnumMap<>(Mount.class);
  private PublishedModules modules;

  /** A contract for the server of this name in {@code wire.txt}. */
  ContainerContract(String name) {
    this.name = name;
  }

  @BeforeAll
  void startBelowEveryMount(@TempDir Path temp) throws Exception {
    Logger.getLogger("").setLevel(Level.WARNING);
    modules = PublishedModules.in(temp);
    for (Mount mount : Mount.values()) {
      Path folder = Files.createDirectory(temp.resolve(mount.name()));
      servers.put(mount, start(handler(mount), mount, folder));
    }
  }

  @AfterAll
  void stop() {
    for (StartedServer server : servers.values()) {
      server.close();
    }
  }

  /** The store itself, and its folder read as a foreign one: their answers are the same. */
  final GoProxyHandler handler(Mount mount) throws IOException {
    ModuleSource source =
        switch (mount) {
          case PLAIN -> HostedSource.of(modules.store());
          case ESCAPED -> FolderSource.at(modules.folder());
        };
    return GoProxyHandler.of(source);
  }

  final PublishedModules modules() {
    return modules;
  }

  private int port(Mount mount) {
    return servers.get(mount).port();
  }

  @ParameterizedTest
  @EnumSource
  void servesTheGoCommand(Mount mount, @TempDir Path temp) throws IOException {
    GoClient client = GoClient.of("http://127.0.0.1:" + port(mount) + mount.rawPath(), temp);
    modules.assertQueriedBy(client);
    modules.assertDownloadedBy(client);
  }

  /** Trap 32: the handler's answer or the container's own refusal, and which is written down. */
  @ParameterizedTest
  @EnumSource
  void answersAsWrittenDown(Mount mount) throws IOException {
    Map<String, String> known = WireTable.read().column(name);
    var observed = new LinkedHashMap<String, String>();
    for (String request : known.keySet()) {
      observed.put(request, observe(mount, request));
    }
    assertThat(lines(observed)).isEqualTo(lines(known));
  }

  private static String lines(Map<String, String> answers) {
    var text = new StringBuilder();
    answers.forEach((request, answer) -> text.append(request + " " + answer + "\n"));
    return text.toString();
  }

  /** The status, with a star if the answer is not the handler's. */
  private String observe(Mount mount, String request) throws IOException {
    String method = request.substring(0, request.indexOf(' '));
    String marked =
        request
            .substring(method.length() + 1)
            .replace("$v", "/example.com/!azure/!s!d!k/@v")
            .replace("$m", "$c" + Mount.FOLDER + "^")
            .replace("$c", mount.rawContext());
    WireClient.Answer answer = new WireClient(port(mount)).send(method, marked.replace("^", ""));
    assertThat(answer.body()).as(request).doesNotContain(PublishedModules.CANARY);
    String below = marked.substring(marked.indexOf('^') + 1).replaceAll("[?#].*", "");
    boolean isOfHandler =
        isAnswer(answer, mount, method, WireClient.asRead(below))
            || isAnswer(answer, mount, method, "/..");
    return answer.status() + (isOfHandler ? "" : "*");
  }

  private boolean isAnswer(WireClient.Answer answer, Mount mount, String method, String rawPath)
      throws IOException {
    ProxyRequest request = ProxyRequest.of(method, rawPath, Map.of());
    try (ProxyResponse response = handler(mount).handle(request)) {
      var body = new ByteArrayOutputStream();
      response.body().writeTo(body);
      return answer.status() == response.status()
          && answer.hasContentType(response.headers().get("Content-Type"))
          && answer.body().equals(body.toString(StandardCharsets.UTF_8));
    }
  }
}
