package io.github.goproxy4j.standalone;

import io.github.goproxy4j.event.ProxyListener;
import io.github.goproxy4j.protocol.RequestHandler;
import io.github.goproxy4j.standalone.config.Config;
import io.github.goproxy4j.standalone.config.ConfigFile;
import io.github.goproxy4j.standalone.config.Operations.LogFormat;
import io.github.goproxy4j.standalone.config.Repositories;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Serves a folder to go commands. */
@Command(
    name = "serve",
    sortOptions = false,
    description = "Serve a store, or the download cache of a go command, over HTTP.")
final class ServeCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "What is served where, in YAML; goes with no other option.")
  Optional<Path> config = Optional.empty();

  @Mixin ServeOptions options;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Config served = config.isPresent() ? ofFile(config.get()) : options.config();
    if (served.operations().log() == LogFormat.JSON) {
      Logging.write(new JsonLines());
    }
    Optional<Path> audit = served.access().audit();
    if (audit.isEmpty()) {
      serve(served, ProxyListener.NONE);
    } else {
      try (AuditLog log = AuditLog.appendingTo(audit.get(), Clock.systemUTC())) {
        serve(served, log);
      }
    }
    return 0;
  }

  private void serve(Config served, ProxyListener listener)
      throws IOException, InterruptedException {
    try (Repositories repositories = Repositories.open(served, listener);
        GoProxyServer server = start(served, repositories.handlers())) {
      new Announcement(server, spec.commandLine().getOut()).print(served);
      server.join();
    }
  }

  private static GoProxyServer start(Config served, Map<String, RequestHandler> handlers)
      throws IOException {
    return GoProxyServer.start(served.listen(), handlers, served.operations().stopWithin());
  }

  private Config ofFile(Path file) throws IOException {
    List<String> others =
        spec.commandLine().getParseResult().matchedOptions().stream()
            .filter(option -> !option.inherited())
            .map(OptionSpec::longestName)
            .filter(name -> !name.equals("--config"))
            .toList();
    if (!others.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          String.join(", ", others) + " cannot be given beside --config, which says it all");
    }
    return Input.of(file, () -> ConfigFile.read(file));
  }
}
