package io.github.goproxy4j.bench;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.page.ModulePages;
import io.github.goproxy4j.protocol.GoProxyHandler;
import io.github.goproxy4j.protocol.ProxyRequest;
import io.github.goproxy4j.protocol.ProxyResponse;
import io.github.goproxy4j.release.ModuleRelease;
import io.github.goproxy4j.source.HostedSource;
import io.github.goproxy4j.source.ModuleSource;
import io.github.goproxy4j.store.DirectoryStore;
import io.github.goproxy4j.zip.ModuleZip;
import io.github.goproxy4j.zip.SourceFile;
import io.github.goproxy4j.zip.SourceTree;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/** What the number of versions in a store costs. */
final class Growth implements Family {
  private static final String PATH = "example.com/growing";
  private static final ProxyRequest PAGE =
      ProxyRequest.of("GET", "/" + PATH, Map.of("Accept", "text/html"));
  private static final int REPEATS = 2000;
  private static final int MOST_ROUNDS = 3;
  private static final long SETTLED_MILLIS = 2600;
  private static final String INTRODUCTION =
      """
      A handler over a store with one module of so many versions, in one process and without a network, one
      request after another. The first list is that of a store that was just opened; what is published is
      small, and the folder is in memory. The page is the module's, for a browser. Medians of %d rounds.

      | versions | first list, ms | list, µs | @latest, µs | .info, µs | publish, ms | page, ms |
      |--:|--:|--:|--:|--:|--:|--:|
      """;

  @Override
  public String title() {
    return "Growth: many versions of a module";
  }

  @Override
  public String run(Workshop workshop) throws Exception {
    boolean tiny = workshop.rounds() == 1;
    int rounds = Math.min(MOST_ROUNDS, workshop.rounds());
    var text = new StringBuilder(INTRODUCTION.formatted(rounds));
    for (int versions : tiny ? List.of(10) : List.of(10, 1000, 100_000)) {
      workshop.tell("growth: " + versions);
      Path folder = Files.createDirectory(workshop.scratch().resolve("growth"));
      text.append(row(workshop, versions, folder, tiny ? 10 : REPEATS));
      Tasks.delete(folder);
    }
    return text.toString();
  }

  private static String row(Workshop workshop, int versions, Path folder, int repeats)
      throws Exception {
    Module module = module(workshop.scratch().resolve("growing.zip"), "v1.0.0");
    Stores.fill(folder, module, versions);
    List<Double> first = new ArrayList<>();
    List<Double> publish = new ArrayList<>();
    List<Double> list = new ArrayList<>();
    List<Double> latest = new ArrayList<>();
    List<Double> info = new ArrayList<>();
    List<Double> page = new ArrayList<>();
    int warmUps = Math.min(1, workshop.warmUps());
    for (int round = -warmUps; round < Math.min(MOST_ROUNDS, workshop.rounds()); round++) {
      DirectoryStore store = DirectoryStore.at(folder);
      GoProxyHandler handler = handler(store);
      String stem = "/" + PATH;
      double firstList = micros(handler, stem + "/@v/list", 1) / 1000;
      if (repeats > 10) {
        Thread.sleep(SETTLED_MILLIS);
        micros(handler, stem + "/@v/list", 1);
      }
      double laterList = micros(handler, stem + "/@v/list", repeats);
      double latestInfo = micros(handler, stem + "/@latest", repeats);
      double namedInfo = micros(handler, stem + "/@v/v1.0.0.info", repeats);
      double pageOfModule = millis(handler, PAGE, Math.max(1, repeats / 100));
      double published = publish(store, workshop, "v1.1." + (round + warmUps));
      if (round >= 0) {
        first.add(firstList);
        list.add(laterList);
        latest.add(latestInfo);
        info.add(namedInfo);
        publish.add(published);
        page.add(pageOfModule);
      }
    }
    return "| %,d | %s | %s | %s | %s | %s | %s |\n"
        .formatted(
            versions,
            median(first),
            median(list),
            median(latest),
            median(info),
            median(publish),
            median(page));
  }

  private static GoProxyHandler handler(DirectoryStore store) throws IOException {
    ModuleSource source = HostedSource.of(store);
    return GoProxyHandler.builder(source).pages(ModulePages.create()).build();
  }

  private static Module module(Path zip, String version) throws IOException {
    ModuleVersion module = ModuleVersion.of(PATH, version);
    byte[] goMod = ("module " + PATH + "\n").getBytes(StandardCharsets.UTF_8);
    try (OutputStream out = Files.newOutputStream(zip)) {
      ModuleZip.create(module, SourceTree.of(SourceFile.ofBytes("go.mod", goMod)), out);
    }
    return new Module(module, zip, zip);
  }

  private static double micros(GoProxyHandler handler, String path, int repeats)
      throws IOException {
    return millis(handler, ProxyRequest.get(path), repeats) * 1000;
  }

  private static double millis(GoProxyHandler handler, ProxyRequest request, int repeats)
      throws IOException {
    long start = System.nanoTime();
    for (int i = 0; i < repeats; i++) {
      try (ProxyResponse response = handler.handle(request)) {
        if (response.status() != 200) {
          throw new IOException(request + ": " + response.status());
        }
        response.body().writeTo(OutputStream.nullOutputStream());
      }
    }
    return (System.nanoTime() - start) / 1e6 / repeats;
  }

  private static double publish(DirectoryStore store, Workshop workshop, String version)
      throws IOException {
    Module module = module(workshop.scratch().resolve("published.zip"), version);
    try (Blob zip = Blob.ofFile(module.zip());
        ModuleRelease release =
            ModuleRelease.ofZip(module.version(), zip, Instant.EPOCH, store.stagingFolder())) {
      long start = System.nanoTime();
      store.publish(release);
      return (System.nanoTime() - start) / 1e6;
    }
  }

  private static String median(List<Double> values) {
    return Stats.text(Stats.of(values.stream().flatMapToDouble(DoubleStream::of)).median());
  }
}
