package io.github.goproxy4j.standalone;

import io.github.goproxy4j.protocol.GoProxyHandler;
import io.github.goproxy4j.upstream.ServedFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
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
      names = "--root",
      required = true,
      paramLabel = "DIR",
      description = "A store (made if it is not there), a GOMODCACHE, or its cache/download.")
  Path root;

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
    String path = contextPath();
    ServedFolder folder = ServedFolder.open(root);
    var handler = GoProxyHandler.of(folder.source());
    try (GoProxyServer server = GoProxyServer.start(handler, host, port, path)) {
      announce(server, folder);
      server.join();
    }
    return 0;
  }

  private void announce(GoProxyServer server, ServedFolder folder) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    String modules = ModuleCount.describe(folder.path());
    out.println(
        "Serving " + modules + " from " + Shown.line(folder.path()) + " on " + server.uri());
    out.println();
    out.println("  export GOPROXY=" + server.uri());
    out.println("  export GOSUMDB=off");
    out.println();
    out.flush();
  }

  private String contextPath() {
    if (port < 0 || port > 65_535) {
      throw new ParameterException(spec.commandLine(), "--port " + port + " is not a port");
    }
    if (!context.startsWith("/")) {
      throw new ParameterException(
          spec.commandLine(), "--context '" + context + "' does not start with a slash");
    }
    String path = context.replaceAll("/+$", "");
    if (!path.matches("(/(?!\\.+(/|$))[A-Za-z0-9._~-]+)*")) {
      throw new ParameterException(
          spec.commandLine(),
          "--context '" + context + "' has more than letters, digits and -._~ between slashes");
    }
    return path.isEmpty() ? "/" : path;
  }
}
