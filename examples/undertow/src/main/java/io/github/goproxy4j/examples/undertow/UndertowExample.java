package io.github.goproxy4j.examples.undertow;

import io.github.goproxy4j.protocol.GoProxyHandler;
import io.github.goproxy4j.servlet.GoProxyServlet;
import io.github.goproxy4j.upstream.ServedFolder;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/** Serves the folder {@code modules}, or another: {@code -Dmodules=FOLDER -Dport=8080}. */
public final class UndertowExample {
  private UndertowExample() {}

  public static void main(String... args) throws Exception {
    ServedFolder modules = ServedFolder.open(Path.of(System.getProperty("modules", "modules")));
    var servlet =
        new ImmediateInstanceFactory<>(new GoProxyServlet(GoProxyHandler.of(modules.source())));

    DeploymentInfo deployment =
        Servlets.deployment()
            .setClassLoader(UndertowExample.class.getClassLoader())
            .setDeploymentName("go")
            .setContextPath("/")
            .addServlet(Servlets.servlet("go", GoProxyServlet.class, servlet).addMapping("/go/*"));
    DeploymentManager manager = Servlets.newContainer().addDeployment(deployment);
    manager.deploy();
    Undertow undertow =
        Undertow.builder()
            .addHttpListener(Integer.getInteger("port", 8080), "127.0.0.1")
            // Uploads may be larger than its 2 MiB; the handler has a limit of its own.
            .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, -1L)
            // Its 8 threads for each processor are soon waiting for clients that are slow.
            .setWorkerThreads(200)
            .setHandler(manager.start())
            .build();
    undertow.start();

    var address = (InetSocketAddress) undertow.getListenerInfo().get(0).getAddress();
    System.out.println("export GOPROXY=http://127.0.0.1:" + address.getPort() + "/go");
  }
}
