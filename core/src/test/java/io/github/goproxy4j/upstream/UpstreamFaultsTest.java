package io.github.goproxy4j.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.VersionQuery;
import io.github.goproxy4j.source.Fetch;
import io.github.goproxy4j.source.ModuleGoneException;
import io.github.goproxy4j.source.ModuleNotFoundException;
import io.github.goproxy4j.source.OpenBlobs;
import io.github.goproxy4j.source.SampleModule;
import io.github.goproxy4j.source.UpstreamException;
import io.github.goproxy4j.source.UpstreamException.Failure;
import io.github.goproxy4j.upstream.ScriptedUpstream.Script;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a server does, we say what it was and keep nothing of it. */
class UpstreamFaultsTest {
  private static final SampleModule SAMPLE = SampleModule.of("example.com/m", "v1.0.0");
  private static final ModuleVersion MODULE = SAMPLE.module();
  private static final ModulePath PATH = MODULE.path();
  private static final Fetch FETCH = Fetch.normal();
  private static final String LIST = "/example.com/m/@v/list";
  private static final String INFO = "/example.com/m/@v/v1.0.0.info";
  private static final String MOD = "/example.com/m/@v/v1.0.0.mod";
  private static final String ZIP = "/example.com/m/@v/v1.0.0.zip";

  @TempDir Path folder;

  private ScriptedUpstream upstream;
  private HttpSource source;

  /** What a client asks for, and what the answer would be. */
  enum Question {
    VERSIONS(LIST),
    INFO_FILE(INFO),
    GO_MOD(MOD),
    ZIP_FILE(ZIP);

    final String path;

    Question(String path) {
      this.path = path;
    }

    byte[] answer() {
      return switch (this) {
        case VERSIONS -> "v1.0.0\n".getBytes(StandardCharsets.UTF_8);
        case INFO_FILE -> SAMPLE.info().toBytes();
        case GO_MOD -> SAMPLE.goMod();
        case ZIP_FILE -> SAMPLE.zip();
      };
    }

    Object ask(HttpSource source) throws IOException {
      return switch (this) {
        case VERSIONS -> source.versions(PATH, FETCH);
        case INFO_FILE -> source.info(PATH, new VersionQuery.Exact(MODULE.version()), FETCH);
        case GO_MOD -> read(source.goMod(MODULE, FETCH));
        case ZIP_FILE -> read(source.zip(MODULE, FETCH));
      };
    }

    private static byte[] read(Blob opened) throws IOException {
      try (Blob blob = opened) {
        return blob.readAllBytes(1 << 20);
      }
    }
  }

  @BeforeEach
  void start() throws IOException {
    upstream = ScriptedUpstream.start();
    source = source(remote(upstream.uri()));
  }

  private static HttpRemote.Builder remote(URI base) {
    return HttpRemote.at(base).retries(new Retries(3, Duration.ZERO, Duration.ofSeconds(1)));
  }

  private HttpSource source(HttpRemote.Builder remote) {
    return HttpSource.of(remote.build(), folder);
  }

  private HttpSource impatient() {
    return source(remote(upstream.uri()).silence(Duration.ofMillis(50)));
  }

