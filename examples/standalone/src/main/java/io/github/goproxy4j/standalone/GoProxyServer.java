package io.github.goproxy4j.standalone;

import io.github.goproxy4j.protocol.GoProxyHandler;
import io.github.goproxy4j.servlet.GoProxyServlet;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.UnresolvedAddressException;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Jetty with the servlet at one context path. Stopping lets requests that began come to an end. */
final class GoProxyServer implements AutoCloseable {
  private static final long STOP_TIMEOUT_MILLIS = 30_000;

  private final Server server;
  private final String host;
  private final String context;

  private GoProxyServer(Server server, String host, String context) {
    this.server = server;
    this.host = host;
    this.context = context;
  }

  /**
   * Starts to answer.
   *
   * @param port the port, 0 for any that is free
   * @param context the context path, {@code /} or with a leading and no trailing slash
   */
  static GoProxyServer start(GoProxyHandler handler, String host, int port, String context)
      throws IOException {
    var server = new Server(new InetSocketAddress(host, port));
    var configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    // What a path means is for the handler to say, which decodes it once and is strict (trap 32).
    configuration.setUriCompliance(UriCompliance.UNSAFE);
    var connector = new ServerConnector(server, new HttpConnectionFactory(configuration));
    connector.setHost(host);
    connector.setPort(port);
    server.setConnectors(new ServerConnector[] {connector});
    var servlets = new ServletContextHandler(context);
    servlets.setAllowNullPathInContext(true);
    servlets.getServletHandler().setDecodeAmbiguousURIs(true);
    servlets.setErrorHandler(new PlainErrors());
    server.setErrorHandler(new PlainErrors());
    servlets.addServlet(new ServletHolder(new GoProxyServlet(handler)), "/*");
    server.setHandler(servlets);
    server.setStopTimeout(STOP_TIMEOUT_MILLIS);
    server.setStopAtShutdown(true);
    try {
      server.start();
    } catch (Exception e) {
      stop(server);
      Throwable cause = e.getCause() == null ? e : e.getCause();
      String reason =
          cause instanceof UnresolvedAddressException ? "unknown host" : cause.getMessage();
      throw new IOException("cannot listen on " + host + ":" + port + ": " + reason, e);
    }
    return new GoProxyServer(server, host, context);
  }

  /** What clients put into GOPROXY. */
  URI uri() {
    int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    String shown = host.contains(":") ? "[" + host + "]" : host;
    return URI.create("http://" + shown + ":" + port + (context.equals("/") ? "" : context));
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
