package io.github.goproxy4j.servlet;

import jakarta.servlet.Servlet;
import java.net.InetAddress;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** A Jetty on the loopback interface with one servlet. */
final class JettyProxy implements AutoCloseable {
  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);

  private JettyProxy(ServletHolder servlet, String contextPath, String mapping) throws Exception {
    connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
    server.addConnector(connector);
    var context = new ServletContextHandler();
    context.setContextPath(contextPath);
    servlet.setInitOrder(1);
    context.addServlet(servlet, mapping);
    server.setHandler(context);
    try {
      server.start();
    } catch (Exception e) {
      server.stop();
      throw e;
    }
  }

  static JettyProxy start(Servlet servlet, String contextPath, String mapping) throws Exception {
    return start(new ServletHolder(servlet), contextPath, mapping);
  }

  static JettyProxy start(ServletHolder servlet, String contextPath, String mapping)
      throws Exception {
    return new JettyProxy(servlet, contextPath, mapping);
  }

  RawClient client() {
    return new RawClient(port());
  }

  int port() {
    return connector.getLocalPort();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
