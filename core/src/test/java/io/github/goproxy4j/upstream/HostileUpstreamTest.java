package io.github.goproxy4j.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.goproxy4j.source.OpenBlobs;
import io.github.goproxy4j.source.UpstreamException;
import io.github.goproxy4j.upstream.ScriptedUpstream.Script;
import io.github.goproxy4j.upstream.UpstreamFaultsTest.Question;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no server does by mistake. It gets nowhere, and takes nothing along. */
@Timeout(30)
class HostileUpstreamTest {
  @TempDir Path folder;

  private ScriptedUpstream upstream;
  private HttpSource source;

  @BeforeEach
  void start() throws IOException {
    upstream = ScriptedUpstream.start();
    source = source(HttpRemote.at(upstream.uri()));
  }

  private HttpSource source(HttpRemote.Builder remote) {
    return HttpSource.of(remote.retries(Retries.NONE).build(), folder);
  }

  @AfterEach
  void leavesNothingBehind() throws IOException {
    upstream.close();
    new OpenBlobs().assertNoneOpen(folder.toRealPath());
    assertThat(folder).isEmptyDirectory();
  }

  private void assertFails(Question question, String reason) throws Exception {
    assertRefuses(question, reason);
    upstream.assertNoneAnswering();
  }

  private void assertRefuses(Question question, String reason) {
    assertThat(catchThrowable(() -> question.ask(source)))
        .isInstanceOf(UpstreamException.class)
        .hasMessageContaining(reason);
    assertThat(upstream.requests()).hasSize(1);
  }

  /** First that, then the same again and again, until the client hangs up. */
  private static Script endless(String beginning, byte[] more) {
    var block = new ByteArrayOutputStream();
    while (block.size() < 1 << 16) {
      block.writeBytes(more);
    }
    return connection -> {
      connection.send(beginning);
      while (true) {
        connection.send(block.toByteArray());
      }
    };
  }

