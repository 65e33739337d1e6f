package io.github.goproxy4j.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long the standalone program takes from its start to its first answer. */
final class Starting implements Family {
  private static final Path JAR = Path.of("../../examples/standalone/target/goproxy4j.jar");
  private static final Pattern URL = Pattern.compile("http://\\S+");
  private static final String ARCHIVE = "-XX:SharedArchiveFile=";
  private static final String INTRODUCTION =
      """
      `java -jar goproxy4j.jar serve` over a store with %,d versions of a module, from the start of the
      process to the whole answer to the first request, which is for that list. The archive is one of
      `-XX:ArchiveClassesAtExit`, made by one such run. The bar is a second.

      """;

  @Override
  public String title() {
    return "Starting: the standalone program";
  }

  @Override
  public String run(Workshop workshop) throws Exception {
    if (Files.notExists(JAR)) {
      return "Skipped: `" + JAR + "` is not built.";
    }
    boolean tiny = workshop.rounds() == 1;
    int versions = tiny ? 10 : 10_000;
    Module module = workshop.modules().get(tiny ? 0 : 1);
    Path store = workshop.scratch().resolve("starting");
    Path archive = workshop.scratch().resolve("starting.jsa");
    Stores.fill(store, module, versions);
    var comparison =
        new Comparison(Unit.MILLISECONDS)
            .contender("as it is", () -> first(store, module, List.of()))
            .contender("a second", () -> new Measure(1000, Double.NaN, Double.NaN, ""))
            .bar("as it is", "a second", 1);
    if (!tiny) {
      first(store, module, List.of("-XX:ArchiveClassesAtExit=" + archive));
      comparison
          .contender("with an archive", () -> first(store, module, List.of(ARCHIVE + archive)))
          .bar("with an archive", "as it is", Double.NaN);
    }
    String text = INTRODUCTION.formatted(versions) + comparison.table(workshop);
    Tasks.delete(store);
    return text;
  }

  private static Measure first(Path store, Module module, List<String> options) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command = new ArrayList<>(List.of(java));
    command.addAll(options);
    command.addAll(List.of("-jar", JAR.toString(), "serve", "--port", "0", "--root"));
    command.add(store.toString());
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (var server = ServerProcess.of(process, 0)) {
      String url = url(process) + Stores.listPath(module);
      try (InputStream in = URI.create(url).toURL().openStream()) {
        in.readAllBytes();
      }
      return new Measure((System.nanoTime() - start) / 1e6, server.cpu(), Double.NaN, "");
    }
  }

  private static String url(Process process) throws IOException {
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      Matcher url = URL.matcher(line);
      if (url.find()) {
        return url.group();
      }
    }
    throw new IOException("did not start: " + JAR);
  }
}
