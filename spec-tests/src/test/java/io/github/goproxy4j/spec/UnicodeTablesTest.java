package io.github.goproxy4j.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** P5, Z41: the character tables that core ships are those of the go command. */
class UnicodeTablesTest {
  private static final String RESOURCE = "io/github/goproxy4j/internal/text/unicode.txt";

  @Test
  void shippedTablesAreWhatTheProgramPrints() throws IOException {
    List<String> shipped = shipped().lines().toList();
    GoTool.Result run =
        GoTool.require().run(Path.of("src", "test", "go", "unicode"), Map.of(), "run", ".");
    List<String> printed = run.requireSuccess().stdout().lines().toList();

    assumeTrue(
        printed.get(0).equals(shipped.get(0)),
        () -> "this go command has " + printed.get(0) + ", shipped is " + shipped.get(0));
    assertThat(shipped).isEqualTo(printed);
  }

  @Test
  void shippedTablesAreOfUnicode15() throws IOException {
    assertThat(shipped()).startsWith("unicode 15.0.0\n");
  }

  private static String shipped() throws IOException {
    try (InputStream in = UnicodeTablesTest.class.getClassLoader().getResourceAsStream(RESOURCE)) {
      assertThat(in).as(RESOURCE).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
