package io.github.goproxy4j.spec.container;

import io.github.goproxy4j.protocol.GoProxyHandler;
import io.github.goproxy4j.upstream.SelfSigned;
import io.undertow.UndertowOptions;
import jakarta.servlet.ServletException;
import java.net.InetAddress;
import java.nio.file.Path;
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
