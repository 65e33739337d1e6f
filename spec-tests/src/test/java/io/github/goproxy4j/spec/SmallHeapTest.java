package io.github.goproxy4j.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.sum.ModuleHash;
import io.github.goproxy4j.upstream.FolderSource;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The standalone server with a small heap fetches, verifies and serves a large zip, for many at the
 * same time. In a build the zip is smaller; it is 400 MB with {@code mvn verify -Pbenchmark}.
 */
class SmallHeapTest {
  private static final boolean FULL = Boolean.getBoolean("goproxy4j.benchmark");
  private static final int ENTRIES = FULL ? 20_000 : 1000;
  private static final int ENTRY_SIZE = FULL ? 20_000 : 2000;
  private static final int CLIENTS = 16;
  private static final int ROUNDS = FULL ? 5 : 1;
  private static final ModuleVersion MODULE =
      ModuleVersion.ofCanonical("example.com/large", "v1.0.0");
  private static final byte[] GO_MOD =
      "module example.com/large\n".getBytes(StandardCharsets.UTF_8);

  @TempDir Path temp;

  private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
  private Path versions;
  private Path zip;
  private long crc;

  @BeforeEach
  void makeZip() throws IOException {
    versions = Files.createDirectories(temp.resolve("upstream/example.com/large/@v"));
    Files.writeString(versions.resolve("list"), "v1.0.0\n");
    Files.writeString(versions.resolve("v1.0.0.info"), "{\"Version\":\"v1.0.0\"}");
    Files.write(versions.resolve("v1.0.0.mod"), GO_MOD);
    zip = versions.resolve("v1.0.0.zip");
    try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(zip), 1 << 16);
        var out = new ZipOutputStream(file)) {
      out.setLevel(Deflater.NO_COMPRESSION);
      var random = new Random(1);
      byte[] content = new byte[ENTRY_SIZE];
      for (int i = 1; i < ENTRIES; i++) {
        random.nextBytes(content);
        add(out, "p" + i % 100 + "/f" + i + ".bin", content);
      }
      add(out, "go.mod", GO_MOD);
    }
    crc = crc(Files.newInputStream(zip));
  }

  private static void add(ZipOutputStream out, String name, byte[] content) throws IOException {
    out.putNextEntry(new ZipEntry(MODULE + "/" + name));
    out.write(content);
    out.closeEntry();
  }

  private static long crc(InputStream in) throws IOException {
    try (var checked = new CheckedInputStream(in, new CRC32())) {
      checked.transferTo(OutputStream.nullOutputStream());
      return checked.getChecksum().getValue();
    }
  }

  @AfterEach
  void endClients() {
    clients.shutdownNow();
  }

  private Path goSum() throws IOException {
    Path file = temp.resolve("go.sum");
    String lines = "%s %s %s\n%1$s %2$s/go.mod %s\n";
    return Files.writeString(
        file,
        lines.formatted(
            MODULE.path(), MODULE.version(), ModuleHash.ofZip(zip), ModuleHash.ofGoMod(GO_MOD)));
  }

  private Path config(GoDatabase database, String upstream, int round) throws IOException {
    String yaml =
        """
        listen: 127.0.0.1:0
        checksumDatabases:
          %s: {folder: sumdb%d, url: "%s", key: "%s"}
        repositories:
          public:
            type: proxy
            upstream: "%s"
            cache: {folder: cache%2$d}
            verify: {database: %1$s}
        """;
    return Files.writeString(
        temp.resolve("goproxy4j.yaml"),
        yaml.formatted(database.name(), round, database.url(), database.key(), upstream));
  }

  /** Seconds until all clients have the zip. */
  private double download(String url) throws Exception {
    Callable<Long> client = () -> crc(URI.create(url).toURL().openStream());
    long start = System.nanoTime();
    List<Future<Long>> all =
        clients.invokeAll(IntStream.range(0, CLIENTS).mapToObj(i -> client).toList());
    for (Future<Long> one : all) {
      assertThat(one.get()).isEqualTo(crc);
    }
    return (System.nanoTime() - start) / 1e9;
  }

  /** The most memory that a process had, in MB; 0 where that cannot be told. */
  private static double peak(Process process) throws IOException {
    Path status = Path.of("/proc", "" + process.pid(), "status");
    if (Files.notExists(status)) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
          .sum();
    }
  }

  @Test
  void isEnoughForManyDownloadsOfALargeZip() throws Exception {
    var figures = new Figures();
    try (GoDatabase database = GoDatabase.knowing("sum.example.com", goSum());
        LoopbackServer upstream = LoopbackServer.start(FolderSource.at(temp.resolve("upstream")))) {
      for (int round = 0; round < ROUNDS; round++) {
        Path config = config(database, upstream.url(), round);
        try (Serving server = Standalone.serveConfig(config, "-Xmx64m")) {
          String url = server.url() + "/example.com/large/@v/v1.0.0.zip";
          figures.add(CLIENTS + " downloads, fetched and verified once, s", download(url));
          figures.add(CLIENTS + " downloads of what is held, s", download(url));
          figures.add("most memory of the server (-Xmx64m), MB", peak(server.process()));
        }
      }
    }
    figures.write("small-heap.md");
  }
}
