package io.github.goproxy4j.spec.container;

import io.github.goproxy4j.protocol.GoProxyHandler;
import io.github.goproxy4j.servlet.GoProxyServlet;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.ServletException;
import java.net.InetSocketAddress;
import java.util.function.UnaryOperator;

/** The servlet in Undertow. */
final class UndertowServer {
  private UndertowServer() {}

  /** Starts it with the listener that {@code listener} adds. */
  static StartedServer start(
      GoProxyHandler handler, Mount mount, UnaryOperator<Undertow.Builder> listener)
      throws ServletException {
    DeploymentManager deployment =
        Servlets.newContainer().addDeployment(deployment(handler, mount));
    deployment.deploy();
    Undertow undertow =
        listener
            .apply(Undertow.builder())
            .setHandler(Handlers.path().addPrefixPath(mount.context(), deployment.start()))
            .build();
    undertow.start();
    var address = (InetSocketAddress) undertow.getListenerInfo().get(0).getAddress();
    return StartedServer.of(
        address.getPort(),
        () -> {
          undertow.stop();
          deployment.stop();
          deployment.undeploy();
        });
  }

  private static DeploymentInfo deployment(GoProxyHandler handler, Mount mount) {
    var servlet = new ImmediateInstanceFactory<>(new GoProxyServlet(handler));
    return Servlets.deployment()
        .setClassLoader(UndertowServer.class.getClassLoader())
        .setDeploymentName("go")
        .setContextPath(mount.context())
        .addServlet(
            Servlets.servlet("go", GoProxyServlet.class, servlet).addMapping(Mount.FOLDER + "/*"));
  }
}
