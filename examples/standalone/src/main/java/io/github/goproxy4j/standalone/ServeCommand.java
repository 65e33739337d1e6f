package io.github.goproxy4j.standalone;

import io.github.goproxy4j.event.ProxyListener;
import io.github.goproxy4j.standalone.config.Access;
import io.github.goproxy4j.standalone.config.Changes;
import io.github.goproxy4j.standalone.config.Config;
import io.github.goproxy4j.standalone.config.ConfigFile;
import io.github.goproxy4j.standalone.config.ListenAddress;
import io.github.goproxy4j.standalone.config.Mount;
import io.github.goproxy4j.standalone.config.Repositories;
import io.github.goproxy4j.standalone.config.Repository;
import io.github.goproxy4j.standalone.config.RepositoryName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Serves a folder to go commands. */
@Command(
    name = "serve",
    description = "Serve a store, or the download cache of a go command, over HTTP.")
final class ServeCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "What is served where, in YAML; goes with no other option.")
  Optional<Path> config = Optional.empty();

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description = "A store (made if it is not there), a GOMODCACHE, or its cache/download.")
  Optional<Path> root = Optional.empty();

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "Port, 0 for any free one (default: ${DEFAULT-VALUE}).")
  int port;

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      description = "Address to listen on (default: ${DEFAULT-VALUE}).")
  String host;

  @Option(
      names = "--context",
      defaultValue = "/",
      paramLabel = "/go",
      description = "Path below which to answer (default: ${DEFAULT-VALUE}).")
  String context;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Config served = config.isPresent() ? ofFile(config.get()) : ofOptions();
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
    var handlers = Repositories.open(served, listener);
    try (GoProxyServer server = GoProxyServer.start(served.listen(), handlers)) {
      new Announcement(server, spec.commandLine().getOut()).print(served);
      server.join();
    }
  }

  private Config ofFile(Path file) throws IOException {
    List<String> others =
        spec.commandLine().getParseResult().matchedOptions().stream()
            .filter(option -> !option.inherited())
            .map(OptionSpec::longestName)
            .filter(name -> !name.equals("--config"))
            .toList();
    if (!others.isEmpty()) {
      throw usage(
          String.join(", ", others) + " cannot be given beside --config, which says it all");
    }
    return Input.of(file, () -> ConfigFile.read(file));
  }

  private Config ofOptions() {
    Path folder = root.orElseThrow(() -> usage("either --config or --root is needed"));
    if (port < 0 || port > 65_535) {
      throw usage("--port " + port + " is not a port");
    }
    try {
      var repository = new Repository.Hosted(new RepositoryName("root"), folder, Changes.NONE);
      String path = context.replaceAll("(?<=.)/+$", "");
      return new Config(
          new ListenAddress(host, port),
          List.of(new Mount(path, repository)),
          List.of(),
          Access.LOCAL);
    } catch (IllegalArgumentException e) {
      throw usage("--context " + e.getMessage());
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
