package io.github.goproxy4j.spec.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uploads that are too large, in one way or another. */
class LargeUploadsTest {
  private static final String TARGET = Mount.PLAIN.rawPath() + "/example.com/m/@v/v1.0.0.zip";
  private static final Map<String, String> NO_HEADERS = Map.of();
  private static final int MIB = 1 << 20;

  @TempDir Path temp;
  private Registry registry;
  private StartedServer server;
  private UploadClient client;

  @BeforeEach
  void start() throws Exception {
    start(temp.resolve("store"));
  }

  private void start(Path folder) throws Exception {
    registry = Registry.in(folder);
    server = new JettyTest().start(registry.handler(), Mount.PLAIN, temp);
    client = new UploadClient(server.port());
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    assertThat(registry.store().stagingFolder()).isEmptyDirectory();
    assertThat(registry.store().modules("", 1)).isEmpty();
  }

  private static void assertAnswer(WireClient.Answer answer, int status, String line) {
    assertThat(answer.body()).isEqualTo(line + "\n");
    assertThat(answer.status()).isEqualTo(status);
  }

  private static void writeMuch(OutputStream out) throws IOException {
    byte[] noise = new byte[MIB];
    new Random(1).nextBytes(noise);
    for (int i = 0; i < 600; i++) {
      out.write(noise);
    }
  }

  @Test
  void refusesSixHundredMegabytesAtOnce() throws IOException {
    Map<String, String> length = Map.of("Content-Length", Long.toString(600L * MIB));
    assertAnswer(
        client.send("PUT", TARGET, length, LargeUploadsTest::writeMuch),
        413,
        "more than 524288000 bytes");
  }

  @Test
  void readsNoFurtherThanTheLimit() throws IOException {
    assertAnswer(
        client.sendChunked("PUT", TARGET, NO_HEADERS, LargeUploadsTest::writeMuch),
        413,
        "more than 524288000 bytes");
  }

  @Test
  void refusesAZipThatSaysHowLargeItIs() throws IOException {
    byte[] zip = ZipBomb.declaring(4095L * MIB);
    assertThat(zip.length).isLessThan(5 * MIB);
    assertAnswer(
        client.send("PUT", TARGET, NO_HEADERS, zip),
        400,
        "archive is too large when unpacked (limit is 1048576000 bytes)");
  }

  @Test
  void refusesAZipThatSaysLess() throws IOException {
    assertAnswer(
        client.send("PUT", TARGET, NO_HEADERS, ZipBomb.declaring(MIB)),
        400,
        "example.com/m@v1.0.0: \"example.com/m@v1.0.0/x\": zip: not a valid zip file");
  }

  @Test
  void saysThatTheDiskIsFull() throws Exception {
    Path disk = Files.createDirectory(temp.resolve("disk"));
    Assumptions.assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString()),
        "cannot mount a tmpfs");
    try {
      server.close();
      start(disk.resolve("store"));
      byte[] large = SmallModule.of("example.com/m", "v1.0.0").withNoise(3 * MIB).zip();
      assertAnswer(
          client.send("PUT", TARGET, NO_HEADERS, large),
          507,
          "PUT: the disk of the server is full");
      stop();
    } finally {
      start(temp.resolve("other"));
      assertThat(run("umount", disk.toString())).isTrue();
    }
  }

  private static boolean run(String... command) throws Exception {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor() == 0;
  }
}
