package io.github.goproxy4j.spec.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.goproxy4j.access.Sender;
import io.github.goproxy4j.protocol.ProxyRequest;
import io.github.goproxy4j.protocol.ProxyResponse;
import io.github.goproxy4j.protocol.RequestHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/**
 * The handler in the server that every JDK has.
 *
 * @param rawMount what stands before the path of a module in a raw URI
 */
record JdkServer(RequestHandler handler, String rawMount) implements HttpHandler {
  static StartedServer start(RequestHandler handler, Mount mount) throws IOException {
    return start(handler, HttpServer.create(), mount.context() + Mount.FOLDER, mount.rawPath());
  }

  static StartedServer startSecure(RequestHandler handler, SSLContext tls) throws IOException {
    HttpsServer server = HttpsServer.create();
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    return start(handler, server, "/", "");
  }

  static StartedServer startAtRoot(RequestHandler handler) throws IOException {
    return start(handler, HttpServer.create(), "/", "");
  }

  private static StartedServer start(
      RequestHandler handler, HttpServer server, String context, String rawMount)
      throws IOException {
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ExecutorService threads = Executors.newCachedThreadPool();
    server.createContext(context, new JdkServer(handler, rawMount));
    server.setExecutor(threads);
    server.start();
    return StartedServer.of(
        server.getAddress().getPort(),
        () -> {
          server.stop(0);
          threads.shutdown();
          assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        });
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange;
        ProxyResponse response = handler.handle(request(exchange))) {
      response.headers().forEach(exchange.getResponseHeaders()::set);
      long length = response.body().length();
      exchange.sendResponseHeaders(response.status(), length == 0 ? -1 : length);
      response.body().writeTo(exchange.getResponseBody());
      // The end of an exchange waits for the request, on some JDKs before this is out.
      exchange.getResponseBody().flush();
    }
  }

  private ProxyRequest request(HttpExchange exchange) {
    return ProxyRequest.of(
            exchange.getRequestMethod(),
            belowMount(exchange.getRequestURI().getRawPath()),
            name ->
                Optional.ofNullable(exchange.getRequestHeaders().get(name))
                    .map(lines -> String.join(", ", lines)))
        .withQuery(Optional.ofNullable(exchange.getRequestURI().getRawQuery()))
        .from(Sender.at(exchange.getRemoteAddress().getAddress().getHostAddress()))
        .withContent(exchange::getRequestBody);
  }

  /** The server compares decoded paths, and finds us for {@code /go/proxyless} as well. */
  private String belowMount(String path) {
    boolean below = path.equals(rawMount) || path.startsWith(rawMount + "/");
    return below ? path.substring(rawMount.length()) : "/..";
  }
}