  @AfterEach
  void leavesNothingBehind() throws IOException {
    upstream.close();
    new OpenBlobs().assertNoneOpen(folder.toRealPath());
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).as("temporary files").isEmpty();
    }
  }

  private static UpstreamException failure(Callable<?> question) {
    return (UpstreamException) catchThrowable(question::call);
  }

  private void assertFails(Question question, String reason) {
    UpstreamException e = failure(() -> question.ask(source));

    assertThat(e.failure()).isEqualTo(Failure.FAILED);
    assertThat(e).hasMessage(subject(question) + ": " + reason);
  }

  private String reading(Question question, String reason) {
    return "reading " + upstream.uri() + question.path + ": " + reason;
  }

  private String invalid(String reason) {
    return "invalid response from proxy \"" + upstream.uri() + "\": " + reason;
  }

  private static String subject(Question question) {
    return question == Question.VERSIONS ? PATH.toString() : MODULE.toString();
  }

  private void assertAsked(int times) {
    assertThat(upstream.requests()).hasSize(times);
  }

  private void on(Question question, Script... scripts) {
    upstream.on(question.path, scripts);
  }

  private static byte[] half(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length / 2);
  }

  private static String head(int length) {
    return "HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n";
  }

  @ParameterizedTest
  @EnumSource
  void refusedConnection(Question question) throws IOException {
    try (RefusingPort nobody = RefusingPort.open()) {
      source = source(remote(nobody.uri()));

      String url = nobody.uri() + question.path;
      assertFails(question, "reading " + url + ": cannot connect");
    }
  }

  @Test
  void unknownHost() {
    HttpSource lost = source(remote(URI.create("http://proxy.invalid/go")));

    assertThat(failure(() -> lost.versions(PATH, FETCH)))
        .hasMessage(
            "example.com/m: reading http://proxy.invalid/go/example.com/m/@v/list: no such host");
  }

  @ParameterizedTest
  @EnumSource
  void slowFirstByte(Question question) throws InterruptedException {
    on(question, Scripts.stall());

    assertTimesOut(question);
  }

  @ParameterizedTest
  @EnumSource
  void stallInTheMiddleOfTheBody(Question question) throws InterruptedException {
    on(question, Scripts.thenStall(Scripts.raw(head(5000), half(question.answer()))));

    assertTimesOut(question);
  }

  @ParameterizedTest
  @EnumSource
  void stallInTheMiddleOfTheHeaders(Question question) throws InterruptedException {
    on(question, Scripts.thenStall(Scripts.raw("HTTP/1.1 200 OK\r\nContent-Le")));

    assertTimesOut(question);
  }

  private void assertTimesOut(Question question) throws InterruptedException {
    UpstreamException e = failure(() -> question.ask(impatient()));

    assertThat(e.failure()).isEqualTo(Failure.TIMED_OUT);
    assertThat(e).hasMessage(subject(question) + ": " + reading(question, "no answer for 50 ms"));
    assertThat(upstream.requests()).as("if it came so far").hasSizeLessThan(2);
    upstream.assertNoneConnected();
  }

  @Test
  void deadlineInTheMiddleOfTheBody() throws InterruptedException {
    Fetch fetch = FETCH.until(Clock.systemUTC().instant().plusMillis(200));
    upstream.on(ZIP, Scripts.thenStall(Scripts.raw(head(5000), half(SAMPLE.zip()))));

    UpstreamException e = failure(() -> source.zip(MODULE, fetch));

    assertThat(e.failure()).isEqualTo(Failure.TIMED_OUT);
    assertThat(e).hasMessageEndingWith("no answer in the time allowed");
    upstream.assertNoneConnected();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("a cut body, which is a Content-Length that is too large")
  void cutBody(Question question) throws InterruptedException {
    int length = question.answer().length;
    on(question, Scripts.thenHangUp(Scripts.raw(head(length), half(question.answer()))));

    assertFails(question, reading(question, "connection lost"));
    assertAsked(3);
    upstream.assertNoneConnected();
  }

  @ParameterizedTest
  @EnumSource
  void cutChunk(Question question) throws InterruptedException {
    on(
        question,
        Scripts.thenHangUp(
            Scripts.raw(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1000\r\n",
                half(question.answer()))));

    assertThat(failure(() -> question.ask(source)))
        .hasMessageStartingWith(subject(question) + ": " + reading(question, "connection lost"));
    assertAsked(3);
    upstream.assertNoneConnected();
  }

  @ParameterizedTest
  @EnumSource
  void missingLastChunk(Question question) throws InterruptedException {
    String size = Integer.toHexString(question.answer().length);
    String head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + size + "\r\n";
    on(question, Scripts.thenHangUp(Scripts.raw(head, question.answer())));

    assertThat(failure(() -> question.ask(source)))
        .hasMessageStartingWith(subject(question) + ": " + reading(question, "connection lost"));
    upstream.assertNoneConnected();
  }

  @ParameterizedTest
  @EnumSource
  void hangsUpOnceThenFine(Question question) throws IOException {
    byte[] answer = question.answer();
    Script cut = Scripts.thenHangUp(Scripts.raw(head(answer.length), half(answer)));
    on(question, cut, Scripts.status(503, "busy"), Scripts.ok(answer));

    assertThat(question.ask(source)).isNotNull();
    assertAsked(3);
  }

  @Test
  void contentLengthTooSmall() throws IOException {
    byte[] zip = SAMPLE.zip();
    byte[] info = SAMPLE.info().toBytes();
    on(Question.ZIP_FILE, Scripts.raw(head(zip.length - 30), zip));
    on(Question.INFO_FILE, Scripts.raw(head(info.length - 3), info));
    on(Question.VERSIONS, Scripts.ok("v1.0.0\n"));

    for (int i = 0; i < 3; i++) {
      assertFails(Question.ZIP_FILE, invalid("zip: not a valid zip file"));
      assertThat(failure(() -> Question.INFO_FILE.ask(source)))
          .hasMessageStartingWith(MODULE + ": " + invalid("not valid JSON: "));
      assertThat(source.versions(PATH, FETCH)).as("not the rest of the last answer").hasSize(1);
    }
  }

  @Test
  void answerWithoutAnEnd() throws IOException {
    String endless = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n";
    on(Question.ZIP_FILE, Scripts.thenHangUp(Scripts.raw(endless, half(SAMPLE.zip()))));

    assertFails(Question.ZIP_FILE, invalid("zip: not a valid zip file"));
    on(Question.ZIP_FILE, Scripts.thenHangUp(Scripts.raw(endless, SAMPLE.zip())));
    assertThat(Question.ZIP_FILE.ask(source)).isEqualTo(SAMPLE.zip());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\r\n\r\n",
        "HTTP/1.1 abc\r\n\r\n",
        "SSH-2.0-OpenSSH_9.2\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
        "\u0015\u0003\u0001\u0000\u0002\u0002\u0016",
      })
  void noHttp(String answer) {
    upstream.otherwise(Scripts.thenHangUp(Scripts.raw(answer)));

    for (Question question : Question.values()) {
      assertThat(failure(() -> question.ask(source)))
          .hasMessageStartingWith(subject(question) + ": " + reading(question, "connection lost"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "many", "7, 7", "0x7", "99999999999999999999"})
  void malformedContentLength(String length) {
    String head = "HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n";
    upstream.otherwise(Scripts.thenHangUp(Scripts.raw(head + "v1.0.0\n")));

    for (Question question : Question.values()) {
      assertThat(failure(() -> question.ask(source)))
          .hasMessageStartingWith(subject(question) + ": " + reading(question, ""));
    }
  }

  @ParameterizedTest
  @EnumSource
  void absence(Question question) {
    on(question, Scripts.status(404, "who?"), Scripts.status(410, "it was bad"));

    assertThat(catchThrowable(() -> question.ask(source)))
        .isInstanceOf(ModuleNotFoundException.class)
        .hasMessage(
            subject(question) + ": " + reading(question, "404 Not Found; server response: who?"));
    assertThat(catchThrowable(() -> question.ask(source)))
        .isInstanceOf(ModuleGoneException.class)
        .hasMessage(
            subject(question) + ": " + reading(question, "410 Gone; server response: it was bad"));
    assertAsked(2);
  }

  @Test
  void absenceWithABodyThatIsCutOrStalls() throws InterruptedException {
    HttpSource patient = source(remote(upstream.uri()).silence(Duration.ofSeconds(2)));
    String head =
        "HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\nContent-Length: 9\r\n\r\nwh";
    on(
        Question.GO_MOD,
        Scripts.thenHangUp(Scripts.raw(head)),
        Scripts.thenStall(Scripts.raw(head)));

    for (int i = 0; i < 2; i++) {
      assertThat(catchThrowable(() -> patient.goMod(MODULE, FETCH)))
          .isInstanceOf(ModuleNotFoundException.class)
          .hasMessage(MODULE + ": " + reading(Question.GO_MOD, "404 Not Found"));
    }
    upstream.assertNoneConnected();
  }

  @ParameterizedTest
  @EnumSource
  void html(Question question) {
    on(
        question,
        Scripts.answer(
            200,
            "\r\n<!DOCTYPE html><title>Log in</title>".getBytes(StandardCharsets.UTF_8),
            "Content-Type: text/html"));

    assertFails(
        question,
        invalid(
            switch (question) {
              case VERSIONS, GO_MOD -> "it begins like HTML";
              case INFO_FILE -> "not valid JSON: \"\\r\\n<!DOCTYPE html><title>Log in</title>\"";
              case ZIP_FILE -> "zip: not a valid zip file";
            }));
    assertAsked(1);
  }

  @Test
  void wrongVersionInInfo() {
    on(Question.INFO_FILE, Scripts.ok("{\"Version\":\"v1.0.1\"}"));

    assertFails(
        Question.INFO_FILE, "proxy returned info for version v1.0.1 instead of requested version");
  }

  @ParameterizedTest
  @EnumSource(names = {"VERSIONS", "INFO_FILE", "GO_MOD"})
  void gzip(Question question) throws IOException {
    on(question, Scripts.gzipped(Scripts.gzip(question.answer())));

    assertThat(question.ask(source)).isNotNull();
    assertThat(upstream.requests().get(0).header("Accept-Encoding")).hasValue("gzip");
  }

  @Test
  @DisplayName("trap 41: a zip is not asked for compressed, but may be")
  void gzippedZip() throws IOException {
    on(Question.ZIP_FILE, Scripts.gzipped(Scripts.gzip(SAMPLE.zip())));

    assertThat(Question.ZIP_FILE.ask(source)).isEqualTo(SAMPLE.zip());
    assertThat(upstream.requests().get(0).header("Accept-Encoding")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void gzipThatIsNone(Question question) throws InterruptedException {
    byte[] gzip = Scripts.gzip(question.answer());
    byte[] wrongSum = gzip.clone();
    wrongSum[gzip.length - 6]++;
    byte[] broken = gzip.clone();
    Arrays.fill(broken, 10, 14, (byte) 0xFF);
    byte[] trailed = Arrays.copyOf(gzip, gzip.length + 20);
    on(
        question,
        Scripts.gzipped(question.answer()),
        Scripts.gzipped(half(gzip)),
        Scripts.gzipped(wrongSum),
        Scripts.gzipped(broken),
        Scripts.gzipped(trailed),
        Scripts.gzipped(new byte[] {0x1f}));

    for (int i = 0; i < 6; i++) {
      assertFails(question, reading(question, "malformed gzip"));
    }
    assertAsked(6);
  }

  @Test
  void emptyBodyThatIsCalledGzip() throws IOException {
    on(Question.VERSIONS, Scripts.gzipped(new byte[0]));

    assertThat(source.versions(PATH, FETCH)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void gzipBomb(Question question) throws InterruptedException {
    source =
        HttpSource.of(
            HttpRemote.at(upstream.uri()).build(),
            folder,
            new FileLimits(100_000, 100_000, 100_000, 100_000));
    on(question, Scripts.gzipped(Scripts.gzip(new byte[10 << 20])));

    assertFails(question, reading(question, "more than 100000 bytes"));
  }

  @ParameterizedTest
  @EnumSource
  void unknownEncoding(Question question) {
    on(question, Scripts.answer(200, question.answer(), "Content-Encoding: br"));

    assertFails(question, reading(question, "unknown Content-Encoding \"br\""));
  }

  @ParameterizedTest
  @EnumSource
  void sixHundredMegabytes(Question question) throws InterruptedException {
    on(question, Scripts.megabytes(600));
    long limit =
        switch (question) {
          case VERSIONS -> 4L << 20;
          case GO_MOD -> 16L << 20;
          case INFO_FILE -> 1L << 20;
          case ZIP_FILE -> 500L << 20;
        };

    assertFails(question, reading(question, "more than " + limit + " bytes"));
    assertAsked(1);
    upstream.assertNoneConnected();
  }

  @ParameterizedTest
  @EnumSource
  void sixHundredMegabytesUnannounced(Question question) throws InterruptedException {
    source =
        HttpSource.of(
            HttpRemote.at(upstream.uri()).build(),
            folder,
            new FileLimits(1 << 20, 1 << 20, 1 << 20, 20 << 20));
    on(question, Scripts.chunkedMegabytes(600));
    long limit = question == Question.ZIP_FILE ? 20 << 20 : 1 << 20;

    assertFails(question, reading(question, "more than " + limit + " bytes"));
    upstream.assertNoneConnected();
  }

  @Test
  void fullDisk() {
    HttpSource homeless =
        HttpSource.of(HttpRemote.at(upstream.uri()).build(), folder.resolve("none"));
    on(Question.ZIP_FILE, Scripts.ok(SAMPLE.zip()));

    assertThat(catchThrowable(() -> homeless.zip(MODULE, FETCH)))
        .as("our own failure, not the server's")
        .isInstanceOf(NoSuchFileException.class);
    assertAsked(1);
  }

  @Test
  void manyFaultsInARow() throws Exception {
    upstream.otherwise(Scripts.thenHangUp(Scripts.raw(head(100), new byte[50])));

    for (int i = 0; i < 50; i++) {
      assertThat(failure(() -> Question.GO_MOD.ask(source))).isNotNull();
    }
    upstream.assertNoneConnected();
  }
}
