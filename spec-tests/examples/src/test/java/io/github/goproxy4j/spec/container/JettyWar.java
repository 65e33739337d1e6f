package io.github.goproxy4j.spec.container;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.server.Server;

/** A program that deploys a WAR in Jetty, which has no classes of ours. */
final class JettyWar {
  private JettyWar() {}

  public static void main(String... args) throws Exception {
    var server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    var application = new WebAppContext(args[0], "/go");
    application.setThrowUnavailableOnStartupException(true);
    server.setHandler(application);
    try {
      server.start();
      System.out.println("export GOPROXY=http://127.0.0.1:" + server.getURI().getPort() + "/go");
    } catch (Exception e) {
      server.stop();
      throw e;
    }
  }
}
