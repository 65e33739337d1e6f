package io.github.goproxy4j.bench;

import jakarta.servlet.http.HttpServlet;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;

/** Where a servlet runs, as it comes out of the box. */
enum Container {
  JETTY("tomcat"),
  TOMCAT("jetty|jakarta\\.servlet-api");

  private final String foreign;

  /** Takes a pattern of the jars that must not be there. */
  Container(String foreign) {
    this.foreign = foreign;
  }

  /** All of them, or one where that will do. */
  static List<Container> some(boolean tiny) {
    return tiny ? List.of(JETTY) : List.of(values());
  }

  /** Starts to serve; returns the port. */
  int start(HttpServlet servlet) throws Exception {
    return switch (this) {
      case JETTY -> Jetty.start(servlet);
      case TOMCAT -> Catalina.start(servlet);
    };
  }

  /** The class path of this process without the jars of other containers. */
  String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> !entry.matches(".*(" + foreign + ").*"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** A class of its own, since classes of the other container are not there. */
  private static final class Jetty {
    static int start(HttpServlet servlet) throws Exception {
      var server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      var context = new ServletContextHandler("/");
      context.addServlet(new ServletHolder(servlet), "/*");
      server.setHandler(context);
      server.start();
      return server.getURI().getPort();
    }
  }

  private static final class Catalina {
    static int start(HttpServlet servlet) throws Exception {
      var tomcat = new Tomcat();
      String folder = temporaryFolder();
      tomcat.setBaseDir(folder);
      tomcat.setPort(0);
      tomcat.getConnector().setProperty("address", "127.0.0.1");
      Context context = tomcat.addContext("", folder);
      Tomcat.addServlet(context, "go", servlet).addMapping("/*");
      tomcat.start();
      return tomcat.getConnector().getLocalPort();
    }

    private static String temporaryFolder() throws IOException {
      Path folder = Files.createTempDirectory("tomcat");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      return folder.toString();
    }

    private static void delete(Path folder) {
      try {
        Tasks.delete(folder);
      } catch (IOException e) {
        System.err.println("cannot delete " + folder + ": " + e);
      }
    }
  }
}
