package io.github.goproxy4j.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The standalone program and the go command, each in its own process. */
class StandaloneTest {
  private static Corpus corpus;

  @TempDir Path temp;

  private Path work;

  @BeforeAll
  static void fetch() {
    corpus = Corpus.require();
  }

  @BeforeEach
  void folders() throws IOException {
    work = Files.createDirectory(temp.resolve("work"));
  }

  /** A few modules; {@link ServeModuleCacheTest} has all that there are. */
  @Test
  void servesAModuleCache() throws Exception {
    Corpus.copy(corpus.consumer(), work);

    try (Serving serving = Standalone.serve(corpus.modCache())) {
      var only = corpus.onlyFrom(serving.url(), temp.resolve("modcache"));
      go(only, "build", "rsc.io/quote/v3", "golang.org/x/mod/module", "gopkg.in/yaml.v3");
      assertThat(go(only, "mod", "verify")).isEqualTo("all modules verified\n");
    }
  }

  @Test
  void publishesAFolderAndServesIt() throws Exception {
    Path hello = Files.createDirectory(temp.resolve("hello"));
    Files.writeString(hello.resolve("go.mod"), "module example.com/hello\n\ngo 1.24\n");
    Files.writeString(hello.resolve("hello.go"), "package hello\n\nconst World = \"hello\"\n");
    Path store = temp.resolve("store");
    String h1 = Standalone.publish(hello, "v1.0.0", store);
    Files.writeString(work.resolve("go.mod"), "module example.com/user\n\ngo 1.24\n");
    Files.writeString(work.resolve("user.go"), "package user\n\nimport _ \"example.com/hello\"\n");

    try (Serving serving = Standalone.serve(store)) {
      var only = corpus.onlyFrom(serving.url(), temp.resolve("modcache"));
      go(only, "get", "example.com/hello@latest");
      go(only, "build", "./...");
      assertThat(go(only, "mod", "verify")).isEqualTo("all modules verified\n");
    }
    assertThat(work.resolve("go.sum")).content().contains("example.com/hello v1.0.0 " + h1 + "\n");
  }

  private String go(Map<String, String> environment, String... args) {
    return corpus.go().run(work, environment, args).requireSuccess().stdout();
  }
}
