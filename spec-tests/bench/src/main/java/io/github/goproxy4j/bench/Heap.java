package io.github.goproxy4j.bench;

import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.zip.ModuleZip;
import io.github.goproxy4j.zip.SourceFile;
import io.github.goproxy4j.zip.SourceTree;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many downloads and uploads of a large zip at the same time, in a small heap. */
final class Heap implements Family {
  private static final ModuleVersion MODULE = ModuleVersion.parse("example.com/large@v1.0.0");
  private static final int DOWNLOADS = 64;
  private static final int UPLOADS = 16;
  private static final String INTRODUCTION =
      """
      %d clients download a zip of %.0f MB with %,d entries that cannot be compressed while %d others upload
      the same; the server has `-Xmx64m`. Each got or sent all of it, or the run fails. RSS is the most that
      the process ever had. Once each.

      | | s | RSS, MB |
      |---|--:|--:|
      """;

  @Override
  public String title() {
    return "Heap: 64 downloads and 16 uploads in 64 MB";
  }

  @Override
  public String run(Workshop workshop) throws Exception {
    boolean tiny = workshop.rounds() == 1;
    var missing = Programs.missing("curl");
    if (missing.isPresent()) {
      return missing.get();
    }
    Path folder = Files.createDirectories(workshop.scratch().resolve("heap"));
    Module module = module(folder.resolve("large.zip"), tiny ? 10 : 20_000);
    double size = Files.size(module.zip()) / 1e6;
    var text =
        new StringBuilder(INTRODUCTION.formatted(DOWNLOADS, size, tiny ? 10 : 20_000, UPLOADS));
    for (Container container : Container.some(tiny)) {
      Path store = folder.resolve(container.name());
      Stores.fill(store, module, 1);
      try (ServerProcess server = ServerProcess.ofJava(container, "-Xmx64m", "store", store)) {
        double seconds = clients(server, module, tiny);
        workshop.tell("heap: " + container + " " + seconds + " s");
        text.append(
            "| %s | %s | %s |\n"
                .formatted(
                    container.name().toLowerCase(Locale.ROOT),
                    Stats.text(seconds),
                    Stats.text(server.peakMemory())));
      }
      Tasks.delete(store);
    }
    Tasks.delete(folder);
    return text.toString();
  }

  private static Module module(Path zip, int entries) throws IOException {
    var random = new Random(1);
    List<SourceFile> files = new ArrayList<>();
    byte[] goMod = ("module " + MODULE.path() + "\n").getBytes(StandardCharsets.UTF_8);
    files.add(SourceFile.ofBytes("go.mod", goMod));
    byte[] noise = new byte[40_000];
    random.nextBytes(noise);
    for (int i = 1; i < entries; i++) {
      byte[] content = java.util.Arrays.copyOfRange(noise, i % 20_000, i % 20_000 + 20_000);
      files.add(SourceFile.ofBytes("p" + i % 100 + "/f" + i + ".bin", content));
    }
    try (OutputStream out = Files.newOutputStream(zip)) {
      ModuleZip.create(MODULE, SourceTree.of(files.toArray(SourceFile[]::new)), out);
    }
    return new Module(MODULE, zip, zip);
  }

  private static double clients(ServerProcess server, Module module, boolean tiny)
      throws Exception {
    String url = server.url(Stores.path(module, ".zip"));
    long size = Files.size(module.zip());
    List<Callable<Void>> clients = new ArrayList<>();
    for (int i = 0; i < (tiny ? 4 : DOWNLOADS); i++) {
      clients.add(() -> download(url, size));
    }
    for (int i = 0; i < (tiny ? 2 : UPLOADS); i++) {
      clients.add(() -> upload(url, module));
    }
    ExecutorService threads = Executors.newFixedThreadPool(clients.size());
    try {
      long start = System.nanoTime();
      for (Future<Void> client : threads.invokeAll(clients)) {
        client.get();
      }
      return (System.nanoTime() - start) / 1e9;
    } finally {
      threads.shutdownNow();
    }
  }

  private static Void download(String url, long size) throws IOException {
    String got =
        Programs.run(
            List.of("curl", "-sS", "-f", "-o", "/dev/null", "-w", "%{size_download}", url));
    if (Long.parseLong(got) != size) {
      throw new IOException(url + ": " + got + " of " + size + " bytes");
    }
    return null;
  }

  private static Void upload(String url, Module module) throws IOException {
    String answer = Programs.run(List.of("curl", "-sS", "-f", "-T", module.zip().toString(), url));
    if (!answer.contains("\"status\":\"success\"")) {
      throw new IOException(answer);
    }
    return null;
  }
}
