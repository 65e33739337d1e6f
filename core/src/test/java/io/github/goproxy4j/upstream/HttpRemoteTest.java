package io.github.goproxy4j.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.goproxy4j.source.Fetch;
import io.github.goproxy4j.source.ModuleGoneException;
import io.github.goproxy4j.source.ModuleNotFoundException;
import io.github.goproxy4j.source.UpstreamException;
import io.github.goproxy4j.source.UpstreamException.Failure;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpRemoteTest {
  private static final Fetch FETCH = Fetch.normal();
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

  private final List<Duration> slept = new ArrayList<>();
  private ScriptedUpstream upstream;

  @BeforeEach
  void start() throws IOException {
    upstream = ScriptedUpstream.start();
  }

  @AfterEach
  void stop() {
    upstream.close();
  }

  private HttpRemote.Builder at(String path) {
    return HttpRemote.at(URI.create(upstream.uri() + path)).clock(CLOCK).sleep(slept::add);
  }

  private static RemoteFile file(String path) {
    return new RemoteFile(path, "the file", 1000);
  }

  private String read(HttpRemote remote, String path) throws IOException {
    return new String(remote.read(file(path), FETCH), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({
    "'', /ex.com/%21m/@v/v1.0.0-%21r%21c1.info",
    "/, /ex.com/%21m/@v/v1.0.0-%21r%21c1.info",
    "/go, /go/ex.com/%21m/@v/v1.0.0-%21r%21c1.info",
    "/go/, /go/ex.com/%21m/@v/v1.0.0-%21r%21c1.info",
    "/a%2Fb%20c, /a%2Fb%20c/ex.com/%21m/@v/v1.0.0-%21r%21c1.info",
    "//a/./b//../c, /a/c/ex.com/%21m/@v/v1.0.0-%21r%21c1.info",
    "/go?key=a%26b, /go/ex.com/%21m/@v/v1.0.0-%21r%21c1.info?key=a%26b",
  })
  @DisplayName("X25, X30, X32: the base keeps its encoding, an exclamation mark is %21")
  void asksAsTheGoCommandDoes(String base, String expected) throws IOException {
    upstream.otherwise(Scripts.ok("{}"));

    assertThat(read(at(base).build(), "ex.com/!m/@v/v1.0.0-!r!c1.info")).isEqualTo("{}");
    assertThat(upstream.paths()).containsExactly(expected);
  }

  @Test
  @DisplayName("X30: what Go's url.PathEscape leaves alone is left alone")
  void escapesAsGo() throws IOException {
    upstream.otherwise(Scripts.ok(""));

    read(at("").build(), "m/@v/a,b c#d%e(f)g[h]{i}^'+j&k$l=m~n:o.info");

    assertThat(upstream.paths())
        .containsExactly("/m/@v/a%2Cb%20c%23d%25e%28f%29g%5Bh%5D%7Bi%7D%5E%27+j&k$l=m~n:o.info");
  }

  @Test
  void saysWhoItIs() throws IOException {
    upstream.otherwise(Scripts.ok(""));

    read(at("").build(), "f");
    read(at("").userAgent("me/1").header("X-Api-Key", "k").build(), "f");

    assertThat(upstream.requests().get(0).header("User-Agent")).hasValue("goproxy4j");
    assertThat(upstream.requests().get(0).header("Upgrade")).isEmpty();
    assertThat(upstream.requests().get(1).header("User-Agent")).hasValue("me/1");
    assertThat(upstream.requests().get(1).header("X-Api-Key")).hasValue("k");
  }

  @Test
  @DisplayName("X2: 404 and 410 are answers about the module")
  void absenceIsAnAnswer() {
    upstream.on("/f", Scripts.status(404, "not found: ex.com/m@v1.0.0: unknown\nrevision\n\nmore"));
    upstream.on("/g", Scripts.status(410, "taken down"));

    assertThatThrownBy(() -> read(at("").build(), "f"))
        .isInstanceOf(ModuleNotFoundException.class)
        .hasMessage(
            "the file: reading %s/f: 404 Not Found; server response:"
                + " not found: ex.com/m@v1.0.0: unknown revision",
            upstream.uri());
    assertThatThrownBy(() -> read(at("").build(), "g"))
        .isInstanceOf(ModuleGoneException.class)
        .hasMessage(
            "the file: reading %s/g: 410 Gone; server response: taken down", upstream.uri());
    assertThat(upstream.requests()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 203, 204, 206, 300, 302, 304, 400, 401, 403, 418})
  @DisplayName("X2: only 200 is a success; what will not pass is not asked twice")
  void anyOtherStatusFails(int status) {
    String body = status == 204 || status == 304 ? "HTTP/1.1 " + status + " No\r\n\r\n" : null;
    upstream.otherwise(body == null ? Scripts.answer(status, new byte[3]) : Scripts.raw(body));

    assertThatThrownBy(() -> read(at("").build(), "f"))
        .isInstanceOfSatisfying(
            UpstreamException.class, e -> assertThat(e.failure()).isEqualTo(Failure.FAILED))
        .hasMessageStartingWith("the file: reading " + upstream.uri() + "/f: " + status);
    assertThat(upstream.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503, 504, 599})
  void asksAgainWhatMayPass(int status) throws IOException {
    ScriptedUpstream.Script busy = Scripts.status(status, "busy");
    upstream.on("/f", busy, busy, Scripts.ok("fine"));

    assertThat(read(at("").build(), "f")).isEqualTo("fine");
    assertThat(upstream.requests()).hasSize(3);
    assertThat(total(slept)).isBetween(Duration.ofMillis(300), Duration.ofMillis(600));
  }

  private static Duration total(List<Duration> durations) {
    return durations.stream().reduce(Duration.ZERO, Duration::plus);
  }

  @Test
  void givesUpAfterTheLastAttempt() {
    upstream.otherwise(Scripts.status(503, "busy"));

    assertThatThrownBy(() -> read(at("").build(), "f"))
        .isInstanceOf(UpstreamException.class)
        .hasMessageEndingWith("/f: 503 Service Unavailable; server response: busy");
    assertThat(upstream.requests()).hasSize(3);
  }

  @Test
  void waitsAsLongAsTheServerWants() throws IOException {
    upstream.on(
        "/f",
        Scripts.status(429, "slow down", "Retry-After: 7"),
        Scripts.status(503, "slow down", "Retry-After: Thu, 01 Jan 2026 00:00:09 GMT"),
        Scripts.ok("fine"));

    assertThat(read(at("").build(), "f")).isEqualTo("fine");
    assertThat(total(slept)).isEqualTo(Duration.ofSeconds(16));
  }

  @Test
  void doesNotAskAgainWhenTheServerWantsToBeLeftAloneForLong() {
    upstream.otherwise(Scripts.status(429, "slow down", "Retry-After: 11"));

    assertThatThrownBy(() -> read(at("").build(), "f")).isInstanceOf(UpstreamException.class);
    assertThat(upstream.requests()).hasSize(1);
    assertThat(slept).isEmpty();
  }

  @Test
  void doesNotWaitBeyondTheDeadline() {
    upstream.otherwise(Scripts.status(503, "slow down", "Retry-After: 5"));
    Fetch fetch = Fetch.normal().until(CLOCK.instant().plusSeconds(5));

    assertThatThrownBy(() -> at("").build().read(file("f"), fetch))
        .isInstanceOf(UpstreamException.class)
        .hasMessageContaining("503");
    assertThat(upstream.requests()).hasSize(1);
    assertThat(slept).isEmpty();
  }

  @Test
  void asksNothingWhenTheTimeIsUp() {
    Fetch fetch = Fetch.normal().until(CLOCK.instant());

    assertThatThrownBy(() -> at("").build().read(file("f"), fetch))
        .isInstanceOfSatisfying(
            UpstreamException.class, e -> assertThat(e.failure()).isEqualTo(Failure.TIMED_OUT));
  }

  @ParameterizedTest
  @ValueSource(longs = {200, 3_600_000})
  void waitsNoLongerThanItMay(long patience) throws InterruptedException {
    upstream.otherwise(Scripts.thenStall(Scripts.raw("HTTP/1.1 200 OK\r\n\r\nsome")));
    Clock clock = Clock.systemUTC();
    HttpRemote remote =
        at("").clock(clock).longest(Duration.ofMillis(200)).silence(Duration.ofHours(1)).build();
    Fetch fetch = Fetch.normal().until(clock.instant().plusMillis(patience));

    assertThatThrownBy(() -> remote.read(file("f"), fetch))
        .isInstanceOfSatisfying(
            UpstreamException.class, e -> assertThat(e.failure()).isEqualTo(Failure.TIMED_OUT))
        .hasMessage("the file: reading %s/f: no answer in the time allowed", upstream.uri());
    upstream.assertNoneConnected();
  }

  /** Connects until nobody takes the next connection; some systems refuse it instead. */
  private static void fill(ServerSocket server, List<Socket> connections) throws IOException {
    try {
      for (int i = 0; i < 20; i++) {
        var socket = new Socket();
        connections.add(socket);
        socket.connect(server.getLocalSocketAddress(), 200);
      }
    } catch (SocketTimeoutException e) {
      return;
    }
    abort("a server that takes every connection");
  }

  @Test
  void waitsForNoServerThatTakesNoConnection() throws IOException {
    var connections = new ArrayList<Socket>();
    try (var full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      fill(full, connections);
      URI uri = URI.create("http://127.0.0.1:" + full.getLocalPort());
      HttpRemote remote = HttpRemote.at(uri).connectTimeout(Duration.ofMillis(100)).build();

      assertThatThrownBy(() -> read(remote, "f"))
          .isInstanceOfSatisfying(
              UpstreamException.class, e -> assertThat(e.failure()).isEqualTo(Failure.TIMED_OUT))
          .hasMessage("the file: reading %s/f: cannot connect in time", uri);
    } finally {
      for (Socket connection : connections) {
        connection.close();
      }
    }
  }

  @Test
  void stopsWhenNobodyWaitsAnyMore() throws InterruptedException {
    var fetch = Fetch.normal();
    upstream.otherwise(
        connection -> {
          fetch.cancel();
          connection.stall();
        });

    assertThatThrownBy(() -> at("").build().read(file("f"), fetch))
        .isInstanceOf(InterruptedIOException.class)
        .hasMessage("the file: cancelled");
    upstream.assertNoneConnected();
  }

  @Test
  void stopsWhenItsThreadIsInterrupted() throws InterruptedException {
    Thread reader = Thread.currentThread();
    upstream.otherwise(
        connection -> {
          reader.interrupt();
          connection.stall();
        });

    assertThatThrownBy(() -> read(at("").build(), "f"))
        .isInstanceOf(InterruptedIOException.class)
        .hasMessage("the file: interrupted");
    assertThat(Thread.interrupted()).isTrue();
    upstream.assertNoneConnected();
  }

  /** Asks through the upstream, which is an outbound proxy now. */
  private HttpRemote through(String url) {
    var address = new InetSocketAddress(upstream.uri().getHost(), upstream.uri().getPort());
    HttpClient client = HttpClient.newBuilder().proxy(ProxySelector.of(address)).build();
    return HttpRemote.at(URI.create(url)).client(client).retries(Retries.NONE).build();
  }

  @Test
  void asksThroughAnOutboundProxy() throws IOException {
    upstream.on("http://modules.invalid/go/f", Scripts.ok("fine"));

    assertThat(read(through("http://modules.invalid/go"), "f")).isEqualTo("fine");
  }

  @ParameterizedTest
  @Timeout(20)
  @ValueSource(ints = {403, 404, 407, 410, 502})
  void outboundProxyThatRefusesIsNoAbsence(int status) {
    upstream.otherwise(Scripts.status(status, "not through here"));

    assertThatThrownBy(() -> read(through("https://modules.invalid/go"), "f"))
        .isInstanceOfSatisfying(
            UpstreamException.class, e -> assertThat(e.failure()).isEqualTo(Failure.FAILED));
    assertThat(upstream.requests()).allMatch(request -> request.method().equals("CONNECT"));
  }

  @Test
  void refusesClientsThatFollowRedirects() {
    HttpClient client = HttpClient.newBuilder().followRedirects(Redirect.NORMAL).build();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> at("").client(client))
        .withMessage("HTTP client that follows redirects by itself");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ftp://example.com", "file:///tmp", "example.com/x", "http:///x", "http:x"})
  void refusesWhatIsNoWebServer(String base) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HttpRemote.at(URI.create(base)))
        .withMessageEndingWith("not an http or https URL with a host");
  }

  @Test
  @DisplayName("X41: no password over http")
  void refusesToShowPasswordsToEverybody() {
    String message = "refusing to pass credentials to insecure URL: http://example.com/go";

    assertThatIllegalArgumentException()
        .isThrownBy(() -> HttpRemote.at(URI.create("http://u:secret@example.com/go")).build())
        .withMessage(message);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                HttpRemote.at(URI.create("http://example.com/go"))
                    .credentials(Credentials.bearer("secret"))
                    .build())
        .withMessage(message);
  }

  @Test
  void showsNoCredentials() {
    HttpRemote remote =
        HttpRemote.at(URI.create("https://u:secret@example.com/go?k=secret")).build();

    assertThat(remote).hasToString("https://example.com/go");
    assertThat(Credentials.basic("u", "secret").toString()).doesNotContain("secret");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> at("").header("X-Key", "secret\n"))
        .withMessage("malformed value of header X-Key");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Credentials.bearer("secret\r\nX: y"))
        .withMessage("malformed value of header Authorization");
  }

  @Test
  void readsNoMoreThanItMay() throws Exception {
    upstream.on("/f", Scripts.ok("x".repeat(1000)));
    upstream.on("/g", Scripts.ok("x".repeat(1001)));
    upstream.on(
        "/h", Scripts.raw("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + "x".repeat(5000)));

    assertThat(read(at("").build(), "f")).hasSize(1000);
    for (String name : List.of("g", "h")) {
      assertThatThrownBy(() -> read(at("").build(), name))
          .isInstanceOf(UpstreamException.class)
          .hasMessage("the file: reading %s/%s: more than 1000 bytes", upstream.uri(), name);
    }
  }
}
