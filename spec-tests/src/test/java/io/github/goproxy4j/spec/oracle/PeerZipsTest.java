package io.github.goproxy4j.spec.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.access.AccessControl;
import io.github.goproxy4j.archive.RawZip;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.protocol.GoProxyHandler;
import io.github.goproxy4j.protocol.ProxyRequest;
import io.github.goproxy4j.protocol.ProxyResponse;
import io.github.goproxy4j.publish.Publisher;
import io.github.goproxy4j.source.HostedSource;
import io.github.goproxy4j.store.DirectoryStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Zips that registries were seen to judge in other ways than Go. Each is put to Go, to the
 * library's check, which has to say the same, and then published, which is a registry's own
 * decision: it may put right what Go refuses, and refuse what Go takes, but what it stores Go
 * takes.
 */
class PeerZipsTest {
  private static final ModuleVersion MODULE = ModuleVersion.of("example.com/m", "v1.0.0");
  private static final String PREFIX = MODULE + "/";
  private static final String GO_MOD = "module example.com/m\n";

  @TempDir Path temp;
  private final Oracle oracle = Oracle.require();
  private final Question question = JavaAnswers.question("zip.all");
  private GoProxyHandler handler;

  @BeforeEach
  void openStore() throws IOException {
    DirectoryStore store = DirectoryStore.at(temp);
    handler =
        GoProxyHandler.builder(HostedSource.of(store))
            .access(AccessControl.OPEN)
            .publisher(Publisher.builder(store).build())
            .build();
  }

  /**
   * @param go what Go says: {@code ok}, or a part of its complaint
   * @param answer what the publisher is told: a hash or a repair if it is published, or why not
   */
  record Case(String name, Bytes zip, String go, int status, String answer) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Case zip(
      String name, Consumer<RawZip> files, String go, int status, String answer) {
    var zip = new RawZip();
    files.accept(zip);
    return new Case(name, Bytes.of(zip.build()), go, status, answer);
  }

  /** A module with two more files. */
  private static Case files(String one, String other, String go, int status, String answer) {
    return zip(
        one + " and " + other,
        zip ->
            zip.file(PREFIX + "go.mod", GO_MOD).file(PREFIX + one, "a").file(PREFIX + other, "b"),
        go,
        status,
        answer);
  }

  private static Case file(String name, String go, int status, String answer) {
    return zip(
        name,
        zip -> zip.file(PREFIX + "go.mod", GO_MOD).file(PREFIX + name, "a"),
        go,
        status,
        answer);
  }

  static Stream<Case> cases() {
    return Stream.of(apart(), colliding(), named(), whole(), differing()).flatMap(List::stream);
  }

  /** kkRepo takes them for the same. */
  private static List<Case> apart() {
    return List.of(
        files("stra\u00dfe.go", "strasse.go", "ok", 201, "h1:"),
        files("\ufb01.go", "fi.go", "ok", 201, "h1:"),
        files("\u0131.go", "i.go", "ok", 201, "h1:"),
        files("\u0130.go", "i.go", "ok", 201, "h1:"));
  }

  /** Others take them for different files. */
  private static List<Case> colliding() {
    String collision = "case-insensitive file name collision";
    return Stream.of(
            files("K.go", "k.go", collision, 400, collision),
            files("\u212a.go", "k.go", collision, 400, collision),
            files("\u017f.go", "s.go", collision, 400, collision),
            files("\u03c2.go", "\u03c3.go", collision, 400, collision),
            files("\u01c5.go", "\u01c6.go", collision, 400, collision),
            files("\u00b5.go", "\u03bc.go", collision, 400, collision),
            files("\u2126.go", "\u03c9.go", collision, 400, collision),
            files("\u212b.go", "\u00e5.go", collision, 400, collision),
            files("a/x.go", "A/y.go", collision, 400, collision),
            files("a", "a/y.go", "both a file and a directory", 400, "both a file and a directory"),
            files("a.go", "a.go", "multiple entries", 400, "multiple entries"))
        .toList();
  }

  private static List<Case> named() {
    return List.of(
        file("with space.go", "ok", 201, "h1:"),
        file("foo~1", "ok", 201, "h1:"),
        file("i\u0307.go", "invalid char", 400, "invalid char"),
        file("a\\b.go", "invalid char", 400, "invalid char"),
        file("a:b.go", "invalid char", 400, "invalid char"),
        file("a'b.go", "invalid char", 400, "invalid char"),
        file("\ud83d\ude00.go", "invalid char", 400, "invalid char"),
        file("../x.go", "invalid path element", 400, "x.go"),
        file("./x.go", "not clean", 400, "x.go"),
        file("a//x.go", "not clean", 400, "x.go"),
        file("a./x.go", "trailing dot", 400, "trailing dot"),
        file("con.txt", "disallowed", 400, "disallowed"),
        file("GO.MOD", "collision", 400, "lowercase"),
        file("sub/go.mod", "not in module root", 201, "sub"),
        file("sub/GO.MOD", "not in module root", 201, "sub"),
        file(".git/config", "ok", 201, ".git"));
  }

