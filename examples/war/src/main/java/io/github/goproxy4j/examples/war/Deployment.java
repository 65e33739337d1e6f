package io.github.goproxy4j.examples.war;

import io.github.goproxy4j.event.ProxyListener;
import io.github.goproxy4j.protocol.RequestHandler;
import io.github.goproxy4j.servlet.GoProxyServlet;
import io.github.goproxy4j.standalone.AuditLog;
import io.github.goproxy4j.standalone.config.Config;
import io.github.goproxy4j.standalone.config.Repositories;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** Puts the repositories of a configuration into the web application. */
public final class Deployment implements ServletContextListener {
  private Optional<AuditLog> audit = Optional.empty();
  private Optional<Repositories> repositories = Optional.empty();

  @Override
  public void contextInitialized(ServletContextEvent event) {
    try {
      deploy(event.getServletContext());
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalStateException("goproxy4j: " + e.getMessage(), e);
    }
  }

  private void deploy(ServletContext context) throws IOException {
    Config config = Served.by(context);
    Optional<Path> file = config.access().audit();
    if (file.isPresent()) {
      audit = Optional.of(AuditLog.appendingTo(file.get(), Clock.systemUTC()));
    }
    ProxyListener listener = audit.<ProxyListener>map(log -> log).orElse(ProxyListener.NONE);
    Repositories opened = Repositories.open(config, listener);
    repositories = Optional.of(opened);
    opened.handlers().forEach((path, handler) -> add(context, path, handler));
  }

  private static void add(ServletContext context, String path, RequestHandler handler) {
    String mapping = path.equals("/") ? "/*" : path + "/*";
    context.addServlet("goproxy4j " + path, new GoProxyServlet(handler)).addMapping(mapping);
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    repositories.ifPresent(Repositories::close);
    try {
      if (audit.isPresent()) {
        audit.get().close();
      }
    } catch (IOException e) {
      event.getServletContext().log("goproxy4j: " + e.getMessage(), e);
    }
  }
}
