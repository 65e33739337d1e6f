package io.github.goproxy4j.spec.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.protocol.GoProxyHandler;
import io.github.goproxy4j.servlet.GoProxyServlet;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.util.ServerInfo;
import org.junit.jupiter.api.Test;

class TomcatTest extends ContainerContract {
  private static final String MAJOR = System.getProperty("goproxy4j.tomcat");

  TomcatTest() {
    super("tomcat" + MAJOR);
  }

  @Test
  void isTheTomcatOfThisModule() {
    assertThat(ServerInfo.getServerNumber()).startsWith(MAJOR + ".");
  }

  @Override
  StartedServer start(GoProxyHandler handler, Mount mount, Path temp) throws LifecycleException {
    var tomcat = new Tomcat();
    tomcat.setBaseDir(temp.toString());
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    Context context = tomcat.addContext(mount.context(), temp.toString());
    Tomcat.addServlet(context, "go", new GoProxyServlet(handler)).addMapping(Mount.FOLDER + "/*");
    tomcat.start();
    return StartedServer.of(
        tomcat.getConnector().getLocalPort(),
        () -> {
          tomcat.stop();
          tomcat.destroy();
        });
  }
}
