package io.github.goproxy4j.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.SettableClock;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.protocol.GoProxyHandler;
import io.github.goproxy4j.protocol.ProxyRequest;
import io.github.goproxy4j.protocol.ProxyResponse;
import io.github.goproxy4j.source.Checksums;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a client of a proxy is told of whatever a server behind it does; that nothing of it is kept;
 * and that it does not matter to who asked before.
 */
class ProxiedFaultsTest {
  private static final SampleModule MODULE = SampleModule.of("example.com/m", "v1.0.0");
  private static final SampleModule OTHER = SampleModule.of("example.com/other", "v1.0.0");
  private static final String LIST = "/example.com/m/@v/list";
  private static final String ZIP = "/example.com/m/@v/v1.0.0.zip";
  private static final Duration FRESH = Duration.ofMinutes(5);

  @TempDir Path temp;

  private final SettableClock clock = new SettableClock("2026-01-02T03:04:05Z");
  private Path folder;
  private ScriptedUpstream upstream;
  private DirectoryCache cache;
  private GoProxyHandler proxy;

  /** The same for servers that say nothing. */
  private GoProxyHandler impatient;

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
        new Fault("another module", 403, Scripts.ok(OTHER.zip())),
        new Fault("wrong hash", 403, Scripts.ok(MODULE.withoutGoMod().zip())));
  }

  @BeforeEach
  void start() throws IOException {
    folder = temp.toRealPath().resolve("cache");
    upstream = ScriptedUpstream.start();
    cache = DirectoryCache.at(folder);
    proxy = proxy(HttpRemote.at(upstream.uri()));
    impatient = proxy(HttpRemote.at(upstream.uri()).silence(Duration.ofMillis(100)));
  }

  private GoProxyHandler proxy(HttpRemote.Builder server) throws IOException {
    HttpRemote remote =
        server.retries(new Retries(1, Duration.ZERO, Duration.ofSeconds(1))).build();
    var fetched = HttpSource.of(remote, cache.stagingFolder());
    var verified = VerifiedSource.of(Checksums.of(GoSum.parse("go.sum", goSum())), fetched);
    return GoProxyHandler.of(PullThroughSource.builder(cache, verified).clock(clock).build());
  }

  private static String goSum() throws IOException {
    String h1 = ModuleHash.ofZip(Blob.ofBytes(MODULE.zip())).value();
    return "example.com/m v1.0.0 " + h1 + "\n";
  }

  @AfterEach
  void nothingIsLeftOpen() throws IOException {
    upstream.close();
    new OpenBlobs().assertNoneOpen(folder);
    assertThat(cache.stagingFolder()).isEmptyDirectory();
  }

  private record Got(int status, String body) {}

  private Got get(String path, Fault fault) throws IOException {
    return get(path, fault.status == 504 ? impatient : proxy);
  }

  private static Got get(String path, GoProxyHandler proxy) throws IOException {
    try (ProxyResponse response = proxy.handle(ProxyRequest.get(path))) {
      var body = new ByteArrayOutputStream();
      response.body().writeTo(body);
      return new Got(response.status(), body.toString(StandardCharsets.ISO_8859_1));
    }
  }

  private void assertServes(String path, byte[] content) throws IOException {
    assertServes(content, get(path, proxy));
  }

  private static void assertServes(byte[] content, Got got) {
    assertThat(got.status).isEqualTo(200);
    assertThat(got.body).isEqualTo(new String(content, StandardCharsets.ISO_8859_1));
  }

  @ParameterizedTest
  @MethodSource({"faults", "zipFaults"})
  void tellsTheClientAndKeepsNothing(Fault fault) throws IOException {
    upstream.on(ZIP, fault.script);
    Got got = get(ZIP, fault);

    assertThat(got.status).isEqualTo(fault.status);
    assertThat(got.body).startsWith("example.com/m@v1.0.0: ").endsWith("\n").hasLineCount(1);
    assertThat(cache.usage()).isEqualTo(new CacheUsage(0, 0));
    clock.forward(Duration.ofMinutes(1));
    upstream.on(ZIP, Scripts.ok(MODULE.zip()));
    assertServes(ZIP, MODULE.zip());
    assertThat(DirectoryCache.at(folder).usage().files()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource({"faults", "zipFaults"})
  void servesZipsThatWereFetchedBefore(Fault fault) throws IOException {
    upstream.on(ZIP, Scripts.ok(MODULE.zip()));
    assertServes(ZIP, MODULE.zip());
    upstream.on(ZIP, fault.script);

    assertServes(ZIP, MODULE.zip());
  }

  @ParameterizedTest
  @MethodSource("faults")
  void servesListsThatWereFetchedBeforeUnlessTheyAreGone(Fault fault) throws IOException {
    byte[] versions = "v1.0.0\n".getBytes(StandardCharsets.UTF_8);
    upstream.on(LIST, Scripts.ok(versions));
    assertServes(LIST, versions);
    clock.forward(FRESH);
    upstream.on(LIST, fault.script);

    if (fault.status == 404 || fault.status == 410) {
      assertThat(get(LIST, fault).status).isEqualTo(fault.status);
    } else {
      assertServes(versions, get(LIST, fault));
    }
  }
}
