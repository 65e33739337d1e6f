package io.github.goproxy4j.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A zip that a client uploads. */
final class Publishing implements Family {
  private static final String INTRODUCTION =
      """
      `curl -T` of a zip of %s to a store that does not have it: it is checked, hashed, made safe on the
      disk and committed when the answer comes. *nginx* takes it into a WebDAV folder, and `sha256sum`
      reads it there; neither checks anything. The folders are in memory. CPU is that of the server.

      """;

  @Override
  public String title() {
    return "Publishing: a zip over HTTP";
  }

  @Override
  public String run(Workshop workshop) throws Exception {
    boolean tiny = workshop.rounds() == 1;
    Optional<String> missing =
        tiny ? Programs.missing("curl") : Programs.missing("curl", "nginx", "sha256sum");
    if (missing.isPresent()) {
      return missing.get();
    }
    Module module = workshop.modules().get(workshop.modules().size() - 1);
    Path folder = Files.createDirectories(workshop.scratch().resolve("publishing"));
    Path root = folder.resolve("root");
    Path put = Files.createDirectories(root.resolve("put"));
    List<ServerProcess> servers = new ArrayList<>();
    try {
      var comparison = new Comparison(Unit.MILLISECONDS);
      Optional<ServerProcess> nginx =
          tiny ? Optional.empty() : Optional.of(Programs.nginx(root, folder));
      nginx.ifPresent(servers::add);
      for (Container container : Container.some(tiny)) {
        String name = container.name().toLowerCase(Locale.ROOT);
        var ours = ServerProcess.ofJava(container, "-Xmx256m", "store", folder.resolve(name));
        servers.add(ours);
        comparison.contender(name, () -> publish(ours, module));
        if (nginx.isPresent()) {
          String theirs = "nginx and sha256sum beside " + name;
          comparison
              .contender(theirs, () -> put(nginx.get(), module, put))
              .bar(name, theirs, 1 / 1.3);
        }
      }
      return INTRODUCTION.formatted(module.size()) + comparison.table(workshop);
    } finally {
      Answers.close(servers);
      Tasks.delete(folder);
    }
  }

  private static Measure publish(ServerProcess server, Module module) throws IOException {
    String url = server.url(Stores.path(module, ".zip"));
    double before = server.cpu();
    long start = System.nanoTime();
    String answer = Programs.run(List.of("curl", "-sS", "-T", module.zip().toString(), url));
    double millis = (System.nanoTime() - start) / 1e6;
    double cpu = server.cpu() - before;
    if (!answer.contains("\"result\":\"published\"")) {
      throw new IOException(answer);
    }
    Programs.run(List.of("curl", "-sS", "-f", "-X", "DELETE", url));
    return new Measure(millis, cpu, Double.NaN, "");
  }

  private static Measure put(ServerProcess nginx, Module module, Path folder) throws IOException {
    Path target = folder.resolve("m.zip");
    double before = nginx.cpu();
    long start = System.nanoTime();
    Programs.run(
        List.of("curl", "-sS", "-f", "-T", module.zip().toString(), nginx.url("/put/m.zip")));
    Programs.run(List.of("sha256sum", target.toString()));
    double millis = (System.nanoTime() - start) / 1e6;
    double cpu = nginx.cpu() - before;
    Files.delete(target);
    return new Measure(millis, cpu, Double.NaN, "");
  }
}
