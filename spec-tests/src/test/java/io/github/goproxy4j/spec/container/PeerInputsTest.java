package io.github.goproxy4j.spec.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What other registries were seen to get wrong when something is published. */
class PeerInputsTest {
  private static final Map<String, String> NO_HEADERS = Map.of();

  @TempDir Path temp;
  private Registry registry;
  private StartedServer server;
  private UploadClient client;

  @BeforeEach
  void start() throws IOException {
    registry = Registry.in(temp);
    server = JdkServer.startAtRoot(registry.handler());
    client = new UploadClient(server.port());
  }

  @AfterEach
  void stop() {
    server.close();
    assertThat(registry.store().stagingFolder()).isEmptyDirectory();
  }

  private WireClient.Answer put(String target, byte[] body) throws IOException {
    return client.send("PUT", target, NO_HEADERS, body);
  }

  private WireClient.Answer get(String target) throws IOException {
    return new WireClient(server.port()).send("GET", target);
  }

  private void publish(String path, String... versions) throws IOException {
    for (String version : versions) {
      WireClient.Answer answer = put("/upload", SmallModule.of(path, version).zip());
      assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A zip with these names and contents. */
  private static byte[] zip(String... files) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < files.length; i += 2) {
        zip.putNextEntry(new ZipEntry(files[i]));
        zip.write(utf8(files[i + 1]));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** The files of example.com/m@v1.0.0, below its prefix. */
  private static byte[] module(String... files) {
    String[] prefixed = files.clone();
    for (int i = 0; i < files.length; i += 2) {
      prefixed[i] = "example.com/m@v1.0.0/" + files[i];
    }
    return zip(prefixed);
  }

  private static byte[] joined(byte[] first, byte[] second) {
    var both = new ByteArrayOutputStream();
    both.writeBytes(first);
    both.writeBytes(second);
    return both.toByteArray();
  }

  private static byte[] replaced(byte[] bytes, String what, String by) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int at = text.indexOf(what);
    String changed = text.substring(0, at) + by + text.substring(at + what.length());
    return changed.getBytes(StandardCharsets.ISO_8859_1);
  }

  /**
   * Something to be put into an empty registry.
   *
   * @param peer who takes it for something else
   * @param fault what that does with it
   * @param body a character for every byte
   * @param text what our answer says
   */
  record Input(String peer, String fault, String target, String body, int status, String text) {
    byte[] bytes() {
      return body.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public String toString() {
      return peer + ": " + fault;
    }
  }

  private static Input input(
      String peer, String fault, String target, byte[] body, int status, String text) {
    String bytes = new String(body, StandardCharsets.ISO_8859_1);
    return new Input(peer, fault, target, bytes, status, text);
  }

  static Stream<Input> inputs() {
    String zip = "/example.com/m/@v/v1.0.0.zip";
    String goMod = "module example.com/m\n";
    return Stream.of(
        input("pantera", "a list is replaced", "/example.com/m/@v/list", utf8("v9.9.9"), 404, ""),
        input(
            "pantera",
            "any name is stored",
            "/example.com/m/@v/banana",
            utf8("x"),
            404,
            "expected VERSION.zip, .mod or .info"),
        input(
            "Artifact Keeper",
            "any name and content is stored",
            "/example.com/m/@v/banana.zip",
            utf8("hello"),
            400,
            "banana"),
        input("Artifact Keeper", "no version", "/example.com/m/@v/.zip", utf8("x"), 400, ""),
        input("Artifact Keeper", "no zip", zip, utf8("hello"), 400, "neither a zip nor a tar"),
        input(
            "artipie, Harness",
            "1.0.0 is a version",
            "/example.com/m/@v/1.0.0.zip",
            module("go.mod", goMod),
            400,
            "1.0.0"),
        input("Gitea", "v1 is a version", "/v1.zip", module("go.mod", goMod), 400, "v1"),
        input(
            "Gitea",
            "v1.2 is a version",
            "/example.com/m/@v/v1.2.zip",
            module("go.mod", goMod),
            400,
            "v1.2"),
        input(
            "Gitea",
            "there is a version called latest",
            "/example.com/m/@v/latest.zip",
            module("go.mod", goMod),
            400,
            "latest"),
        input(
            "Harness",
            "a module without a dot",
            "/module/@v/v1.0.0.zip",
            zip("module@v1.0.0/go.mod", "module module\n"),
            404,
            "module"),
        input(
            "Harness, Gitea, artipie",
            "go.mod is not compared",
            zip,
            module("go.mod", "module example.com/other\n"),
            400,
            "example.com/other"),
        input(
            "Gitea",
            "one prefix is enough",
            "/upload",
            zip("example.com/m@v1.0.0/go.mod", goMod, "example.com/o@v1.0.0/o.go", "package o\n"),
            400,
            ""),
        input(
            "Gitea",
            "no suffix for v2",
            "/upload",
            zip("example.com/m@v2.0.0/go.mod", goMod),
            400,
            "v2"),
        input(
            "kkRepo",
            "a module may have two dots",
            "/example.com/../m/@v/v1.0.0.zip",
            module("go.mod", goMod),
            404,
            ""),
        input(
            "kkRepo",
            "or an empty element",
            "/example.com//m/@v/v1.0.0.zip",
            module("go.mod", goMod),
            404,
            ""),
        input(
            "Artifact Keeper",
            "modules have many names",
            "/example.com/!1x/@v/v1.0.0.zip",
            module("go.mod", goMod),
            404,
            ""),
        input(
            "kkRepo",
            "local names are read",
            zip,
            replaced(module("go.mod", goMod, "aa.go", "package a\n"), "aa.go", "bb.go"),
            400,
            ""),
        input(
            "kkRepo",
            "there are hidden files",
            zip,
            joined(module("hidden.go", "package h\n"), module("go.mod", goMod)),
            400,
            ""),
        input(
            "all but Go",
            "files become one on some disks",
            zip,
            module("go.mod", goMod, "K.go", "package k\n", "\u212a.go", "package k\n"),
            400,
            "case-insensitive file name collision"));
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void refusesInOneLineAndPublishesNothing(Input input) throws IOException {
    WireClient.Answer answer = put(input.target(), input.bytes());

    assertThat(answer.status()).as(answer.body()).isEqualTo(input.status());
    assertThat(answer.body()).hasLineCount(1).contains(input.text());
    assertThat(answer.hasContentType("text/plain; charset=utf-8")).isTrue();
    assertThat(registry.store().modules("", 1)).isEmpty();
  }

  /** artipie, Harness, Artifact Keeper, Gitea: text order, order of publication, prereleases. */
  @Test
  void listsAndResolvesByPrecedence() throws IOException {
    publish("example.com/m", "v1.10.0", "v1.9.0", "v1.11.0-rc1", "v1.8.1");
    assertThat(get("/example.com/m/@v/list").body())
        .isEqualTo("v1.8.1\nv1.9.0\nv1.10.0\nv1.11.0-rc1\n");
    assertThat(get("/example.com/m/@latest").body()).contains("\"v1.10.0\"");

    String pseudo = "v1.2.1-0.20260203040506-abcdefabcdef";
    publish("example.com/p", "v1.2.0", pseudo, "v1.3.0-beta");
    assertThat(get("/example.com/p/@v/list").body()).isEqualTo("v1.2.0\nv1.3.0-beta\n");
    assertThat(get("/example.com/p/@latest").body()).contains("\"v1.2.0\"");
    assertThat(get("/example.com/unknown/@latest").status()).isEqualTo(404);
  }

  /** Repsy: numbers are of any size. */
  @Test
  void takesLargeNumbers() throws IOException {
    publish("example.com/m", "v1.0.20240101120000", "v1.0.99999999999999999999", "v1.0.1");
    assertThat(get("/example.com/m/@v/list").body())
        .isEqualTo("v1.0.1\nv1.0.20240101120000\nv1.0.99999999999999999999\n");
  }

  /** Harness, artipie, Gitea: never found. Repsy: two become one. AK: so do versions. */
  @Test
  void tellsCapitalLettersFromSmallOnes() throws IOException {
    publish("github.com/Azure/x", "v1.0.0-RC1");
    publish("github.com/azure/x", "v1.0.0-rc1");
    assertThat(get("/github.com/%21azure/x/@v/list").body()).isEqualTo("v1.0.0-RC1\n");
    assertThat(get("/github.com/!azure/x/@v/v1.0.0-!r!c1.info").body()).contains("v1.0.0-RC1");
    assertThat(get("/github.com/azure/x/@v/list").body()).isEqualTo("v1.0.0-rc1\n");
    for (String alias : List.of("Azure", "!1x", "!!azure", "azure!")) {
      assertThat(get("/github.com/" + alias + "/x/@v/list").status()).as(alias).isEqualTo(404);
    }
  }

  /** AK, pantera: a zip alone has no other files. Harness: the list is late. */
  @Test
  void aZipAloneIsAWholeVersionAtOnce() throws IOException {
    SmallModule module = SmallModule.of("example.com/m", "v1.0.0");
    WireClient.Answer answer = put("/example.com/m/@v/v1.0.0.zip;a=b", module.zip());
    assertThat(answer.head()).contains("\r\nx-checksum-sha256:");
    assertThat(get("/example.com/m/@v/list").body()).isEqualTo("v1.0.0\n");
    assertThat(get("/example.com/m/@v/v1.0.0.mod").body())
        .isEqualTo(new String(module.goMod(), StandardCharsets.UTF_8));
    assertThat(get("/example.com/m/@v/v1.0.0.info").status()).isEqualTo(200);
    assertThat(get("/example.com/m/@v/v1.0.0.zip").status()).isEqualTo(200);
  }

  /** AK: a go.mod alone is listed. */
  @Test
  void aGoModAloneIsNoVersion() throws IOException {
    assertThat(put("/example.com/m/@v/v1.0.0.mod", utf8("module example.com/m\n")).status())
        .isEqualTo(201);
    assertThat(get("/example.com/m/@v/list").status()).isEqualTo(404);
    assertThat(get("/example.com/m/@v/v1.0.0.mod").status()).isEqualTo(404);
  }

  /** pantera, artipie: overwritten, listed twice. */
  @Test
  void publishesAgainOnlyWhatIsTheSame() throws IOException {
    publish("example.com/m", "v1.0.0", "v1.0.0");
    WireClient.Answer other =
        put("/upload", SmallModule.of("example.com/m", "v1.0.0").withNoise(7).zip());
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.body()).hasLineCount(1);
    assertThat(get("/example.com/m/@v/list").body()).isEqualTo("v1.0.0\n");
  }

  /** Harness: quotes, comments, tabs and parentheses. */
  @ParameterizedTest
  @MethodSource("moduleLines")
  void readsEveryModuleLine(String line) throws IOException {
    WireClient.Answer answer = put("/upload", module("go.mod", line, "m.go", "package m\n"));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    assertThat(get("/example.com/m/@v/v1.0.0.mod").body()).isEqualTo(line);
  }

  static List<String> moduleLines() {
    return List.of(
        "module \"example.com/m\"\n",
        "module example.com/m // Deprecated: use another\n",
        "module\texample.com/m\n",
        "module (\n\texample.com/m\n)\n",
        "// a comment\r\nmodule example.com/m\r\n");
  }

  /** Harness: a zip before the other parts is stored empty. */
  @Test
  void takesThePartsOfAFormInAnyOrder() throws IOException {
    SmallModule module = SmallModule.of("example.com/m", "v1.0.0-alpha.1");
    byte[] form =
        new Form()
            .file("zip", "v1.0.0.zip", module.zip("somewhere/"))
            .file("info", "v1.0.0.info", module.info())
            .file("mod", "v1.0.0.mod", module.goMod())
            .bytes();
    WireClient.Answer answer = client.sendChunked("PUT", "/upload", Form.headers(), form);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    assertThat(answer.body()).contains("\"h1\":\"" + module.h1() + "\"", "\"repairs\":[\"");
  }

  /** athens: as the storage of one, nothing over a megabyte and no capital letters. */
  @Test
  void isTheStorageOfAnAthens() throws IOException {
    SmallModule module = SmallModule.of("github.com/Azure/x", "v1.0.0-RC1").withNoise(2 << 20);
    byte[] form =
        new Form()
            .file("mod.info", "mod.info", module.info())
            .file("mod.mod", "mod.mod", module.goMod())
            .file("mod.zip", "mod.zip", module.zip())
            .bytes();
    String base = "/github.com/!azure/x/@v/";

    WireClient.Answer saved =
        client.sendChunked("POST", base + "v1.0.0-RC1.save", Form.headers(), form);

    assertThat(saved.status()).as(saved.body()).isEqualTo(200);
    assertThat(get(base + "list").body()).isEqualTo("v1.0.0-RC1\n");
    assertThat(get(base + "v1.0.0-!r!c1.zip").status()).isEqualTo(200);
    WireClient.Answer other =
        client.sendChunked("POST", base + "v1.0.0-RC2.save", Form.headers(), form);
    assertThat(other.status()).as(other.body()).isEqualTo(400);

    var wire = new WireClient(server.port());
    assertThat(wire.send("DELETE", base + "v1.0.0-RC1.delete").status()).isEqualTo(200);
    assertThat(get(base + "v1.0.0-!r!c1.zip").status()).isEqualTo(410);
    assertThat(wire.send("DELETE", base + "v1.0.0-RC1.delete").status()).isEqualTo(404);
    assertThat(put(base + "v1.0.0-RC1.delete", utf8("x")).status()).isEqualTo(404);
  }

  /** athens, AK, artipie, vgo: what there is to be read, by every method and under every name. */
  @Test
  void answersEveryQuestion() throws IOException {
    publish("example.com/m", "v1.0.0", "v1.1.0-rc.1");
    for (String name : List.of("@v/v1.0.0.info", "@v/v1.0.0.mod", "@v/list", "@latest")) {
      WireClient.Answer head = new WireClient(server.port()).send("HEAD", "/example.com/m/" + name);
      assertThat(head.status()).as(name).isEqualTo(200);
    }
    assertThat(get("/example.com/m/@v/latest.info").body()).contains("\"v1.0.0\"");
    assertThat(get("/example.com/m/@v/v1.info").body()).contains("\"v1.0.0\"");
    assertThat(get("/example.com/m/@v/list").hasContentType("text/plain; charset=utf-8")).isTrue();
    assertThat(get("/example.com/m/@latest").hasContentType("application/json")).isTrue();
    for (String nothing :
        List.of(
            "/example.com/m/@v/anything/else",
            "/example.com/m/@v/latest.zip",
            "/example.com/m/@v/v1.zip",
            "/example.com/foo/../m/@v/list",
            "/example.com/m/@v/...info",
            "/sumdb/sum.unknown.example/supported",
            "/sumdb/x")) {
      assertThat(get(nothing).status()).as(nothing).isEqualTo(404);
    }
  }

  /** hc, artipie, vgo: what is not the module's is in its zip, and go.mod is found in a folder. */
  @Test
  void leavesOutWhatIsNotTheModules() throws IOException {
    String goMod = "module example.com/m\n";
    String[] own = {"go.mod", goMod, "m.go", "package m\n", "sub/cargo.mod", "x"};
    var all = new ArrayList<>(List.of(own));
    all.addAll(
        List.of(".git/config", "[core]\n", "nested/go.mod", "module example.com/m/nested\n"));
    all.addAll(List.of("nested/n.go", "package n\n", "vendor/example.com/v/v.go", "package v\n"));

    WireClient.Answer answer = put("/upload", module(all.toArray(String[]::new)));

    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    assertThat(answer.body()).contains(".git", "nested", "vendor");
    WireClient.Answer again = put("/upload", module(own));
    assertThat(again.status()).as(again.body()).isEqualTo(201);
    assertThat(again.body()).contains("\"result\":\"unchanged\"");
  }

  /** vgo: names are taken apart wherever there is a .zip, .mod or .info in them. */
  @Test
  void takesNamesApartAtTheirEnds() throws IOException {
    publish("example.com/my.info.lib", "v1.0.0-unzip", "v1.0.0-a.zip");
    assertThat(get("/example.com/my.info.lib/@v/list").body())
        .isEqualTo("v1.0.0-a.zip\nv1.0.0-unzip\n");
    assertThat(get("/example.com/my.info.lib/@v/v1.0.0-a.zip.zip").status()).isEqualTo(200);
  }

  /** kkRepo: folds more than Go does. */
  @ParameterizedTest
  @CsvSource({"stra\u00dfe.go, strasse.go", "\ufb01.go, fi.go", "\u0131.go, i.go"})
  void keepsFilesThatGoKeepsApart(String one, String other) throws IOException {
    WireClient.Answer answer =
        put("/upload", module("go.mod", "module example.com/m\n", one, "a", other, "b"));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
  }

  /** Repsy: files were sorted as UTF-16. The hash is Go's. */
  @Test
  void hashesInTheOrderOfBytes() throws IOException {
    WireClient.Answer answer =
        put(
            "/upload",
            module("go.mod", "module example.com/m\n", "\uff21.go", "a", "\ud801\udc00.go", "b"));
    assertThat(answer.body()).contains("h1:b3JzcKlPT91GzzlOgr82ty5lauiNKRHgSFKDpDuY+Z0=");
  }

  /** pantera, artipie: the list was read, changed and written by all at once. */
  @Test
  void listsAllOfFiftyVersionsPublishedAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(50);
    try {
      List<CompletableFuture<Integer>> answers =
          IntStream.range(0, 50)
              .mapToObj(i -> SmallModule.of("example.com/m", "v1.0." + i).zip())
              .map(zip -> CompletableFuture.supplyAsync(() -> status(zip), threads))
              .toList();
      assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(201));
    } finally {
      threads.shutdown();
    }
    assertThat(get("/example.com/m/@v/list").body().lines())
        .containsExactlyElementsOf(IntStream.range(0, 50).mapToObj(i -> "v1.0." + i).toList());
  }

  private int status(byte[] zip) {
    try {
      return client.send("PUT", "/upload", NO_HEADERS, zip).status();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
