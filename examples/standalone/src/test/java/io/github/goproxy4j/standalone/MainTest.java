package io.github.goproxy4j.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MainTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandLine main =
      Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

  @Test
  void helpGoesToStandardOutput() {
    assertThat(main.execute("--help")).isZero();
    assertThat(out.toString()).startsWith("Usage: goproxy4j ");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void withoutASubcommandFailsAndExplainsItself() {
    assertThat(main.execute()).isEqualTo(2);
    assertThat(err.toString()).startsWith("a subcommand is missing").contains("Usage: goproxy4j ");
  }
}
