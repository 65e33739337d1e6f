package io.github.goproxy4j.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.SettableClock;
import io.github.goproxy4j.archive.RawZip;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.protocol.GoProxyHandler;
import io.github.goproxy4j.protocol.ProxyRequest;
import io.github.goproxy4j.protocol.ProxyResponse;
import io.github.goproxy4j.source.Checksums;
import io.github.goproxy4j.source.MapSource;
import io.github.goproxy4j.source.ModuleSource;
import io.github.goproxy4j.source.OpenBlobs;
import io.github.goproxy4j.source.PullThroughSource;
import io.github.goproxy4j.source.SampleModule;
import io.github.goproxy4j.source.VerifiedSource;
import io.github.goproxy4j.store.CacheUsage;
import io.github.goproxy4j.store.DirectoryCache;
import io.github.goproxy4j.sum.GoSum;
import io.github.goproxy4j.sum.ModuleHash;
import io.github.goproxy4j.upstream.ScriptedUpstream.Script;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a client of a proxy is told of whatever a server behind it does; that nothing of it is kept;
 * and that it does not matter to who asked before.
 */
class ProxiedFaultsTest {
  private static final SampleModule MODULE = SampleModule.of("example.com/m", "v1.0.0");
  private static final SampleModule OTHER = SampleModule.of("example.com/other", "v1.0.0");
  private static final Duration FRESH = Duration.ofMinutes(5);
  private static final Retries ONCE = new Retries(1, Duration.ZERO, Duration.ofSeconds(1));

  /** For all tests, since it takes longest to make. */
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir Path temp;

  private final SettableClock clock = new SettableClock("2026-01-02T03:04:05Z");
  private Path folder;
  private ScriptedUpstream upstream;
  private DirectoryCache cache;
  private GoProxyHandler proxy;

  /** The same for servers that say nothing. */
  private GoProxyHandler impatient;

  /** What a client asks for. */
  enum Asked {
    LIST("/example.com/m/@v/list"),
    LATEST("/example.com/m/@latest"),
    INFO("/example.com/m/@v/v1.0.0.info"),
    MOD("/example.com/m/@v/v1.0.0.mod"),
    ZIP("/example.com/m/@v/v1.0.0.zip");

    final String path;

    Asked(String path) {
      this.path = path;
    }

    byte[] content() {
      return switch (this) {
        case LIST -> "v1.0.0\n".getBytes(StandardCharsets.UTF_8);
        case LATEST, INFO -> MODULE.info().toBytes();
        case MOD -> MODULE.goMod();
        case ZIP -> MODULE.zip();
      };
    }
  }

  /**
   * Something that can go wrong with any file.
   *
   * @param status what the client is told
   */
  record Fault(String name, int status, Script script) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Fault> faults() {
    return Stream.of(
        new Fault("hangs up", 502, Scripts.hangUp()),
        new Fault("slow first byte", 504, Scripts.stall()),
        new Fault("stall mid-body", 504, Scripts.thenStall(Scripts.raw(head(5000), half()))),
        new Fault("cut body", 502, Scripts.thenHangUp(Scripts.raw(head(5000), half()))),
        new Fault("chunked cut", 502, Scripts.thenHangUp(Scripts.raw(CHUNKED, half()))),
        new Fault("500", 502, Scripts.status(500, "broken")),
        new Fault("503", 502, Scripts.status(503, "busy")),
        new Fault("404", 404, Scripts.status(404, "not found")),
        new Fault("410", 410, Scripts.status(410, "gone")),
        new Fault("403", 502, Scripts.status(403, "who are you")),
        new Fault("redirect loop", 502, SAME_PLACE),
        new Fault("other scheme", 502, Scripts.redirect(302, "ftp://example.com/")),
        new Fault("HTML", 502, Scripts.answer(200, HTML, "Content-Type: text/html")),
        new Fault("gzip lies", 502, Scripts.gzipped(half())),
        new Fault("600 MB", 502, Scripts.megabytes(600)));
  }

