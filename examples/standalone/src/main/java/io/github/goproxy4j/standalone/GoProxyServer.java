package io.github.goproxy4j.standalone;

import io.github.goproxy4j.protocol.RequestHandler;
import io.github.goproxy4j.servlet.GoProxyServlet;
import io.github.goproxy4j.standalone.config.ListenAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;

/** Jetty with a servlet at each of some paths. Stopping lets requests that began come to an end. */
final class GoProxyServer implements AutoCloseable {
  private final Server server;
  private final String host;

  private GoProxyServer(Server server, String host) {
    this.server = server;
    this.host = host;
  }

  /**
   * Starts to answer.
   *
   * @param handlers what answers below each path, which is {@code /} or starts with a slash and
   *     does not end in one
   * @param stopWithin how long requests that began may take when it stops
   */
  static GoProxyServer start(
      ListenAddress address, Map<String, ? extends RequestHandler> handlers, Duration stopWithin)
      throws IOException {
    var server = new Server();
    var contexts = new ContextHandlerCollection();
    handlers.forEach((path, handler) -> contexts.addHandler(context(path, handler)));
    var busy = new BusyConnections(contexts);
    server.setHandler(busy);
    ServerConnector connector = connector(server, busy);
    connector.setHost(address.host());
    connector.setPort(address.port());
    connector.setShutdownIdleTimeout(stopWithin.toMillis());
    server.setConnectors(new ServerConnector[] {connector});
    server.setErrorHandler(new PlainErrors());
    server.setStopTimeout(stopWithin.toMillis());
    server.setStopAtShutdown(true);
    try {
      server.start();
    } catch (Exception e) {
      stop(server);
      Throwable cause = e.getCause() == null ? e : e.getCause();
      String reason =
          cause instanceof UnresolvedAddressException ? "unknown host" : cause.getMessage();
      throw new IOException("cannot listen on " + address + ": " + reason, e);
    }
    return new GoProxyServer(server, address.host());
  }

  private static ServerConnector connector(Server server, BusyConnections busy) {
    var configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    // What a path means is for the handler to say, which decodes it once and is strict (trap 32).
    configuration.setUriCompliance(UriCompliance.UNSAFE);
    return new ServerConnector(server, new HttpConnectionFactory(configuration)) {
      @Override
      public CompletableFuture<Void> shutdown() {
        CompletableFuture<Void> closed = super.shutdown();
        busy.hangUpOnOthers(this);
        return closed;
      }
    };
  }

  private static ServletContextHandler context(String path, RequestHandler handler) {
    var context = new ServletContextHandler(path);
    context.setAllowNullPathInContext(true);
    context.getServletHandler().setDecodeAmbiguousURIs(true);
    context.setErrorHandler(new PlainErrors());
    context.addServlet(new ServletHolder(new GoProxyServlet(handler)), "/*");
    return context;
  }

  /** What clients put into GOPROXY for the handler at {@code path}. */
  URI uri(String path) {
    int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    String base = "http://" + new ListenAddress(host, port);
    return URI.create(path.equals("/") ? base : base + path);
  }

  void join() throws InterruptedException {
    server.join();
  }

  @Override
  public void close() {
    stop(server);
  }

  private static void stop(Server server) {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("cannot stop the server", e);
    }
  }
}
