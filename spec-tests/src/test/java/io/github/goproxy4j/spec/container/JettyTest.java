package io.github.goproxy4j.spec.container;

import io.github.goproxy4j.protocol.GoProxyHandler;
import io.github.goproxy4j.servlet.GoProxyServlet;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;

class JettyTest extends ContainerContract {
  JettyTest() {
    super("jetty");
  }

  @Override
  StartedServer start(GoProxyHandler handler, Mount mount, Path temp) throws Exception {
    var server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    var context = new ServletContextHandler(mount.rawContext());
    context.addServlet(new ServletHolder(new GoProxyServlet(handler)), Mount.FOLDER + "/*");
    server.setHandler(context);
    server.start();
    return StartedServer.of(server.getURI().getPort(), server::stop);
  }
}
