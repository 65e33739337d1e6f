package io.github.goproxy4j.examples.springboot;

import io.github.goproxy4j.protocol.GoProxyHandler;
import io.github.goproxy4j.servlet.GoProxyServlet;
import io.github.goproxy4j.upstream.ServedFolder;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;

/** Serves the folder {@code modules}, or another: {@code -Dmodules=FOLDER -Dport=8080}. */
@SpringBootApplication(proxyBeanMethods = false)
public class SpringBootExample {
  public static void main(String... args) {
    SpringApplication.run(SpringBootExample.class, args);
  }

  @Bean
  ServletRegistrationBean<GoProxyServlet> goProxy(@Value("${modules:modules}") Path folder)
      throws IOException {
    ServedFolder modules = ServedFolder.open(folder);
    var servlet = new GoProxyServlet(GoProxyHandler.of(modules.source()));
    return new ServletRegistrationBean<>(servlet, "/go/*");
  }

  @EventListener
  void announce(WebServerInitializedEvent event) {
    int port = event.getWebServer().getPort();
    System.out.println("export GOPROXY=http://127.0.0.1:" + port + "/go");
  }
}
