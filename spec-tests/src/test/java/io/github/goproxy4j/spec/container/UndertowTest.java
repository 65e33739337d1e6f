package io.github.goproxy4j.spec.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.protocol.GoProxyHandler;
import io.github.goproxy4j.upstream.SelfSigned;
import io.undertow.UndertowOptions;
import jakarta.servlet.ServletException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UndertowTest extends ContainerContract {
  private static final String HOST = InetAddress.getLoopbackAddress().getHostAddress();

  UndertowTest() {
    super("undertow");
  }

  @Override
  StartedServer start(GoProxyHandler handler, Mount mount, Path temp) throws ServletException {
    return UndertowServer.start(handler, mount, builder -> builder.addHttpListener(0, HOST));
  }

  /** By itself it takes two megabytes; the handler has a limit of its own. */
  @Override
  StartedServer startForPublishing(GoProxyHandler handler, Mount mount, Path temp)
      throws ServletException {
    return UndertowServer.start(
        handler,
        mount,
        builder ->
            builder.setServerOption(UndertowOptions.MAX_ENTITY_SIZE, -1L).addHttpListener(0, HOST));
  }

  /** Nothing of ours is asked then. */
  @Test
  void takesTwoMebibytesByItself(@TempDir Path temp) throws Exception {
    Registry registry = Registry.in(temp.resolve("store"));
    try (StartedServer server = start(registry.handler(), Mount.PLAIN, temp)) {
      String target = Mount.PLAIN.rawPath() + "/example.com/m/@v/v1.0.0.zip";
      SmallModule module = SmallModule.of("example.com/m", "v1.0.0");
      var client = new UploadClient(server.port());
      byte[] large = module.withNoise(2 << 20).zip();

      assertThat(client.send("PUT", target, Map.of(), large).status()).isEqualTo(413);
      assertThat(registry.store().modules("", 1)).isEmpty();
      byte[] small = module.withNoise((2 << 20) - 10_000).zip();
      assertThat(client.send("PUT", target, Map.of(), small).status()).isEqualTo(201);
    }
  }

  @Test
  void servesTheGoCommandOverTls(@TempDir Path temp) throws Exception {
    SelfSigned tls = SelfSigned.make(temp);
    try (StartedServer server =
        UndertowServer.start(
            handler(Mount.ESCAPED),
            Mount.ESCAPED,
            builder -> builder.addHttpsListener(0, HOST, tls.context()))) {
      String url = "https://" + HOST + ":" + server.port() + Mount.ESCAPED.rawPath();
      GoClient client = GoClient.of(url, temp);
      client.environment().put("SSL_CERT_FILE", tls.certificate().toString());
      modules().assertQueriedBy(client);
      modules().assertDownloadedBy(client);
    }
  }
}
