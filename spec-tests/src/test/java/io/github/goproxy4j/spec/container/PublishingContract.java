package io.github.goproxy4j.spec.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.event.ProxyEvent;
import io.github.goproxy4j.protocol.GoProxyHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What publishing clients need of every container. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PublishingContract {
  private static final Mount MOUNT = Mount.ESCAPED;

  /** What JFrog's client sends behind the name of a file, with its slashes escaped. */
  private static final String PROPERTIES =
      ";build.name=B;build.number=1;vcs.url=https%3A%2F%2Fh%2Fr;go.version=v1.0.0";

  private Registry registry;
  private StartedServer server;
  private UploadClient client;

  /** Starts the server on a free port of the loopback interface. */
  abstract StartedServer start(GoProxyHandler handler, Mount mount, Path temp) throws Exception;

  /** The same, set up so that it takes large contents. */
  StartedServer startForPublishing(GoProxyHandler handler, Mount mount, Path temp)
      throws Exception {
    return start(handler, mount, temp);
  }

  @BeforeAll
  void startRegistry(@TempDir Path temp) throws Exception {
    registry = Registry.in(temp.resolve("store"));
    Path base = Files.createDirectory(temp.resolve("base"));
    server = startForPublishing(registry.handler(), MOUNT, base);
    client = new UploadClient(server.port());
  }

  @AfterAll
  void stopRegistry() {
    server.close();
  }

  @AfterEach
  void nothingIsLeftBehind() {
    assertThat(registry.store().stagingFolder()).isEmptyDirectory();
  }

  private static String target(String below) {
    return MOUNT.rawPath() + "/" + below;
  }

  private static void assertPublished(WireClient.Answer answer, SmallModule module)
      throws IOException {
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    assertThat(answer.body()).contains("\"h1\":\"" + module.h1() + "\"");
  }

  @Test
  void theGoCommandGetsWhatWasPublished(@TempDir Path temp) throws IOException {
    SmallModule file = SmallModule.of("example.com/Pub/file", "v1.0.0").withNoise(3 << 20);
    assertPublished(
        client.sendWhenAsked(
            "PUT", target("example.com/Pub/file/@v/v1.0.0.zip"), Map.of(), file.zip()),
        file);

    SmallModule form = SmallModule.of("example.com/Pub/form/v2", "v2.0.0-RC1");
    byte[] parts =
        new Form()
            .file("mod", "v2.0.0-RC1.mod", form.goMod())
            .file("info", "v2.0.0-RC1.info", form.info())
            .file("zip", "v2.0.0-RC1.zip", form.zip())
            .bytes();
    assertPublished(client.sendChunked("PUT", target("upload"), Form.headers(), parts), form);

    SmallModule properties = SmallModule.of("example.com/Pub/properties", "v1.0.0");
    String base = target("example.com/Pub/properties/@v/v1.0.0");
    assertPublished(
        client.send("PUT", base + ".zip" + PROPERTIES, Map.of(), properties.zip()), properties);
    assertPublished(
        client.send("PUT", base + ".mod" + PROPERTIES, Map.of(), properties.goMod()), properties);
    assertPublished(
        client.send("PUT", base + ".info" + PROPERTIES, Map.of(), properties.info()), properties);

    GoClient go = GoClient.of("http://127.0.0.1:" + server.port() + MOUNT.rawPath(), temp);
    for (SmallModule module : new SmallModule[] {file, form, properties}) {
      go.go("get", module.module().toString());
      assertThat(go.work().resolve("go.sum"))
          .content()
          .contains(module.module().path() + " " + module.module().version() + " " + module.h1());
    }
    assertThat(go.go("mod", "verify")).isEqualTo("all modules verified\n");
    assertThat(go.go("list", "-m", "-f", "{{.Time}}", properties.module().path().value()))
        .isEqualTo("2025-11-20 23:20:00 +0000 UTC\n");
  }

  /** Nobody has to send what will not be taken. */
  @Test
  void refusesByTheLengthAlone() throws IOException {
    WireClient.Answer answer =
        client.send(
            "PUT",
            target("example.com/large/@v/v1.0.0.zip"),
            Map.of("Content-Length", "629145600"),
            UploadClient.Body.NONE);
    assertRefused(answer, 413, "more than 524288000 bytes\n");
  }

  @Test
  void refusesWhatArrivedDamaged() throws IOException {
    WireClient.Answer answer =
        client.send(
            "PUT",
            target("example.com/damaged/@v/v1.0.0.zip"),
            Map.of("X-Checksum-Sha1", "00ff"),
            SmallModule.of("example.com/damaged", "v1.0.0").zip());
    assertThat(answer.body()).startsWith("X-Checksum-Sha1: announced 00ff, received ");
    assertRefused(answer, 400, answer.body());
  }

  private void assertRefused(WireClient.Answer answer, int status, String line) throws IOException {
    assertThat(answer.status()).as(answer.head()).isEqualTo(status);
    assertThat(answer.body()).as(answer.head()).isEqualTo(line).hasLineCount(1);
    assertThat(answer.hasContentType("text/plain; charset=utf-8")).isTrue();
  }

  @Test
  void deletesWhatWasPublished() throws IOException {
    SmallModule module = SmallModule.of("example.com/Pub/gone", "v1.0.0");
    String zip = target("example.com/Pub/gone/@v/v1.0.0.zip");
    assertPublished(client.sendChunked("PUT", zip, Map.of(), module.zip()), module);

    var wire = new WireClient(server.port());
    WireClient.Answer deleted = wire.send("DELETE", zip);

    assertThat(deleted.status()).as(deleted.body()).isEqualTo(204);
    assertThat(deleted.body()).isEmpty();
    assertThat(wire.send("GET", target("example.com/!pub/gone/@v/v1.0.0.zip")).status())
        .isEqualTo(410);
    assertThat(wire.send("DELETE", zip).status()).isEqualTo(404);
  }

  @Test
  void refusesFormsThatAreCut() throws IOException {
    SmallModule module = SmallModule.of("example.com/bad/cut", "v1.0.0").withNoise(1 << 17);
    byte[] form = new Form().file("zip", "v1.0.0.zip", module.zip()).bytes();
    for (int length : new int[] {0, 50, 1 << 16, form.length - 5}) {
      byte[] cut = Arrays.copyOf(form, length);
      assertBad(client.send("PUT", target("upload"), Form.headers(), cut));
      assertBad(client.sendChunked("PUT", target("upload"), Form.headers(), cut));
    }
  }

  @Test
  void refusesFormsOfOtherParts() throws IOException {
    SmallModule module = SmallModule.of("example.com/bad/parts", "v1.0.0");
    var many = new Form();
    for (int i = 0; i < 10_000; i++) {
      many.field("version", "v1.0.0");
    }
    assertBad(client.send("POST", target("upload"), Form.headers(), many.bytes()));
    for (String field : new String[] {"mod", "info", "version", "name", "package"}) {
      byte[] form = new Form().file(field, "v1.0.0.zip", module.zip()).bytes();
      assertBad(client.send("POST", target("upload"), Form.headers(), form));
    }
  }

  private void assertBad(WireClient.Answer answer) throws IOException {
    assertRefused(answer, 400, answer.body());
    assertNothingPublished();
  }

  private void assertNothingPublished() throws IOException {
    assertThat(registry.store().modules("example.com/bad", 1))
        .noneMatch(module -> module.toString().startsWith("example.com/bad"));
  }

  /** Slowly sent and never finished; the content is in a file until the client is gone. */
  @Test
  @Timeout(60)
  void takesBackWhatAClientDoesNotFinish() throws Exception {
    byte[] zip = SmallModule.of("example.com/bad/slow", "v1.0.0").withNoise(1 << 17).zip();
    registry.events().clear();

    client.sendAndHangUp(
        "PUT",
        target("example.com/bad/slow/@v/v1.0.0.zip"),
        Map.of("Content-Length", Integer.toString(zip.length)),
        out -> {
          out.write(zip, 0, 1 << 16);
          while (!registry.isReceiving()) {
            Thread.onSpinWait();
          }
          out.write(zip, 1 << 16, 1000);
        });

    assertThat(registry.events().take())
        .isInstanceOfSatisfying(
            ProxyEvent.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo("the upload ended early"));
    assertNothingPublished();
  }
}
