package io.github.goproxy4j.examples.jetty;

import io.github.goproxy4j.protocol.GoProxyHandler;
import io.github.goproxy4j.servlet.GoProxyServlet;
import io.github.goproxy4j.upstream.ServedFolder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;

/** Serves the folder {@code modules}, or another: {@code -Dmodules=FOLDER -Dport=8080}. */
public final class JettyExample {
  private JettyExample() {}

  public static void main(String... args) throws Exception {
    ServedFolder modules = ServedFolder.open(Path.of(System.getProperty("modules", "modules")));
    var servlet = new GoProxyServlet(GoProxyHandler.of(modules.source()));

    var loopback = InetAddress.getLoopbackAddress();
    var server = new Server(new InetSocketAddress(loopback, Integer.getInteger("port", 8080)));
    var context = new ServletContextHandler();
    context.addServlet(new ServletHolder(servlet), "/go/*");
    server.setHandler(context);
    server.start();

    System.out.println("export GOPROXY=http://127.0.0.1:" + server.getURI().getPort() + "/go");
    server.join();
  }
}
