package io.github.goproxy4j.spec.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.spec.Serving;
import io.github.goproxy4j.spec.Standalone;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sent goes to the disk: a server with a heap of 64 MB takes, or refuses, any of it. */
class SmallHeapUploadsTest {
  private static final Map<String, String> NO_HEADERS = Map.of();
  private static final int MIB = 1 << 20;

  @TempDir Path temp;

  @Test
  void answersEveryUploadAndKeepsNothingOfThoseItRefuses() throws Exception {
    Path config =
        Files.writeString(
            temp.resolve("goproxy4j.yaml"),
            "listen: 127.0.0.1:0\n"
                + "repositories: {a: {type: hosted, root: store, publish: accept}}\n");
    try (Serving serving = Standalone.serveConfig(config, "-Xmx64m")) {
      URI url = URI.create(serving.url());
      var client = new UploadClient(url.getPort());
      String base = url.getPath();
      String target = base + "/example.com/m/@v/v1.0.0.zip";

      for (long declared : new long[] {4095L * MIB, MIB}) {
        byte[] bomb = ZipBomb.declaring(declared);
        assertThat(client.send("PUT", target, NO_HEADERS, bomb).status()).isEqualTo(400);
        byte[] form = new Form().file("zip", "v1.0.0.zip", bomb).bytes();
        assertThat(client.send("PUT", base + "/upload", Form.headers(), form).status())
            .isEqualTo(400);
      }
      assertThat(
              client
                  .sendChunked("PUT", target, NO_HEADERS, SmallHeapUploadsTest::writeTooMuch)
                  .status())
          .isEqualTo(413);
      byte[] goMod = new byte[20 * MIB];
      assertThat(
              client.send("PUT", base + "/example.com/m/@v/v1.0.0.mod", NO_HEADERS, goMod).status())
          .isEqualTo(413);
      assertThat(files()).isEmpty();

      byte[] large = SmallModule.of("example.com/m", "v1.0.0").withNoise(20 * MIB).zip();
      assertThat(client.send("PUT", target, NO_HEADERS, large).status()).isEqualTo(201);
      assertThat(serving.process().isAlive()).isTrue();
    }
    assertThat(files()).filteredOn(file -> file.toString().endsWith(".tmp")).isEmpty();
  }

  private static void writeTooMuch(OutputStream out) throws IOException {
    byte[] noise = new byte[MIB];
    new Random(1).nextBytes(noise);
    for (int i = 0; i < 510; i++) {
      out.write(noise);
    }
  }

  /** All but the locks. */
  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(temp.resolve("store"))) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> Files.exists(file) && file.toFile().length() > 0)
          .toList();
    }
  }
}
