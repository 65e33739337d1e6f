package io.github.goproxy4j.spec;

import io.github.goproxy4j.protocol.GoProxyHandler;
import io.github.goproxy4j.protocol.RequestHandler;
import io.github.goproxy4j.servlet.GoProxyServlet;
import io.github.goproxy4j.source.ModuleSource;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;

/** The servlet in Jetty, on a free port that only this machine reaches. */
final class LoopbackServer implements AutoCloseable {
  private static final String CONTEXT = "/go/modules";

  private final Server server;

  private LoopbackServer(Server server) {
    this.server = server;
  }

  static LoopbackServer start(ModuleSource source) throws Exception {
    return start(GoProxyHandler.of(source));
  }

  static LoopbackServer start(RequestHandler handler) throws Exception {
    var server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    var context = new ServletContextHandler(CONTEXT);
    context.addServlet(new ServletHolder(new GoProxyServlet(handler)), "/*");
    server.setHandler(context);
    server.start();
    return new LoopbackServer(server);
  }

  /** What goes into GOPROXY. */
  String url() {
    String url = server.getURI().toString();
    return url.replaceAll("/$", "");
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