  static Stream<Arguments> faultsOfEveryFile() {
    return faults()
        .flatMap(fault -> Stream.of(Asked.values()).map(asked -> Arguments.of(asked, fault)));
  }

  private static final Script SAME_PLACE =
      connection -> Scripts.redirect(302, connection.request().rawPath()).play(connection);
  private static final String CHUNKED =
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5000\r\n";
  private static final byte[] HTML =
      "<!doctype html><title>Log in</title>".getBytes(StandardCharsets.UTF_8);

  private static String head(int length) {
    return "HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n";
  }

  private static byte[] half() {
    return Arrays.copyOf(MODULE.zip(), MODULE.zip().length / 2);
  }

  /** What can be wrong with a version's {@code .info} alone. */
  static Stream<Fault> infoFaults() {
    byte[] info = MODULE.info().toBytes();
    return Stream.of(
        new Fault("wrong version", 502, Scripts.ok("{\"Version\":\"v1.0.1\"}")),
        new Fault("no version", 502, Scripts.ok("{}")),
        new Fault("too short", 502, Scripts.raw(head(info.length - 3), info)));
  }

  /** What can be wrong with a zip alone, which is not what go.sum expects. */
  static Stream<Fault> zipFaults() {
    byte[] zip = MODULE.zip();
    byte[] damaged = zip.clone();
    Arrays.fill(damaged, 70, 80, (byte) 0xFF);
    return Stream.of(
        new Fault("too short", 502, Scripts.raw(head(zip.length - 30), zip)),
        new Fault("no zip", 502, Scripts.ok("this is no zip")),
        new Fault("empty", 502, Scripts.ok("")),
        new Fault("damaged", 502, Scripts.ok(damaged)),
        new Fault("zip bomb", 502, Scripts.ok(bomb())),
        new Fault("another module", 403, Scripts.ok(OTHER.zip())),
        new Fault("wrong hash", 403, Scripts.ok(MODULE.withoutGoMod().zip())));
  }

  /** What is wrong whatever anybody expects. */
  static Stream<Fault> unusableZips() {
    return Stream.of(
        new Fault("zip bomb", 502, Scripts.ok(bomb())),
        new Fault("another module", 502, Scripts.ok(OTHER.zip())));
  }

  private static byte[] bomb() {
    String name = MODULE.module() + "/m.go";
    return new RawZip().file(name, "m", e -> e.uncompressedSize = 600L << 20).build();
  }

  @BeforeEach
  void start() throws IOException {
    folder = temp.toRealPath().resolve("cache");
    upstream = ScriptedUpstream.start();
    cache = DirectoryCache.at(folder);
    proxy = proxy(at(upstream.uri()));
    impatient = proxy(at(upstream.uri()).silence(Duration.ofMillis(100)));
  }

  private static HttpRemote.Builder at(URI server) {
    return HttpRemote.at(server).client(CLIENT).retries(ONCE);
  }

  private GoProxyHandler proxy(HttpRemote.Builder server) throws IOException {
    var fetched = HttpSource.of(server.build(), cache.stagingFolder());
    return proxy(VerifiedSource.of(Checksums.of(GoSum.parse("go.sum", goSum())), fetched));
  }

  private GoProxyHandler proxy(ModuleSource source) {
    return GoProxyHandler.of(PullThroughSource.builder(cache, source).clock(clock).build());
  }

  private static String goSum() throws IOException {
    String zip = ModuleHash.ofZip(Blob.ofBytes(MODULE.zip())).value();
    String mod = ModuleHash.ofGoMod(MODULE.goMod()).value();
    return "example.com/m v1.0.0 " + zip + "\nexample.com/m v1.0.0/go.mod " + mod + "\n";
  }

