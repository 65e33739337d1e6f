package io.github.goproxy4j.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TemplatesTest {
  private static final Path FOLDER = Path.of("src/main/resources/io/github/goproxy4j/page");

  private static List<Path> files(String end) throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(end)).toList();
    }
  }

  @Test
  void nothingIsLeftUnescaped() throws IOException {
    assertThat(files(".mustache")).hasSizeGreaterThan(4);
    for (Path template : files(".mustache")) {
      assertThat(Files.readString(template))
          .doesNotContain("{{{")
          .doesNotContain("{{&")
          .doesNotContain("{{=")
          .doesNotContain("style=")
          .doesNotContain("<script");
    }
  }

  @Test
  void theStyleSheetNeedsNothingElse() throws IOException {
    assertThat(Files.readString(FOLDER.resolve("style.css")))
        .doesNotContain("url(")
        .doesNotContain("@import");
  }
}
