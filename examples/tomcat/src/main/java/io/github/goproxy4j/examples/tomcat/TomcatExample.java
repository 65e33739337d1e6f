package io.github.goproxy4j.examples.tomcat;

import io.github.goproxy4j.protocol.GoProxyHandler;
import io.github.goproxy4j.servlet.GoProxyServlet;
import io.github.goproxy4j.upstream.ServedFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;

/** Serves the folder {@code modules}, or another: {@code -Dmodules=FOLDER -Dport=8080}. */
public final class TomcatExample {
  private TomcatExample() {}

  public static void main(String... args) throws Exception {
    ServedFolder modules = ServedFolder.open(Path.of(System.getProperty("modules", "modules")));
    var servlet = new GoProxyServlet(GoProxyHandler.of(modules.source()));

    var tomcat = new Tomcat();
    tomcat.setBaseDir(Files.createTempDirectory("tomcat").toString());
    tomcat.setPort(Integer.getInteger("port", 8080));
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    Context context = tomcat.addContext("", null);
    Tomcat.addServlet(context, "go", servlet).addMapping("/go/*");
    tomcat.start();

    int port = tomcat.getConnector().getLocalPort();
    System.out.println("export GOPROXY=http://127.0.0.1:" + port + "/go");
    tomcat.getServer().await();
  }
}
