package io.github.goproxy4j.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Small answers of a store with 10,000 versions, asked for over and over. */
final class Answers implements Family {
  private static final Load LOAD = new Load(32, 2);

  /** A JVM needs some 100,000 requests of a kind before it is at its best. */
  private static final Load WARM_UP = new Load(32, 4);

  private static final String INTRODUCTION =
      """
      `wrk -t1 -c32`, two seconds a turn, for a store of %,d versions that hosts a module. *Constant* is a
      servlet in the same container that writes the same bytes from the heap, with a type and a length and
      nothing else; *goproxy* is the handler of goproxy/goproxy over the same folder as its cache, which
      `net/http` serves, lists by sendfile. CPU is that of the server for 1,000 requests.

      """;

  @Override
  public String title() {
    return "Answers: .info, .mod and list";
  }

  @Override
  public String run(Workshop workshop) throws Exception {
    boolean tiny = workshop.rounds() == 1;
    Optional<String> missing = tiny ? Optional.empty() : Programs.missing("wrk");
    if (missing.isPresent()) {
      return missing.get();
    }
    int versions = tiny ? 10 : 10_000;
    Module module = workshop.modules().get(tiny ? 0 : 1);
    Path folder = workshop.scratch().resolve("answers");
    Stores.fill(folder, module, versions);
    String text = INTRODUCTION.formatted(versions) + compare(workshop, module, folder, tiny);
    Tasks.delete(folder);
    return text;
  }

  private static String compare(Workshop workshop, Module module, Path folder, boolean tiny)
      throws Exception {
    List<String> paths =
        List.of(Stores.path(module, ".info"), Stores.path(module, ".mod"), Stores.listPath(module));
    Path constants = workshop.scratch().resolve("constants");
    Stores.copies(
        constants,
        paths.stream().map(path -> folder.resolve(path.substring(1))).toArray(Path[]::new));
    List<ServerProcess> servers = new ArrayList<>();
    try {
      var comparison = new Comparison(Unit.REQUESTS_PER_SECOND);
      Optional<ServerProcess> goproxy = GoProxyPeer.start(folder, "off");
      goproxy.ifPresent(servers::add);
      for (Container container : Container.values()) {
        var ours = ServerProcess.ofJava(container, "-Xmx512m", "store", folder);
        var constant = ServerProcess.ofJava(container, "-Xmx512m", "constant", constants);
        servers.addAll(List.of(ours, constant));
        for (String path : paths) {
          if (!tiny) {
            WARM_UP.requests(ours, path, false);
            WARM_UP.requests(constant, bare(path), false);
          }
          add(comparison, container, path, new Sides(ours, constant, goproxy), tiny);
        }
      }
      return comparison.table(workshop) + (goproxy.isEmpty() ? GoProxyPeer.MISSING : "");
    } finally {
      close(servers);
      Tasks.delete(constants);
    }
  }

  private record Sides(
      ServerProcess ours, ServerProcess constant, Optional<ServerProcess> goproxy) {}

  private static void add(
      Comparison comparison, Container container, String path, Sides sides, boolean tiny) {
    String file = path.substring(path.lastIndexOf('/') + 1).replaceFirst("^v.*\\.", ".");
    String name = file + ", " + container.name().toLowerCase(Locale.ROOT);
    String bare = bare(path);
    comparison
        .contender(name, () -> LOAD.requests(sides.ours, path, tiny))
        .contender(name + " constant", () -> LOAD.requests(sides.constant, bare, tiny))
        .bar(name, name + " constant", 0.9);
    if (sides.goproxy.isPresent()) {
      String theirs = name + " beside goproxy";
      comparison
          .contender(theirs, () -> LOAD.requests(sides.goproxy.get(), path, tiny))
          .bar(name, theirs, 1.6);
    }
  }

  /** Where the constant servlet has it. */
  private static String bare(String path) {
    return "/" + path.substring(path.lastIndexOf('/') + 1);
  }

  static void close(List<ServerProcess> servers) throws IOException {
    for (ServerProcess server : servers) {
      server.close();
    }
  }
}
