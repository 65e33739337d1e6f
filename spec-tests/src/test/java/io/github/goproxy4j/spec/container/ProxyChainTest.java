package io.github.goproxy4j.spec.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.protocol.GoProxyHandler;
import io.github.goproxy4j.source.Fetch;
import io.github.goproxy4j.source.HostedSource;
import io.github.goproxy4j.source.ModuleSource;
import io.github.goproxy4j.source.UpstreamException;
import io.github.goproxy4j.spec.GoTool;
import io.github.goproxy4j.upstream.FileLimits;
import io.github.goproxy4j.upstream.GoProxyList;
import io.github.goproxy4j.upstream.HttpRemote;
import io.github.goproxy4j.upstream.HttpSource;
import io.github.goproxy4j.upstream.SelfSigned;
import io.undertow.UndertowOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The go command asks us, and we ask another server over HTTP/2 and TLS. */
class ProxyChainTest {
  private static final String HOST = InetAddress.getLoopbackAddress().getHostAddress();
  private static final Pattern SUM = Pattern.compile("\"Sum\": \"(.*)\"");
  private static final ModuleVersion SDK = ModuleVersion.of("example.com/Azure/SDK", "v1.0.0");

  private static PublishedModules modules;
  private static SelfSigned tls;
  private static HttpClient client;

  @TempDir Path temp;

  private StartedServer upstream;
  private String url;
  private Path spools;

  @BeforeAll
  static void publish(@TempDir Path folder) throws Exception {
    modules = PublishedModules.in(folder);
    tls = SelfSigned.make(folder);
    client = HttpClient.newBuilder().sslContext(tls.trusting()).build();
  }

  @BeforeEach
  void startUpstream() throws Exception {
    spools = Files.createDirectory(temp.resolve("spools"));
    upstream =
        UndertowServer.start(
            GoProxyHandler.of(HostedSource.of(modules.store())),
            Mount.ESCAPED,
            builder ->
                builder
                    .setServerOption(UndertowOptions.ENABLE_HTTP2, true)
                    .addHttpsListener(0, HOST, tls.context()));
    url = "https://" + HOST + ":" + upstream.port() + Mount.ESCAPED.rawPath();
    HttpRequest list = HttpRequest.newBuilder(URI.create(url)).build();
    assertThat(client.send(list, BodyHandlers.discarding()).version()).isEqualTo(Version.HTTP_2);
  }

  @AfterEach
  void leavesNoTemporaryFile() {
    upstream.close();
    assertThat(spools).isEmptyDirectory();
  }

  private ModuleSource source() throws IOException {
    return GoProxyList.parse(url + "/")
        .open(GoProxyList.plain(spools, remote -> remote.client(client)));
  }

  @Test
  void servesTheGoCommand() throws IOException {
    GoTool.require();
    try (StartedServer server = JdkServer.start(GoProxyHandler.of(source()), Mount.PLAIN)) {
      GoClient go = GoClient.of("http://127.0.0.1:" + server.port() + "/go/proxy", temp);
      String[] all =
          Stream.concat(Stream.of("mod", "download", "-json"), modules.sums().keySet().stream())
              .toArray(String[]::new);

      assertThat(SUM.matcher(go.go(all)).results().map(sum -> sum.group(1)))
          .containsExactlyInAnyOrderElementsOf(modules.sums().values());
      assertThat(go.go("list", "-m", "-versions", "example.com/Azure/SDK"))
          .isEqualTo("example.com/Azure/SDK v1.0.0 v1.1.0 v1.2.0-RC1\n");
      assertThat(go.go("list", "-m", "example.com/old@v2", "example.com/pseudo@latest"))
          .isEqualTo(
              """
              example.com/old v2.3.0+incompatible
              example.com/pseudo v0.0.0-20260203040506-abcdef123456
              """);
    }
  }

  @Test
  void tellsTheGoCommandWhatIsWrong() throws IOException {
    try (StartedServer server = JdkServer.start(GoProxyHandler.of(source()), Mount.PLAIN)) {
      GoClient go = GoClient.of("http://127.0.0.1:" + server.port() + "/go/proxy", temp);
      String unknown = error(go, "example.com/Azure/SDK@v1.7.0");
      upstream.close();
      String unreachable = error(go, SDK.toString());

      assertThat(unknown)
          .contains("404 Not Found")
          .contains("server response: example.com/Azure/SDK@v1.7.0: unknown version");
      assertThat(unreachable)
          .contains("502 Bad Gateway")
          .contains("server response: " + SDK + ": reading " + url)
          .contains(": cannot connect");
    }
  }

  private static String error(GoClient go, String module) {
    return go.tool().run(go.work(), go.environment(), "mod", "download", module).stderr();
  }

  @Test
  void givesUpOneAnswerAndNotTheConnection() throws IOException {
    HttpRemote remote = HttpRemote.at(URI.create(url)).client(client).build();
    HttpSource small = HttpSource.of(remote, spools, new FileLimits(1000, 1000, 1000, 10));

    for (int i = 0; i < 20; i++) {
      assertThatThrownBy(() -> small.zip(SDK, Fetch.normal()))
          .isInstanceOf(UpstreamException.class)
          .hasMessageEndingWith(".zip: more than 10 bytes");
      try (Blob goMod = small.goMod(SDK, Fetch.normal())) {
        assertThat(goMod.size()).isPositive();
      }
    }
  }
}
