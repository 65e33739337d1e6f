package io.github.goproxy4j.standalone;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code goproxy4j}: without a subcommand it explains itself. */
@Command(
    name = "goproxy4j",
    description = "A Go module proxy and tools for module zips.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class Main implements Runnable {
  @Spec CommandSpec spec;

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main());
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a subcommand is missing");
  }
}