  private void upstreamIsFine() {
    upstream.otherwise(Scripts.proxy(GoProxyHandler.of(MapSource.of(MODULE)), ""));
  }

  @AfterEach
  void nothingIsLeftOpen() throws Exception {
    upstream.assertNoneAnswering();
    upstream.close();
    new OpenBlobs().assertNoneOpen(folder);
    assertThat(cache.stagingFolder()).isEmptyDirectory();
  }

  private record Got(int status, String body) {}

  private Got get(Asked asked, Fault fault) throws IOException {
    return get(asked, fault.status == 504 ? impatient : proxy);
  }

  private static Got get(Asked asked, GoProxyHandler proxy) throws IOException {
    return get(ProxyRequest.get(asked.path), proxy);
  }

  private static Got get(ProxyRequest request, GoProxyHandler proxy) throws IOException {
    try (ProxyResponse response = proxy.handle(request)) {
      var body = new ByteArrayOutputStream();
      response.body().writeTo(body);
      return new Got(response.status(), body.toString(StandardCharsets.ISO_8859_1));
    }
  }

  private static void assertServes(Asked asked, Got got) {
    assertThat(got.status).isEqualTo(200);
    assertThat(got.body).isEqualTo(new String(asked.content(), StandardCharsets.ISO_8859_1));
  }

  private static void assertFails(int status, Got got) {
    assertThat(got.status).isEqualTo(status);
    assertThat(got.body).startsWith("example.com/m").endsWith("\n").hasLineCount(1);
  }

  private void assertKeepsNothing() throws IOException {
    assertThat(cache.usage()).isEqualTo(new CacheUsage(0, 0));
    try (Stream<Path> files = Files.walk(folder.resolve("example.com"))) {
      assertThat(files).noneMatch(Files::isRegularFile);
    } catch (NoSuchFileException e) {
      return; // not even the folder
    }
  }

