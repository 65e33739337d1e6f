package io.github.goproxy4j.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.access.AccessControl;
import io.github.goproxy4j.access.Action;
import io.github.goproxy4j.access.Grant;
import io.github.goproxy4j.access.PrincipalAccess;
import io.github.goproxy4j.access.Sender;
import io.github.goproxy4j.blob.Sha256;
import io.github.goproxy4j.module.ModulePatterns;
import io.github.goproxy4j.publish.Publisher;
import io.github.goproxy4j.source.HostedSource;
import io.github.goproxy4j.source.SampleModule;
import io.github.goproxy4j.store.DirectoryStore;
import io.github.goproxy4j.store.ModuleStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What publishing clients put on the wire, and what they are told. */
class PublishTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final SampleModule M = SampleModule.of("github.com/Azure/m", "v1.0.0");
  private static final String INFO =
      "{\"Version\":\"v1.0.0\",\"Time\":\"2025-11-21T00:20:00+01:00\"}";

  @TempDir Path folder;
  private ModuleStore store;
  private GoProxyHandler handler;

  @BeforeEach
  void openStore() throws IOException {
    store = DirectoryStore.at(folder);
    handler = handler(AccessControl.OPEN);
  }

  private GoProxyHandler handler(AccessControl access) {
    Publisher publisher = Publisher.builder(store).clock(Clock.fixed(NOW, ZoneOffset.UTC)).build();
    return GoProxyHandler.builder(HostedSource.of(store))
        .access(access)
        .publisher(publisher)
        .removal(publisher)
        .build();
  }

  @AfterEach
  void leavesNoTemporaryFile() throws IOException {
    try (Stream<Path> files = Files.list(store.stagingFolder())) {
      assertThat(files.filter(file -> file.toString().endsWith(".tmp"))).isEmpty();
    }
  }

  private Exchange put(String path, byte[] body) throws IOException {
    return put(path, Map.of(), body);
  }

  private Exchange put(String path, Map<String, String> headers, byte[] body) throws IOException {
    return send("PUT", path, headers, new ByteArrayInputStream(body));
  }

  private Exchange send(String method, String path, Map<String, String> headers, InputStream body)
      throws IOException {
    return Exchange.of(handler, ProxyRequest.of(method, path, headers).withContent(() -> body));
  }

  private Exchange get(String path) throws IOException {
    return Exchange.of(handler, ProxyRequest.get(path));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void assertServed(String time) throws IOException {
    String base = "/github.com/!azure/m/@v/";
    assertThat(get(base + "list").text()).isEqualTo("v1.0.0\n");
    assertThat(get(base + "v1.0.0.mod").body()).isEqualTo(M.goMod());
    assertThat(get(base + "v1.0.0.zip").status()).isEqualTo(200);
    assertThat(get(base + "v1.0.0.info").text())
        .isEqualTo("{\"Version\":\"v1.0.0\",\"Time\":\"" + time + "\"}");
  }

  /** 1.3: curl --upload-file m.zip …/@v/v1.0.0.zip, with a path as people write it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/github.com/Azure/m/@v/v1.0.0.zip",
        "/github.com/!azure/m/@v/v1.0.0.zip",
        "/github.com/%21azure/m/@v/v1.0.0.zip"
      })
  void takesAZipAlone(String path) throws IOException {
    Exchange answer = put(path, M.zip());

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.text())
        .startsWith(
            "{\"status\":\"success\",\"image\":\"github.com/Azure/m\",\"version\":\"v1.0.0\","
                + "\"result\":\"published\",\"h1\":\"h1:");
    assertThat(get("/github.com/!azure/m/@v/v1.0.0.zip").body()).isEqualTo(M.zip());
    assertServed(time());
  }

  private String time() throws IOException {
    return store.find(M.module()).orElseThrow().info().time().orElseThrow().toString();
  }

  /** 1.5: jf gp, in its order and with what it sends along. */
  @Test
  void takesWhatTheJFrogClientSends() throws IOException {
    String base = "/github.com/Azure/m/@v/v1.0.0";
    String properties =
        ";build.name=B;build.number=1;build.timestamp=1;vcs.url=https%3A%2F%2Fh%2Fr;go.version=v1.0.0";
    for (Map.Entry<String, byte[]> file :
        List.of(
            Map.entry(".zip", M.zip()),
            Map.entry(".mod", M.goMod()),
            Map.entry(
                ".info", utf8("{\"Version\":\"v1.0.0\",\"Time\":\"2025-11-21T01:20:00Z\"}")))) {
      byte[] body = file.getValue();
      Exchange answer =
          put(
              base + file.getKey() + properties,
              Map.of(
                  "X-Checksum-Sha1", hex("SHA-1", body),
                  "X-Checksum-Md5", hex("MD5", body),
                  "X-Checksum", hex("SHA-256", body)),
              body);
      assertThat(answer.status()).as(answer.text()).isEqualTo(201);
      assertThat(answer.header("X-Checksum-Sha256")).isEqualTo(hex("SHA-256", body));
    }
    assertServed("2025-11-21T01:20:00Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Checksum-Sha256",
        "X-Checksum",
        "X-Checksum-Sha1",
        "X-Checksum-Md5",
        "Content-Sha256"
      })
  void refusesWhatHasAnotherChecksum(String header) throws IOException {
    Exchange answer = put("/github.com/Azure/m/@v/v1.0.0.zip", Map.of(header, "00ff"), M.zip());
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).startsWith(header + ": announced 00ff, received ");
    assertThat(store.find(M.module())).isEmpty();
  }

  private static String hex(String algorithm, byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** 1.1: hc artifact push go; the order of its parts must not matter. */
  @ParameterizedTest
  @CsvSource({"mod, info, zip", "zip, info, mod", "info, zip, mod"})
  void takesWhatTheHarnessClientSends(String first, String second, String third)
      throws IOException {
    Map<String, byte[]> files = Map.of("mod", M.goMod(), "info", utf8(INFO), "zip", M.zip());
    var form = new Form();
    for (String name : List.of(first, second, third)) {
      form.file(name, "v1.0.0." + name, files.get(name));
    }

    Exchange answer = put("/upload", form.headers(), form.bytes());

    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    assertThat(answer.text())
        .contains("\"status\":\"success\",\"image\":\"github.com/Azure/m\",\"version\":\"v1.0.0\"");
    assertServed("2025-11-20T23:20:00Z");
    assertThat(put("/upload", form.headers(), form.bytes()).status()).isEqualTo(201);
  }

  /**
   * 1.2: curl -F file=@x.zip -F format=go -F name=… -F version=…, prefixed as its first example.
   */
  @Test
  void takesWhatArtifactKeeperDocuments() throws IOException {
    var form =
        new Form()
            .file("file", "m.zip", M.zip())
            .field("format", "go")
            .field("name", "github.com/Azure/m")
            .field("version", "v1.0.0");

    Exchange answer =
        send("POST", "/api/artifacts", form.headers(), new ByteArrayInputStream(form.bytes()));

    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    assertThat(get("/github.com/!azure/m/@v/list").text()).isEqualTo("v1.0.0\n");
  }

  /** 1.6: an athens whose storage this is takes 200 for success and nothing else. */
  @Test
  void takesWhatAnAthensSaves() throws IOException {
    var form =
        new Form()
            .file("mod.info", "mod.info", utf8(INFO))
            .file("mod.mod", "mod.mod", M.goMod())
            .file("mod.zip", "mod.zip", M.zip());
    String base = "/github.com/!azure/m/@v/v1.0.0";

    Exchange answer =
        send("POST", base + ".save", form.headers(), new ByteArrayInputStream(form.bytes()));

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertServed("2025-11-20T23:20:00Z");
    Exchange deleted = send("DELETE", base + ".delete", Map.of(), InputStream.nullInputStream());
    assertThat(deleted.status()).isEqualTo(200);
    assertThat(get(base + ".zip").status()).isEqualTo(410);
  }

  /** 1.6: Gitea, Nexus and Cloudsmith: module and version are in the archive. */
  @ParameterizedTest
  @ValueSource(strings = {"/upload", "/v1.0.0.zip"})
  void takesAnArchiveThatSaysItselfWhatItIs(String path) throws IOException {
    assertThat(put(path, M.zip()).status()).isEqualTo(201);
    assertThat(get("/github.com/!azure/m/@v/list").text()).isEqualTo("v1.0.0\n");
  }

  @Test
  void refusesAnArchiveUnderTheNameOfAnotherVersion() throws IOException {
    Exchange answer = put("/v1.0.1.zip", M.zip());
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
  }

  @Test
  void waitsForTheZipOfFilesThatComeFirst() throws IOException {
    String base = "/github.com/Azure/m/@v/v1.0.0";
    assertThat(put(base + ".mod", M.goMod()).text()).contains("\"result\":\"waiting\"");
    assertThat(put(base + ".info", utf8(INFO)).status()).isEqualTo(201);
    assertThat(get("/github.com/!azure/m/@v/v1.0.0.mod").status()).isEqualTo(404);

    assertThat(put(base + ".zip", M.zip()).status()).isEqualTo(201);

    assertServed("2025-11-20T23:20:00Z");
  }

  @Test
  void refusesTheZipIfAnotherGoModCameFirst() throws IOException {
    String base = "/github.com/Azure/m/@v/v1.0.0";
    put(base + ".mod", utf8("module github.com/Azure/m\n\ngo 1.99\n"));
    assertThat(put(base + ".zip", M.zip()).status()).isEqualTo(400);
    assertThat(store.find(M.module())).isEmpty();
  }

  @Test
  void changesNothingButTheTimeLater() throws IOException {
    String base = "/github.com/Azure/m/@v/v1.0.0";
    put(base + ".zip", M.zip());
    String sum = Sha256.hex(Sha256.of(M.zip()));

    assertThat(put(base + ".mod", utf8("module github.com/Azure/m\n")).status()).isEqualTo(409);
    assertThat(put(base + ".info", utf8("{\"Version\":\"v1.0.1\"}")).status()).isEqualTo(400);
    assertThat(put(base + ".info", utf8("{")).status()).isEqualTo(400);
    assertThat(
            put(base + ".zip", SampleModule.of("github.com/Azure/m", "v1.0.0").withoutGoMod().zip())
                .status())
        .isEqualTo(409);
    assertThat(put(base + ".info", utf8(INFO)).text()).contains("\"result\":\"time_corrected\"");
    assertThat(put(base + ".info", utf8(INFO)).text()).contains("\"result\":\"unchanged\"");

    assertServed("2025-11-20T23:20:00Z");
    assertThat(store.find(M.module()).orElseThrow().zip().sha256()).isEqualTo(sum);
    assertThat(folder.resolve("github.com/!azure/m/@v/v1.0.0.info"))
        .hasContent("{\"Version\":\"v1.0.0\",\"Time\":\"2025-11-20T23:20:00Z\"}");
  }

  @Test
  void refusesForms() throws IOException {
    assertRefused(new Form().file("mod", "go.mod", M.goMod()), "no zip, and it is not said");
    assertRefused(new Form().field("format", "go"), "no zip");
    assertRefused(
        new Form().file("zip", "a", M.zip()).file("file", "b", M.zip()),
        "two parts for one thing in the form: \"zip\" and \"file\"");
    assertRefused(new Form().file("zipp", "a", M.zip()), "unknown part in the form: \"zipp\"");
    assertRefused(
        new Form().field("format", "npm").file("file", "a", M.zip()),
        "format \"npm\" is not \"go\"");
    assertRefused(
        new Form().file("mod", "v1.0.0.mod", M.zip()).file("zip", "v1.0.0.zip", M.goMod()), "");
    assertRefused(new Form().field("version", "1.0.0").file("file", "a", M.zip()), "1.0.0");
    assertRefused(new Form().field("name", "nodot").file("file", "a", M.zip()), "nodot");
    var many = new Form();
    for (int i = 0; i < 10_000; i++) {
      many.field("x" + i, "");
    }
    assertRefused(many, "unknown part");
  }

  private void assertRefused(Form form, String message) throws IOException {
    Exchange answer = put("/upload", form.headers(), form.bytes());
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.text()).contains(message);
    assertThat(store.modules("", 1)).isEmpty();
  }

  @Test
  void refusesAFormThatIsCut() throws IOException {
    var form = new Form().file("zip", "v1.0.0.zip", M.zip());
    byte[] bytes = form.bytes();
    for (int length : List.of(0, 10, 100, bytes.length - 5)) {
      Exchange answer = put("/upload", form.headers(), Arrays.copyOf(bytes, length));
      assertThat(answer.status()).as(length + ": " + answer.text()).isEqualTo(400);
    }
    assertThat(put("/upload", Map.of("Content-Type", "multipart/form-data"), bytes).status())
        .isEqualTo(400);
    assertThat(store.modules("", 1)).isEmpty();
  }

  @Test
  void refusesWhatEndsEarly() throws IOException {
    InputStream cut =
        new SequenceInputStream(new ByteArrayInputStream(M.zip(), 0, 100), new Reset());
    Exchange answer = send("PUT", "/github.com/Azure/m/@v/v1.0.0.zip", Map.of(), cut);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).isEqualTo("the upload ended early\n");
  }

  @Test
  void refusesWhatIsTooLargeBeforeItIsSent() throws IOException {
    Exchange answer =
        send(
            "PUT",
            "/github.com/Azure/m/@v/v1.0.0.zip",
            Map.of("Content-Length", "629145600"),
            new Reset());
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.text()).isEqualTo("more than 524288000 bytes\n");
  }

  @Test
  void refusesAGoModThatIsTooLarge() throws IOException {
    Exchange answer = put("/github.com/Azure/m/@v/v1.0.0.mod", new byte[(16 << 20) + 1]);
    assertThat(answer.status()).isEqualTo(413);
  }

  @ParameterizedTest
  @CsvSource({
    "/github.com/Azure/m/@v/list, 404",
    "/github.com/Azure/m/@latest, 404",
    "/github.com/Azure/m/@v/banana.zip, 400",
    "/github.com/Azure/m/@v/.zip, 400",
    "/github.com/Azure/m/@v/v1.0.0+build.123.zip, 400",
    "/github.com/Azure/m/v2/@v/v1.0.0.zip, 400",
    "/github.com/Azure/../m/@v/v1.0.0.zip, 404",
    "/github.com/!Azure/m/@v/v1.0.0.zip, 404",
    "/nodot/@v/v1.0.0.zip, 404",
    "/github.com/Azure/m/@v/v1.0.0.delete, 404",
    "/github.com/Azure/m/@v/v1.1.0.save, 400",
    "/, 404",
    "/github.com/Azure/m, 404"
  })
  void refusesOtherPaths(String path, int status) throws IOException {
    Exchange answer = put(path, M.zip());
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(store.modules("", 1)).isEmpty();
  }

  @Test
  void tellsTheCanonicalVersion() throws IOException {
    Exchange answer = put("/github.com/Azure/m/@v/v1.0.0+build.123.zip", M.zip());
    assertThat(answer.text()).contains("publish it as v1.0.0");
  }

  @Test
  void deletesVersionsAndModules() throws IOException {
    put("/github.com/Azure/m/@v/v1.0.0.zip", M.zip());
    put("/upload", SampleModule.of("github.com/Azure/m", "v1.1.0").zip());

    assertThat(delete("/github.com/Azure/m/@v/v1.0.0.zip").status()).isEqualTo(204);
    assertThat(delete("/github.com/Azure/m/@v/v1.0.0.zip").status()).isEqualTo(404);
    assertThat(get("/github.com/!azure/m/@v/v1.0.0.zip").status()).isEqualTo(410);
    assertThat(get("/github.com/!azure/m/@v/list").text()).isEqualTo("v1.1.0\n");

    assertThat(delete("/github.com/Azure/m").status()).isEqualTo(204);
    assertThat(delete("/github.com/Azure/m").status()).isEqualTo(404);
    assertThat(get("/github.com/!azure/m/@v/v1.1.0.info").status()).isEqualTo(410);
    assertThat(delete("/github.com/Azure/m/@v/list").status()).isEqualTo(404);

    assertThat(put("/github.com/Azure/m/@v/v1.0.0.zip", M.withoutGoMod().zip()).status())
        .isEqualTo(409);
    assertThat(put("/github.com/Azure/m/@v/v1.0.0.zip", M.zip()).status()).isEqualTo(201);
  }

  private Exchange delete(String path) throws IOException {
    return send("DELETE", path, Map.of(), InputStream.nullInputStream());
  }

  @Test
  void asksWhoPublishesBeforeAnythingIsReadOrKept() throws IOException {
    handler =
        handler(
            PrincipalAccess.builder()
                .grant(
                    new Grant(
                        "alice",
                        Set.of(Action.PUBLISH),
                        ModulePatterns.of("example.com"),
                        Optional.empty()))
                .build());
    var form = new Form().file("zip", "v1.0.0.zip", M.zip());

    assertThat(put("/upload", form.headers(), form.bytes()).status()).isEqualTo(401);
    assertThat(as("alice", "/github.com/Azure/m/@v/v1.0.0.zip")).isEqualTo(403);
    assertThat(as("alice", "/upload")).isEqualTo(403);
    assertThat(as("bob", "/upload")).isEqualTo(403);
    assertThat(delete("/github.com/Azure/m").status()).isEqualTo(401);
    assertThat(store.modules("", 1)).isEmpty();
  }

  private int as(String user, String path) throws IOException {
    var sender = new Sender(Optional.empty(), Optional.of(user), role -> false);
    var request =
        ProxyRequest.of("PUT", path, Map.of())
            .from(sender)
            .withContent(() -> new ByteArrayInputStream(M.zip()));
    return Exchange.of(handler, request).status();
  }

  @Test
  void allowsOnlyWhatItWasBuiltFor() throws IOException {
    handler = GoProxyHandler.of(HostedSource.of(store));
    Exchange answer = put("/github.com/Azure/m/@v/v1.0.0.zip", M.zip());
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow")).isEqualTo("GET, HEAD");

    handler = handler(AccessControl.OPEN);
    assertThat(send("PATCH", "/", Map.of(), InputStream.nullInputStream()).header("Allow"))
        .isEqualTo("GET, HEAD, PUT, POST, DELETE");
  }

  @Test
  void listsAllOfFiftyVersionsPublishedAtOnce() throws Exception {
    List<Integer> numbers = Stream.iterate(0, i -> i + 1).limit(50).toList();
    List<Integer> statuses =
        numbers.parallelStream()
            .map(
                i -> {
                  try {
                    var module = SampleModule.of("example.com/m", "v1.0." + i);
                    return put("/upload", module.zip()).status();
                  } catch (IOException e) {
                    throw new IllegalStateException(e);
                  }
                })
            .toList();
    assertThat(statuses).containsOnly(201);
    assertThat(get("/example.com/m/@v/list").text().lines()).hasSize(50);
  }

  /** What is left of a connection that broke. */
  private static final class Reset extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("connection reset");
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      throw new IOException("connection reset");
    }
  }

  /** A form as curl writes it. */
  private static final class Form {
    private static final String BOUNDARY = "------------------------d74496d66958873e";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Form file(String name, String filename, byte[] content) {
      part(
          "name=\""
              + name
              + "\"; filename=\""
              + filename
              + "\"\r\n"
              + "Content-Type: application/octet-stream",
          content);
      return this;
    }

    Form field(String name, String value) {
      part("name=\"" + name + "\"", utf8(value));
      return this;
    }

    private void part(String head, byte[] content) {
      out.writeBytes(
          utf8("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + head + "\r\n\r\n"));
      out.writeBytes(content);
      out.writeBytes(utf8("\r\n"));
    }

    byte[] bytes() {
      var whole = new ByteArrayOutputStream();
      whole.writeBytes(out.toByteArray());
      whole.writeBytes(utf8("--" + BOUNDARY + "--\r\n"));
      return whole.toByteArray();
    }

    Map<String, String> headers() {
      Map<String, String> headers = new LinkedHashMap<>();
      headers.put("Content-Type", "multipart/form-data; boundary=" + BOUNDARY);
      return headers;
    }
  }
}
