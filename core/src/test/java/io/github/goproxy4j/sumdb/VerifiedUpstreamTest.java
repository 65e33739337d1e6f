package io.github.goproxy4j.sumdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.archive.RawZip;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.protocol.GoProxyHandler;
import io.github.goproxy4j.protocol.ProxyRequest;
import io.github.goproxy4j.protocol.ProxyResponse;
import io.github.goproxy4j.source.MapSource;
import io.github.goproxy4j.source.OpenBlobs;
import io.github.goproxy4j.source.SampleModule;
import io.github.goproxy4j.source.VerifiedSource;
import io.github.goproxy4j.sum.ModuleHash;
import io.github.goproxy4j.upstream.HttpRemote;
import io.github.goproxy4j.upstream.HttpSource;
import io.github.goproxy4j.upstream.Retries;
import io.github.goproxy4j.upstream.ScriptedUpstream;
import io.github.goproxy4j.upstream.ScriptedUpstream.Script;
import io.github.goproxy4j.upstream.Scripts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Modules from a server and their checksums from the database that it passes on: whatever one of
 * them does, no other bytes are handed on than those that the database has, and nothing is left of
 * the attempt.
 */
class VerifiedUpstreamTest {
  private static final SampleModule SAMPLE = SampleModule.of("example.com/M0", "v1.0.0");
  private static final String MOD = "/example.com/%21m0/@v/v1.0.0.mod";
  private static final String ZIP = "/example.com/%21m0/@v/v1.0.0.zip";
  private static final String BASE = "/sumdb/sumdb.example.com";
  private static final String LOOKUP = BASE + "/lookup/example.com/%21m0@v1.0.0";
  private static final String TILE = BASE + "/tile/8/0/000.p/2";
  private static final String PREFIX = SAMPLE.module() + "/";

  @TempDir Path temp;

  private Path spools;
  private ScriptedUpstream upstream;
  private GoProxyHandler handler;

  /** The same for a server that says nothing. */
  private GoProxyHandler impatient;

  /** What goes wrong, and what a client is told then. */
  record Fault(String name, String path, Script script, int status, String reason) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Fault> faults() {
    return Stream.of(
        new Fault("other zip", ZIP, Scripts.ok(otherZip()), 403, "module: checksum mismatch"),
        new Fault("other go.mod", MOD, Scripts.ok("module x\n"), 403, "go.mod: checksum mismatch"),
        new Fault("other module", ZIP, Scripts.ok(otherModule()), 403, "module: checksum mismatch"),
        new Fault("no zip", ZIP, Scripts.ok("<html>"), 502, "zip: not a valid zip file"),
        new Fault("zip bomb", ZIP, Scripts.ok(bomb()), 502, "too large"),
        new Fault("unknown", LOOKUP, Scripts.status(404, "no"), 403, ": checksum missing"),
        new Fault("gone", LOOKUP, Scripts.status(410, "no"), 403, ": checksum missing"),
        new Fault("failure", LOOKUP, Scripts.status(500, "oops"), 502, "500 Internal Server Error"),
        new Fault("no answer", LOOKUP, Scripts.hangUp(), 502, "reading http"),
        new Fault("silence", LOOKUP, Scripts.stall(), 504, "reading http"),
        new Fault("cut", LOOKUP, Scripts.thenHangUp(cut("0\nexa")), 502, "reading http"),
        new Fault("HTML", LOOKUP, Scripts.ok("<html>"), 502, "malformed record data"),
        new Fault("no tile", TILE, Scripts.status(404, "no"), 502, "000.p/2: not found"),
        new Fault("busy", TILE, Scripts.status(503, "busy"), 502, "503 Service Unavailable"),
        new Fault("other tile", TILE, Scripts.ok(new byte[64]), 502, "inconsistent tile"));
  }

  private static byte[] otherModule() {
    return SampleModule.of("example.com/other", "v1.0.0").zip();
  }

  private static byte[] otherZip() {
    return new RawZip().file(PREFIX + "m.go", "package other").build();
  }

  private static byte[] bomb() {
    return new RawZip().file(PREFIX + "m", "m", e -> e.uncompressedSize = 600L << 20).build();
  }

  private static Script cut(String beginning) {
    return Scripts.raw("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" + beginning);
  }

  @BeforeEach
  void start() throws IOException {
    upstream = ScriptedUpstream.start();
    upstream.otherwise(Scripts.proxy(honest(), ""));
    spools = Files.createDirectory(temp.toRealPath().resolve("spools"));
    handler = handler(UnaryOperator.identity());
    impatient = handler(remote -> remote.silence(Duration.ofMillis(100)));
  }

  private GoProxyHandler handler(UnaryOperator<HttpRemote.Builder> patience) throws IOException {
    HttpRemote database = patience.apply(remote(BASE)).build();
    return GoProxyHandler.of(
        VerifiedSource.of(
            SumDatabaseClient.builder(
                    HttpChecksumDatabase.of("sumdb.example.com", database),
                    SampleKeys.VERIFIER,
                    temp)
                .build(),
            HttpSource.of(remote("").build(), spools)));
  }

  private static GoProxyHandler honest() throws IOException {
    TestLog log = new TestLog().add(record()).add("filler\n");
    return GoProxyHandler.builder(MapSource.of(SAMPLE))
        .checksumDatabase(new TestDatabase(log))
        .build();
  }

  private static String record() throws IOException {
    String name = SAMPLE.module().path() + " " + SAMPLE.module().version();
    ModuleHash zip = ModuleHash.ofZip(Blob.ofBytes(SAMPLE.zip()));
    return name + " " + zip + "\n" + name + "/go.mod " + ModuleHash.ofGoMod(SAMPLE.goMod()) + "\n";
  }

  private HttpRemote.Builder remote(String path) {
    return HttpRemote.at(URI.create(upstream.uri() + path)).retries(Retries.NONE);
  }

  @AfterEach
  void leavesNothingBehind() throws IOException {
    upstream.close();
    new OpenBlobs().assertNoneOpen(temp.toRealPath());
    try (Stream<Path> files = Files.list(spools)) {
      assertThat(files).as("temporary files").isEmpty();
    }
  }

  private static void assertAnswers(GoProxyHandler handler, String path, int status, String body)
      throws IOException {
    try (ProxyResponse response = handler.handle(ProxyRequest.get(path))) {
      var out = new ByteArrayOutputStream();
      response.body().writeTo(out);
      assertThat(out.toString(StandardCharsets.UTF_8)).contains(body);
      assertThat(response.status()).isEqualTo(status);
    }
  }

  private void assertHandsOnTheModule() throws IOException {
    assertAnswers(handler, MOD, 200, new String(SAMPLE.goMod(), StandardCharsets.UTF_8));
    assertAnswers(handler, ZIP, 200, PREFIX);
  }

  @Test
  void handsOnWhatTheDatabaseKnows() throws IOException {
    assertHandsOnTheModule();
  }

  @ParameterizedTest
  @MethodSource("faults")
  @DisplayName("Trap 37: no failure is an absence, and none is remembered")
  void saysWhatIsWrong(Fault fault) throws IOException {
    upstream.on(fault.path, fault.script);
    String asked = fault.path.equals(MOD) ? MOD : ZIP;

    assertAnswers(fault.status == 504 ? impatient : handler, asked, fault.status, fault.reason);

    upstream.on(fault.path, Scripts.proxy(honest(), ""));
    assertHandsOnTheModule();
  }
}