  private static List<Case> whole() {
    return List.of(
        zip("nothing", zip -> {}, "ok", 400, ""),
        zip("no go.mod", zip -> zip.file(PREFIX + "x.go", "a"), "ok", 201, "go.mod"),
        zip(
            "a go.mod of another module",
            zip -> zip.file(PREFIX + "go.mod", "module example.com/other\n"),
            "ok",
            400,
            "example.com/other"),
        zip(
            "directories",
            zip ->
                zip.file(PREFIX, "")
                    .file(PREFIX + "go.mod", GO_MOD)
                    .file(PREFIX + "sub/", "")
                    .file(PREFIX + "sub/a.go", "package sub\n"),
            "ok",
            201,
            "h1:aWcK7D7XMD7BlY5TTjy3mSRmSRxDf2T1KH8kFPHxY3o="),
        zip(
            "a directory above",
            zip -> zip.file("example.com/", "").file(PREFIX + "go.mod", GO_MOD),
            "path does not have prefix",
            201,
            "h1:"));
  }

  /** Readers of local headers, streams or prefixes see other entries in them than Go does. */
  private static List<Case> differing() {
    return List.of(
        zip(
            "a hidden file",
            zip ->
                zip.file(PREFIX + "go.mod", GO_MOD)
                    .file(PREFIX + "a.go", "a")
                    .file(PREFIX + "hidden.go", "h", e -> e.central = false),
            "ok",
            400,
            "ambiguous zip"),
        zip(
            "another name",
            zip ->
                zip.file(PREFIX + "go.mod", GO_MOD)
                    .file(PREFIX + "aa.go", "a", e -> e.localName = RawZip.bytes(PREFIX + "bb.go")),
            "ok",
            400,
            "another name"),
        zip(
            "bytes in front",
            zip ->
                zip.file(PREFIX + "go.mod", GO_MOD).with(all -> all.prefix = RawZip.bytes("junk")),
            "ok",
            400,
            "neither a zip nor a tar"),
        zip(
            "stored with a descriptor",
            zip ->
                zip.file(PREFIX + "go.mod", GO_MOD, RawZip::describe)
                    .file(PREFIX + "a.go", "a", RawZip::describe),
            "ok",
            201,
            "h1:"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void areJudgedAsGoDoesAndStoredAsGoTakesThem(Case zip) throws IOException {
    Strings go = go(zip.zip());
    assertThat(question.comparable(question.ask(arguments(zip.zip()))))
        .isEqualTo(question.comparable(go));
    assertThat(go.text(go.isError() ? 1 : 0)).contains(zip.go());
    assertThat(go.isError()).isNotEqualTo(zip.go().equals("ok"));

    String answer = send("PUT", zip.zip().array(), zip.status());

    assertThat(answer).contains(zip.answer());
    if (zip.status() == 201) {
      Strings stored =
          go(Bytes.of(send("GET", new byte[0], 200).getBytes(StandardCharsets.ISO_8859_1)));
      assertThat(stored.text(0)).isEqualTo("ok");
      assertThat(answer).contains(hash(stored));
    } else {
      assertThat(answer).hasLineCount(1);
      send("GET", new byte[0], 404);
    }
  }

  private static String hash(Strings answer) {
    return answer.list().stream()
        .map(Bytes::text)
        .filter(w -> w.startsWith("h1:"))
        .findFirst()
        .orElseThrow();
  }

  private static Strings arguments(Bytes zip) {
    return Strings.of(
        Bytes.ofText(MODULE.path().value()), Bytes.ofText(MODULE.version().toString()), zip);
  }

  private Strings go(Bytes zip) {
    return oracle.ask("zip.all", List.of(arguments(zip))).get(0);
  }

  /** The body, a character for each byte. */
  private String send(String method, byte[] body, int status) throws IOException {
    ProxyRequest request =
        ProxyRequest.of(method, "/example.com/m/@v/v1.0.0.zip", Map.of())
            .withContent(() -> new ByteArrayInputStream(body));
    var out = new ByteArrayOutputStream();
    try (ProxyResponse response = handler.handle(request)) {
      response.body().writeTo(out);
      assertThat(response.status()).as(out.toString(StandardCharsets.UTF_8)).isEqualTo(status);
    }
    return out.toString(StandardCharsets.ISO_8859_1);
  }
}