  private static Script endless(String beginning, String more) {
    return endless(beginning, more.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static byte[] bytes(int... bytes) {
    var out = new ByteArrayOutputStream();
    for (int b : bytes) {
      out.write(b);
    }
    return out.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nX: ",
        "HTTP/1.1 200 OK\r\nX",
        "HTTP/1.1 200 OK\r\nX: 1\r\n ",
      })
  @DisplayName("the Java client gives no connection up before an answer has begun")
  void endlessHeader(String beginning) {
    upstream.otherwise(endless(beginning, "x"));

    assertRefuses(Question.GO_MOD, "connection lost");
  }

  @Test
  void endlessHeaders() {
    upstream.otherwise(endless("HTTP/1.1 200 OK\r\n", "X: y\r\n"));

    assertRefuses(Question.GO_MOD, "connection lost");
  }

  @ParameterizedTest
  @EnumSource
  void lengthAndChunks(Question question) throws Exception {
    byte[] content = question.answer();
    String chunk = Integer.toHexString(content.length) + "\r\n";
    String head = "Transfer-Encoding: chunked\r\nContent-Length: " + content.length;
    upstream.otherwise(Scripts.raw("HTTP/1.1 200 OK\r\n" + head + "\r\n\r\n" + chunk, content));

    assertFails(question, "both Content-Length and Transfer-Encoding");
  }

  @Test
  @DisplayName("trap 37: what cannot be read is no absence")
  void absenceThatSaysTwoThings() throws Exception {
    upstream.otherwise(Scripts.status(404, "no", "Content-Length: 1"));

    assertFails(Question.GO_MOD, "malformed Content-Length \"1, 2\"");
  }

  @ParameterizedTest
  @EnumSource
  void twoLengths(Question question) throws Exception {
    byte[] content = question.answer();
    String head = "Content-Length: 6\r\nContent-Length: " + content.length;
    upstream.otherwise(Scripts.raw("HTTP/1.1 200 OK\r\n" + head + "\r\n\r\n", content));

    assertFails(question, "malformed Content-Length \"6, " + content.length + "\"");
  }

  @ParameterizedTest
  @EnumSource
  void chunksThatTheClientDoesNotKnow(Question question) throws Exception {
    byte[] content = question.answer();
    String head = "Transfer-Encoding: gzip, chunked\r\nConnection: close";
    upstream.otherwise(
        Scripts.thenHangUp(Scripts.raw("HTTP/1.1 200 OK\r\n" + head + "\r\n\r\n", content)));

    assertFails(question, "unsupported transfer encoding \"gzip, chunked\"");
  }

  private static final String GZIP = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n";

  @ParameterizedTest
  @EnumSource
  void gzipWithAnEndlessName(Question question) throws Exception {
    String header = "\u001F\u008B\u0008\u0008\0\0\0\0\0\u00FF";
    upstream.otherwise(endless(GZIP + header, "x"));

    assertFails(question, "malformed gzip");
  }

  @ParameterizedTest
  @EnumSource
  void gzipWithNothingInItWithoutEnd(Question question) throws Exception {
    upstream.otherwise(endless(GZIP, Scripts.gzip(new byte[0])));

    assertFails(question, "malformed gzip");
  }

  @ParameterizedTest
  @EnumSource
  void gzipOfEmptyBlocksWithoutEnd(Question question) throws Exception {
    String header = "\u001F\u008B\u0008\0\0\0\0\0\0\u00FF";
    upstream.otherwise(endless(GZIP + header, bytes(0, 0, 0, 0xFF, 0xFF)));

    assertFails(question, "malformed gzip");
  }

  @Test
  void gzipThatIsFlushedOftenIsFine() throws IOException {
    var crc = new CRC32();
    byte[] content = new byte[120_000];
    crc.update(content);
    var gzip = new ByteArrayOutputStream();
    gzip.writeBytes(bytes(0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF));
    for (byte b : content) {
      gzip.writeBytes(bytes(0, 1, 0, 0xFE, 0xFF, b, 0, 0, 0, 0xFF, 0xFF));
    }
    gzip.writeBytes(bytes(1, 0, 0, 0xFF, 0xFF));
    for (long number : new long[] {crc.getValue(), content.length}) {
      gzip.writeBytes(
          bytes((int) number, (int) number >> 8, (int) number >> 16, (int) number >> 24));
    }
    upstream.otherwise(Scripts.gzipped(gzip.toByteArray()));

    assertThat(Question.GO_MOD.ask(source)).isEqualTo(content);
  }

  @Test
  void saysNothingToWhoeverWantsASecret() throws Exception {
    URI secure = URI.create(upstream.uri().toString().replace("http", "https"));
    source = source(HttpRemote.at(secure).silence(Duration.ofMillis(300)));

    assertThat(catchThrowable(() -> Question.GO_MOD.ask(source)))
        .isInstanceOfSatisfying(
            UpstreamException.class,
            e -> assertThat(e.failure()).isEqualTo(UpstreamException.Failure.TIMED_OUT));
    upstream.assertNoneConnected();
  }

  @ParameterizedTest
  @ValueSource(strings = {"100 Continue", "102 Processing", "103 Early Hints"})
  void answerThatIsAlwaysStillToCome(String status) {
    upstream.otherwise(endless("", "HTTP/1.1 " + status + "\r\n\r\n"));

    assertRefuses(Question.GO_MOD, "reading " + upstream.uri());
  }

  @Test
  void switchesProtocolsUnasked() throws Exception {
    upstream.otherwise(
        Scripts.raw(
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n"));

    assertFails(Question.GO_MOD, "reading " + upstream.uri());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "-5",
        "+5",
        " 5",
        "FFFFFFFF",
        "100000005",
        "FFFFFFFFFFFFFFFF",
        "5\r\nhello",
      })
  void chunksOfNoLength(String size) throws Exception {
    upstream.otherwise(
        Scripts.thenHangUp(
            Scripts.raw(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + size + "\r\nhello")));

    assertFails(Question.GO_MOD, upstream.uri().toString());
  }

  @Test
  void endlessChunkExtension() throws Exception {
    upstream.otherwise(endless("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;", "x"));

    assertFails(Question.GO_MOD, "reading " + upstream.uri());
  }

  @Test
  @DisplayName("trailers change nothing, not even for the next answer")
  void trailers() throws IOException {
    upstream.otherwise(
        Scripts.raw(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X\r\n\r\n"
                + "7\r\nv1.0.0\n\r\n0\r\nContent-Length: 5\r\nX: y\r\n\r\n"));

    for (int i = 0; i < 3; i++) {
      assertThat(Question.VERSIONS.ask(source)).asString().isEqualTo("[v1.0.0]");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic", "Basic realm", "Basic realm=\"", "Digest x=,,", "", "\u0001"})
  void asksForCredentials(String challenge) {
    upstream.otherwise(
        Scripts.answer(
            401,
            new byte[0],
            "WWW-Authenticate: " + challenge,
            "Proxy-Authenticate: " + challenge));

    assertThat(catchThrowable(() -> Question.GO_MOD.ask(source)))
        .isInstanceOf(UpstreamException.class);
    upstream.otherwise(Scripts.answer(407, new byte[0], "Proxy-Authenticate: " + challenge));
    assertThat(catchThrowable(() -> Question.GO_MOD.ask(source)))
        .isInstanceOf(UpstreamException.class);
    assertThat(upstream.requests()).noneMatch(r -> r.header("Authorization").isPresent());
  }

  @Test
  void setsCookies() throws IOException {
    upstream.otherwise(Scripts.answer(200, Question.VERSIONS.answer(), "Set-Cookie: id=1; Path=/"));

    Question.VERSIONS.ask(source);
    Question.VERSIONS.ask(source);
    assertThat(upstream.requests()).hasSize(2).noneMatch(r -> r.header("Cookie").isPresent());
  }

  @Test
  void nestsJsonDeeply() throws Exception {
    upstream.otherwise(Scripts.ok("{\"Version\":\"v1.0.0\",\"X\":" + "[".repeat(1_000_000)));

    assertFails(Question.INFO_FILE, "invalid response from proxy");
  }

  @Test
  @DisplayName("X10: control characters belong to no version")
  void listOfControlCharacters() throws IOException {
    upstream.otherwise(Scripts.ok("v1.0.0\0\nv1.1.0\0x\n\0v1.2.0\nv1.3.0\u001b\nv1.4.0\n"));

    assertThat(Question.VERSIONS.ask(source)).asString().isEqualTo("[v1.4.0]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:99999/x",
        "http://127.0.0.1:-1/x",
        "http://127.0.0.1:x/",
        "http://[::1",
        "http://[fe80::1%25lo]:x/",
        "http:\\\\127.0.0.1\\x",
        "///",
        "http://",
        "jar:file:/etc/passwd!/x",
        "javascript:alert(1)",
        "http://127.0.0.1 .example/",
      })
  void redirectsToNowhere(String location) {
    upstream.otherwise(Scripts.redirect(302, location));

    assertThat(catchThrowable(() -> Question.GO_MOD.ask(source)))
        .isInstanceOf(UpstreamException.class);
  }

  @Test
  void redirectThatSaysTwoThings() throws Exception {
    upstream.otherwise(
        Scripts.raw(
            "HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n"));

    assertFails(Question.GO_MOD, "malformed Content-Length \"2, 3\"");
  }
}
