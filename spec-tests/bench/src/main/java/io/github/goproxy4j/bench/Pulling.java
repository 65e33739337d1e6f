package io.github.goproxy4j.bench;

import io.github.goproxy4j.module.ModuleVersion;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A go command that downloads a corpus of modules through a cache. */
final class Pulling implements Family {
  private static final Path CONSUMER = Path.of("../src/test/corpus/consumer");
  private static final List<String> ALL = List.of("mod", "download", "all");
  private static final String INTRODUCTION =
      """
      `go mod download` with an empty module cache, of %d modules, which are those that the consumer of
      `src/test/corpus` needs. The upstream answers every request 20 ms late. Cold is through a
      cache that has nothing, ours or that of goproxy/goproxy's handler; warm is through ours when it has
      everything, beside `GOPROXY=file://` on the same files. CPU is that of the cache.

      """;

  @Override
  public String title() {
    return "Pulling: a corpus through a cache";
  }

  @Override
  public String run(Workshop workshop) throws Exception {
    boolean tiny = workshop.rounds() == 1;
    Path folder = Files.createDirectories(workshop.scratch().resolve("pulling"));
    Path client = Files.createDirectory(folder.resolve("client"));
    Files.writeString(client.resolve("go.mod"), "module example.com/client\n\ngo 1.21\n");
    List<String> modules = tiny ? List.of(small(workshop, folder)) : modules();
    Path origin = tiny ? folder.resolve("store") : corpus(folder.resolve("consumer"));
    try (var upstream = ServerProcess.ofJava(Container.JETTY, "-Xmx256m", "late", origin)) {
      var words = new ArrayList<>(List.of("mod", "download"));
      words.addAll(modules);
      var pull = new Pull(folder, client, upstream.url(""), words);
      return INTRODUCTION.formatted(modules.size()) + compare(workshop, pull, origin);
    } finally {
      Tasks.delete(folder);
    }
  }

  private static String compare(Workshop workshop, Pull pull, Path origin) throws Exception {
    try (var warm = pull.cache("warm");
        var cold = pull.cache("cold")) {
      pull.through(warm.url(""), Optional.of(warm));
      var comparison = new Comparison(Unit.MILLISECONDS);
      comparison.contender("cold", () -> pull.coldOurs(cold));
      boolean goproxy = GoProxyPeer.isThere();
      if (goproxy) {
        comparison.contender("cold, goproxy", pull::coldTheirs).bar("cold", "cold, goproxy", 1.25);
      }
      return comparison
              .contender("warm", () -> pull.through(warm.url(""), Optional.of(warm)))
              .contender("file://", () -> pull.through(origin.toUri().toString(), Optional.empty()))
              .bar("warm", "file://", 1 / 1.3)
              .table(workshop)
          + (goproxy ? "" : GoProxyPeer.MISSING);
    }
  }

  /** The download cache that an ordinary go command fills with what the consumer needs. */
  private static Path corpus(Path consumer) throws IOException {
    copy(CONSUMER, consumer);
    Path modCache = Path.of("../.corpus/bench/pulled").toAbsolutePath().normalize();
    Go.run(consumer, Map.of("GOMODCACHE", modCache.toString(), "GOFLAGS", "-modcacherw"), ALL);
    return modCache.resolve("cache/download");
  }

  /** The modules of the consumer whose zips are wanted, too. */
  private static List<String> modules() throws IOException {
    return Files.readAllLines(CONSUMER.resolve("go.sum")).stream()
        .map(line -> line.split(" ", -1))
        .filter(words -> !words[1].endsWith("/go.mod"))
        .map(words -> words[0] + "@" + words[1])
        .toList();
  }

  private static String small(Workshop workshop, Path folder) throws IOException {
    Module module = workshop.modules().get(0);
    Stores.fill(folder.resolve("store"), module, 1);
    return module.version().toString();
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (var files = Files.list(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(String.valueOf(file.getFileName()));
        Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /** What every download has in common. */
  private record Pull(Path folder, Path client, String upstream, List<String> words) {
    ServerProcess cache(String name) throws IOException {
      Path kept = folder.resolve(name);
      return ServerProcess.ofJava(Container.JETTY, "-Xmx256m", "cache", kept, upstream);
    }

    /** The server lives on (B2), but has to throw away all that it has. */
    Measure coldOurs(ServerProcess cache) throws IOException {
      for (String module : words.subList(2, words.size())) {
        String path = ModuleVersion.parse(module).path().escaped();
        var url = URI.create(cache.url("/" + path)).toURL();
        var connection = (HttpURLConnection) url.openConnection();
        connection.setRequestMethod("DELETE");
        connection.getResponseCode();
        connection.disconnect();
      }
      return through(cache.url(""), Optional.of(cache));
    }

    Measure coldTheirs() throws IOException {
      Path cold = folder.resolve("cold-goproxy");
      try (var cache = GoProxyPeer.start(cold, upstream).orElseThrow()) {
        return through(cache.url(""), Optional.of(cache));
      } finally {
        Tasks.delete(cold);
      }
    }

    Measure through(String proxy, Optional<ServerProcess> server) throws IOException {
      Path modCache = folder.resolve("modcache");
      Map<String, String> environment =
          Map.of(
              "GOMODCACHE", modCache.toString(),
              "GOFLAGS", "-modcacherw -mod=mod",
              "GOPROXY", proxy,
              "GOSUMDB", "off",
              "GOENV", "off",
              "GONOPROXY", "",
              "GOPRIVATE", "");
      double before = server.isPresent() ? server.get().cpu() : Double.NaN;
      long start = System.nanoTime();
      Go.run(client, environment, words);
      double millis = (System.nanoTime() - start) / 1e6;
      double cpu = server.isPresent() ? server.get().cpu() - before : Double.NaN;
      Tasks.delete(modCache);
      return new Measure(millis, cpu, Double.NaN, "");
    }
  }
}
