package io.github.goproxy4j.standalone;

import io.github.goproxy4j.standalone.yaml.MalformedSettingsException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code goproxy4j}: without a subcommand it explains itself. */
@Command(
    name = "goproxy4j",
    description = "A Go module proxy and tools for module zips.",
    versionProvider = Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "1:refused or invalid", "2:wrong usage or configuration"},
    subcommands = {
      ServeCommand.class,
      PublishCommand.class,
      ScrubCommand.class,
      ZipCommand.class,
      CheckCommand.class,
      HashCommand.class,
      ExtractCommand.class,
      GoSumCommand.class,
      UsersCommand.class,
      DownloadsCommand.class
    })
final class Main implements Runnable {
  @Spec CommandSpec spec;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Log more, and show the stack trace of an error.")
  boolean verbose;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help and exit.")
  boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Print the version and exit.")
  boolean version;

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    var main = new Main();
    return new CommandLine(main)
        .registerConverter(Path.class, new PathConverter())
        .setExecutionExceptionHandler(
            (e, command, result) -> {
              if (e instanceof MalformedSettingsException malformed) {
                malformed.problems().forEach(line -> command.getErr().println(Shown.line(line)));
                return CommandLine.ExitCode.USAGE;
              }
              command.getErr().println("goproxy4j: " + ErrorText.of(e));
              if (main.verbose) {
                printTrace(e, command.getErr());
              }
              return CommandLine.ExitCode.SOFTWARE;
            })
        .setParameterExceptionHandler(
            (e, args) -> {
              CommandLine command = e.getCommandLine();
              String name = command.getCommandSpec().qualifiedName();
              command
                  .getErr()
                  .println("goproxy4j: " + ErrorText.of(e) + " (see '" + name + " --help')");
              return CommandLine.ExitCode.USAGE;
            })
        .setExecutionStrategy(
            parsed -> {
              Logging.configure(main.verbose);
              return execute(parsed);
            });
  }

  private static int execute(ParseResult parsed) {
    try {
      return new CommandLine.RunLast().execute(parsed);
    } catch (OutOfMemoryError e) {
      throw new ExecutionException(
          parsed.commandSpec().commandLine(), "not enough memory; see the option -Xmx of java", e);
    }
  }

  private static void printTrace(Exception e, PrintWriter err) {
    var trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace, true));
    trace.toString().lines().map(Shown::line).forEach(err::println);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a subcommand is missing");
  }
}
