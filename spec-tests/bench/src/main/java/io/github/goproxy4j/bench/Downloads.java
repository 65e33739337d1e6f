package io.github.goproxy4j.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A zip that many clients download. */
final class Downloads implements Family {
  private static final Load LOAD = new Load(8, 3);
  private static final String INTRODUCTION =
      """
      `wrk -t1 -c8`, three seconds a turn, for a zip of %s. *nginx* has the same folder, `sendfile` and two
      workers. CPU is that of the server for a gigabyte.

      """;

  @Override
  public String title() {
    return "Downloads: a zip";
  }

  @Override
  public String run(Workshop workshop) throws Exception {
    boolean tiny = workshop.rounds() == 1;
    Optional<String> missing = tiny ? Optional.empty() : Programs.missing("wrk", "nginx");
    if (missing.isPresent()) {
      return missing.get();
    }
    Module module = workshop.modules().get(tiny ? 0 : 1);
    Path folder = workshop.scratch().resolve("downloads");
    Stores.fill(folder, module, 1);
    String path = Stores.path(module, ".zip");
    List<ServerProcess> servers = new ArrayList<>();
    try {
      var comparison = new Comparison(Unit.MEGABYTES_PER_SECOND);
      Optional<ServerProcess> nginx =
          tiny ? Optional.empty() : Optional.of(Programs.nginx(folder, workshop.scratch()));
      nginx.ifPresent(servers::add);
      for (Container container : Container.some(tiny)) {
        var ours = ServerProcess.ofJava(container, "-Xmx256m", "store", folder);
        servers.add(ours);
        String name = container.name().toLowerCase(Locale.ROOT);
        comparison.contender(name, () -> LOAD.megabytes(ours, path, tiny));
        if (nginx.isPresent()) {
          String theirs = "nginx beside " + name;
          comparison
              .contender(theirs, () -> LOAD.megabytes(nginx.get(), path, tiny))
              .bar(name, theirs, 0.9);
        }
      }
      return INTRODUCTION.formatted(module.size()) + comparison.table(workshop);
    } finally {
      Answers.close(servers);
      Tasks.delete(folder);
    }
  }
}
