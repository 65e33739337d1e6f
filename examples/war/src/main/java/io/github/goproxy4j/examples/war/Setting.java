package io.github.goproxy4j.examples.war;

import jakarta.servlet.ServletContext;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What an operator can set, in one of three places. */
enum Setting {
  ROOT,
  CONFIG;

  /** What it is called as a parameter and as a system property. */
  String property() {
    return "goproxy4j." + name().toLowerCase(Locale.ROOT);
  }

  /** What it is called in the environment. */
  String variable() {
    return "GOPROXY4J_" + name();
  }

  /** Its value for a web application: that of the nearest place. */
  Optional<String> in(ServletContext context) {
    return Stream.of(
            Optional.ofNullable(context.getInitParameter(property())),
            Optional.ofNullable(System.getProperty(property())),
            Optional.ofNullable(System.getenv(variable())))
        .flatMap(Optional::stream)
        .findFirst();
  }
}
