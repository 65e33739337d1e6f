package io.github.goproxy4j.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.standalone.CommandRun.Result;
import org.junit.jupiter.api.Test;

class MainTest {
  @Test
  void helpGoesToStandardOutput() {
    Result result = CommandRun.of("--help");
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).startsWith("Usage: goproxy4j ").contains("serve", "publish", "gosum");
    assertThat(result.err()).isEmpty();
  }

  @Test
  void everyCommandHasHelp() {
    for (String command : Main.commandLine().getSubcommands().keySet()) {
      Result result = CommandRun.of(command, "--help");
      assertThat(result.exitCode()).as(command).isZero();
      assertThat(result.out()).startsWith("Usage: goproxy4j " + command);
    }
  }

  @Test
  void withoutASubcommandFailsInOneLine() {
    CommandRun.of().assertUsageError("goproxy4j: a subcommand is missing (see 'goproxy4j --help')");
  }

  @Test
  void refusesAnUnknownOptionInOneLine() {
    CommandRun.of("serve", "--root", "x", "--prot", "1")
        .assertUsageError(
            "goproxy4j: Unknown options: '--prot', '1' (see 'goproxy4j serve --help')");
  }

  @Test
  void refusesServeArgumentsThatCannotBe() {
    CommandRun.of("serve", "--root", "x", "--port", "70000")
        .assertUsageError("goproxy4j: --port 70000 is not a port (see 'goproxy4j serve --help')");
    CommandRun.of("serve", "--root", "x", "--context", "go")
        .assertUsageError(
            "goproxy4j: --context: 'go' does not start with a slash (see 'goproxy4j serve --help')");
  }

  @Test
  void refusesAnUpstreamThatCannotBe() {
    String see = " (see 'goproxy4j serve --help')";
    CommandRun.of("serve", "--root", "x", "--upstream", "proxy", "--gosumdb", "off")
        .assertUsageError("goproxy4j: --upstream: invalid proxy URL missing scheme: proxy" + see);
    CommandRun.of("serve", "--root", "x", "--upstream", "direct", "--gosumdb", "x")
        .assertUsageError("goproxy4j: --gosumdb: invalid GOSUMDB: malformed verifier id" + see);
    CommandRun.of("serve", "--root", "x", "--gosumdb", "off")
        .assertUsageError("goproxy4j: --gosumdb goes with --upstream" + see);
    CommandRun.of("serve", "--root", "/", "--upstream", "direct", "--gosumdb", "off")
        .assertUsageError("goproxy4j: --cache is needed, since / is only read" + see);
  }

  @Test
  void showsAStackTraceOnlyIfAsked() {
    assertThat(CommandRun.of("hash", "missing.zip").err())
        .isEqualTo("goproxy4j: missing.zip: no such file or directory" + System.lineSeparator());
    assertThat(CommandRun.of("--verbose", "hash", "missing.zip").err()).contains("\tat ");
    assertThat(CommandRun.of("hash", "--verbose", "missing.zip").err()).contains("\tat ");
  }
}
