package io.github.goproxy4j.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;

/** Runs a command in this process. */
final class CommandRun {
  record Result(int exitCode, String out, String err) {
    void assertOutput(String... lines) {
      assertThat(err).isEmpty();
      assertThat(exitCode).isZero();
      assertThat(out.lines()).containsExactly(lines);
    }

    void assertRefused(String line) {
      assertThat(err.lines()).containsExactly(line);
      assertThat(out).isEmpty();
      assertThat(exitCode).isEqualTo(1);
    }

    void assertUsageError(String line) {
      assertThat(err.lines()).containsExactly(line);
      assertThat(out).isEmpty();
      assertThat(exitCode).isEqualTo(2);
    }
  }

  private CommandRun() {}

  static Result of(Object... args) {
    var out = new StringWriter();
    var err = new StringWriter();
    int exitCode =
        Main.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(Arrays.stream(args).map(String::valueOf).toArray(String[]::new));
    return new Result(exitCode, out.toString(), err.toString());
  }
}
