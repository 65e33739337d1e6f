package io.github.goproxy4j.spec.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.spec.Serving;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The go command and the examples, each in its own process. */
class ExamplesTest {
  private static PublishedModules modules;

  @TempDir Path temp;

  @BeforeAll
  static void publish(@TempDir Path folder) throws IOException {
    modules = PublishedModules.in(folder);
  }

  @ParameterizedTest
  @EnumSource
  void servesTheGoCommand(Example example) throws Exception {
    assertThat(Path.of("..", "..", "docs", "containers.md")).content().contains(example.command());
    assertServes(example.asJar());
  }

  /** Tomcat's jar is the module with the servlet API; Jetty needs the module that is only that. */
  @ParameterizedTest
  @EnumSource(names = {"TOMCAT", "JETTY"})
  void servesTheGoCommandFromTheModulePath(Example example) throws Exception {
    assertServes(example.asModule());
  }

  @Test
  void isTheSameInTomcat11() throws Exception {
    Path tomcat = Path.of(System.getProperty("goproxy4j.tomcat11"));
    List<Path> jars = List.of(tomcat.resolve("lib"), tomcat.resolve("bin"));
    assertServes(Example.TOMCAT.withJarsOf(jars, "tomcat"));
  }

  private void assertServes(List<String> words) throws Exception {
    try (Serving serving = Example.start(words, modules.folder(), temp)) {
      GoClient client = GoClient.of(serving.url(), temp);
      modules.assertQueriedBy(client);
      modules.assertDownloadedBy(client);
    }
  }
}
