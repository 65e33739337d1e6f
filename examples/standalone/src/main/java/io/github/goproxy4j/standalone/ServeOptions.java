package io.github.goproxy4j.standalone;

import io.github.goproxy4j.module.ModulePatterns;
import io.github.goproxy4j.standalone.config.Config;
import io.github.goproxy4j.standalone.config.FolderAndUpstream;
import io.github.goproxy4j.standalone.config.ListenAddress;
import io.github.goproxy4j.standalone.config.Mount;
import io.github.goproxy4j.standalone.config.Repository;
import io.github.goproxy4j.standalone.config.Upstreams;
import io.github.goproxy4j.store.DirectoryStore;
import io.github.goproxy4j.sumdb.GoSumDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A configuration without a file: one folder and, after it, what others have. */
final class ServeOptions {
  private static final int LAST_PORT = 65_535;

  @Spec(Spec.Target.MIXEE)
  CommandSpec spec;

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

  @Option(
      names = "--upstream",
      paramLabel = "GOPROXY",
      description = "Where to fetch what is not there, such as \"$(go env GOPROXY)\".")
  Optional<String> upstream = Optional.empty();

  @Option(
      names = "--cache",
      paramLabel = "DIR",
      description = "Where to keep what was fetched (default: .upstream in a store).")
  Optional<Path> cache = Optional.empty();

  @Option(
      names = "--goprivate",
      defaultValue = "${env:GOPRIVATE:-}",
      paramLabel = "PATTERNS",
      description = "Modules that nobody else is told of (default: $GOPRIVATE).")
  String goPrivate;

  @Option(
      names = "--gonoproxy",
      defaultValue = "${env:GONOPROXY:-}",
      paramLabel = "PATTERNS",
      description = "... that no upstream is asked about (default: $GONOPROXY, or as above).")
  String goNoProxy;

  @Option(
      names = "--gonosumdb",
      defaultValue = "${env:GONOSUMDB:-}",
      paramLabel = "PATTERNS",
      description = "... that no database is asked about (default: $GONOSUMDB, or as above).")
  String goNoSumDb;

  @Option(
      names = "--gosumdb",
      defaultValue = "${env:GOSUMDB:-sum.golang.org}",
      description = "What to verify with, or off (default: $GOSUMDB, or sum.golang.org).")
  String goSumDb;

  Config config() throws IOException {
    Path folder = root.orElseThrow(() -> usage("either --config or --root is needed"));
    if (port < 0 || port > LAST_PORT) {
      throw usage("--port " + port + " is not a port");
    }
    var listen = new ListenAddress(host, port);
    if (upstream.isEmpty()) {
      requireUpstreamFor("--cache", "--goprivate", "--gonoproxy", "--gonosumdb", "--gosumdb");
      Repository hosted = Repository.Hosted.at("root", folder);
      return Config.local(listen, mount(hosted), List.of());
    }
    var both = folderAndUpstream(folder);
    return Config.local(listen, mount(both.repository()), both.databases());
  }

  private void requireUpstreamFor(String... options) {
    for (String option : options) {
      if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
        throw usage(option + " goes with --upstream");
      }
    }
  }

  private Mount mount(Repository repository) {
    String path = context.replaceAll("(?<=.)/+$", "");
    return checked("--context", () -> new Mount(path, repository));
  }

  private FolderAndUpstream folderAndUpstream(Path folder) throws IOException {
    ModulePatterns noProxy = ModulePatterns.of(goNoProxy.isEmpty() ? goPrivate : goNoProxy);
    return new FolderAndUpstream(
        folder,
        checked("--upstream", () -> Upstreams.parse(upstream.orElseThrow())).without(noProxy),
        checked("--gosumdb", () -> GoSumDatabase.parse(goSumDb)),
        ModulePatterns.of(goNoSumDb.isEmpty() ? goPrivate : goNoSumDb),
        cacheFor(folder));
  }

  /** Nothing is written into a folder that somebody else keeps. */
  private Path cacheFor(Path folder) throws IOException {
    if (cache.isEmpty() && !DirectoryStore.isStoreOrFree(folder)) {
      throw usage("--cache is needed, since " + folder + " is only read");
    }
    return cache.orElse(folder.resolve(".upstream"));
  }

  private <T> T checked(String option, Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw usage(option + ": " + e.getMessage());
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