  private void assertTellsAndKeepsNothing(Asked asked, Fault fault) throws IOException {
    upstream.otherwise(fault.script);
    assertFails(fault.status, get(asked, fault));
    assertKeepsNothing();

    clock.forward(Duration.ofMinutes(1));
    upstreamIsFine();
    assertServes(asked, get(asked, proxy));
    assertThat(DirectoryCache.at(folder).usage().files()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("faultsOfEveryFile")
  void tellsTheClientAndKeepsNothing(Asked asked, Fault fault) throws IOException {
    assertTellsAndKeepsNothing(asked, fault);
  }

  @Test
  void keepsNoEmptyGoMod() throws IOException {
    assertTellsAndKeepsNothing(Asked.MOD, new Fault("empty", 502, Scripts.ok("")));
  }

  @ParameterizedTest
  @MethodSource("infoFaults")
  void keepsNoOtherInfo(Fault fault) throws IOException {
    assertTellsAndKeepsNothing(Asked.INFO, fault);
  }

  @ParameterizedTest
  @MethodSource("zipFaults")
  void keepsNoOtherZip(Fault fault) throws IOException {
    assertTellsAndKeepsNothing(Asked.ZIP, fault);
  }

  @ParameterizedTest
  @MethodSource("unusableZips")
  @DisplayName("U4: whether or not anybody knows a checksum")
  void keepsNoUnusableZip(Fault fault) throws IOException {
    HttpRemote server = at(upstream.uri()).build();
    proxy = proxy(HttpSource.of(server, cache.stagingFolder()));

    assertTellsAndKeepsNothing(Asked.ZIP, fault);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("X42: each absence is asked for once, for a minute")
  void askedOnceForWhatItDoesNotHave(Asked asked) throws IOException {
    upstream.otherwise(Scripts.status(404, "not found"));
    assertFails(404, get(asked, proxy));
    List<String> once = upstream.paths();
    for (int i = 0; i < 3; i++) {
      assertFails(404, get(asked, proxy));
    }
    assertThat(upstream.paths()).isEqualTo(once);

    clock.forward(Duration.ofMinutes(1));
    assertFails(404, get(asked, proxy));
    assertThat(upstream.paths()).hasSize(2 * once.size());
  }

  @ParameterizedTest
  @EnumSource
  void notAskedForWhatMayNotBeFetched(Asked asked) throws IOException {
    ProxyRequest heldOnly =
        ProxyRequest.of("GET", asked.path, Map.of("disable-module-fetch", "true"));
    upstreamIsFine();
    assertFails(404, get(heldOnly, proxy));
    assertThat(upstream.requests()).isEmpty();

    assertServes(asked, get(asked, proxy));
    clock.forward(Duration.ofDays(1000));
    upstream.otherwise(Scripts.hangUp());
    assertServes(asked, get(heldOnly, proxy));
  }

  @ParameterizedTest
  @EnumSource
  void refusedAndUnknownServers(Asked asked) throws IOException {
    try (RefusingPort nobody = RefusingPort.open()) {
      for (URI uri : List.of(nobody.uri(), URI.create("http://proxy.invalid"))) {
        assertFails(502, get(asked, proxy(at(uri))));
        assertKeepsNothing();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void fineAtLast(Asked asked) throws IOException {
    Retries thrice = new Retries(3, Duration.ZERO, Duration.ofSeconds(1));
    upstream.on(
        asked.path,
        Scripts.status(500, "broken"),
        Scripts.thenHangUp(Scripts.raw(head(5000), half())),
        Scripts.ok(asked.content()));

    assertServes(asked, get(asked, proxy(at(upstream.uri()).retries(thrice))));
    assertThat(upstream.requests()).hasSize(3);
    assertThat(cache.usage().files()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void sentElsewhere(Asked asked) throws IOException {
    try (ScriptedUpstream other = ScriptedUpstream.start()) {
      upstream.otherwise(c -> Scripts.redirect(307, other.uri() + "/there").play(c));
      other.on("/there", Scripts.ok(asked.content()));

      assertServes(asked, get(asked, proxy(at(upstream.uri()).header("X-Key", "k"))));
      assertThat(upstream.requests()).allMatch(request -> request.header("X-Key").isPresent());
      assertThat(other.requests()).hasSize(1).noneMatch(r -> r.header("X-Key").isPresent());
    }
  }

  @Test
  void sentFromHttpsToHttp() throws Exception {
    SelfSigned tls = SelfSigned.make(temp);
    HttpClient client = HttpClient.newBuilder().sslContext(tls.trusting()).build();
    try (ScriptedUpstream secure = ScriptedUpstream.start(tls.context())) {
      secure.otherwise(Scripts.redirect(302, upstream.uri() + "/there"));
      GoProxyHandler downgraded = proxy(HttpRemote.at(secure.uri()).client(client));

      for (Asked asked : Asked.values()) {
        assertFails(502, get(asked, downgraded));
      }
    }
    assertThat(upstream.requests()).isEmpty();
    assertKeepsNothing();
  }

  @ParameterizedTest
  @MethodSource({"faults", "zipFaults"})
  void servesZipsThatWereFetchedBefore(Fault fault) throws IOException {
    upstreamIsFine();
    assertServes(Asked.ZIP, get(Asked.ZIP, proxy));
    upstream.otherwise(fault.script);

    assertServes(Asked.ZIP, get(Asked.ZIP, proxy));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void servesOldAnswersUnlessTheModuleIsGone(Fault fault) throws IOException {
    for (Asked asked : List.of(Asked.LIST, Asked.LATEST)) {
      upstreamIsFine();
      assertServes(asked, get(asked, proxy));
      clock.forward(FRESH);
      upstream.otherwise(fault.script);

      if (fault.status == 404 || fault.status == 410) {
        assertFails(fault.status, get(asked, fault));
      } else {
        assertServes(asked, get(asked, fault));
      }
    }
  }
}
