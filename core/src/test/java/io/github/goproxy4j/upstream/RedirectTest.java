package io.github.goproxy4j.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.source.Fetch;
import io.github.goproxy4j.source.ModuleNotFoundException;
import io.github.goproxy4j.source.UpstreamException;
import io.github.goproxy4j.upstream.ScriptedUpstream.Request;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("X40, trap 42: redirects, and who is shown what")
class RedirectTest {
  private static SelfSigned tls;
  private static HttpClient trusting;

  private ScriptedUpstream plain;
  private ScriptedUpstream secure;
  private ScriptedUpstream other;

  @BeforeAll
  static void makeKey(@TempDir Path folder) throws Exception {
    tls = SelfSigned.make(folder);
    trusting = HttpClient.newBuilder().sslContext(tls.trusting()).build();
  }

  @BeforeEach
  void start() throws IOException {
    plain = ScriptedUpstream.start();
    secure = ScriptedUpstream.start(tls.context());
    other = ScriptedUpstream.start(tls.context());
  }

  @AfterEach
  void stop() {
    plain.close();
    secure.close();
    other.close();
  }

  private static HttpRemote.Builder at(URI base) {
    return HttpRemote.at(base).client(trusting).retries(Retries.NONE);
  }

  private static String read(HttpRemote.Builder remote) throws IOException {
    return read(remote.build());
  }

  private static String read(HttpRemote remote) throws IOException {
    byte[] bytes = remote.read(new RemoteFile("a/f", "it", 100), Fetch.normal());
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static void assertFails(HttpRemote.Builder remote, String reason, Object... args) {
    assertThatThrownBy(() -> read(remote))
        .isInstanceOf(UpstreamException.class)
        .hasMessage("it: reading " + remote.build() + "/a/f: " + reason, args);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void followsEveryKind(int status) throws IOException {
    plain.on("/a/f", Scripts.redirect(status, "/b")).on("/b", Scripts.ok("fine"));

    assertThat(read(at(plain.uri()))).isEqualTo("fine");
    assertThat(plain.paths()).containsExactly("/a/f", "/b");
  }

  @ParameterizedTest
  @CsvSource({
    "g, /a/g",
    "../g, /g",
    "/g?x=%20y, /g?x=%20y",
    "?x, /a/f?x",
    "//127.0.0.1:PORT/g, /g",
    "http://user:secret@127.0.0.1:PORT/g#top, /g",
    "HTTP://127.0.0.1:PORT/g, /g",
    "/a b|c, /a%20b%7Cc",
    "/%21, /%21",
    "/\u00c3\u00bc, /%C3%BC",
    "/\u00fc, /%FC",
  })
  void readsLocationsLikeABrowser(String location, String path) throws IOException {
    String port = Integer.toString(plain.uri().getPort());
    plain.on("/a/f", Scripts.redirect(302, location.replace("PORT", port)));
    plain.on(path, Scripts.ok("fine"));

    assertThat(read(at(plain.uri()))).isEqualTo("fine");
    assertThat(plain.requests()).allMatch(request -> request.header("Authorization").isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "'http://[', malformed redirect",
    "/%zz, malformed redirect",
    "file:///etc/passwd, redirected to file:...",
    "mailto:a@b, redirected to mailto:...",
    "'http:///x', redirected to http:...",
  })
  void refusesOtherLocations(String location, String reason) {
    plain.on("/a/f", Scripts.redirect(302, location));

    assertFails(at(plain.uri()), reason);
  }

  @Test
  void asksAgainOnTheSameConnection() throws IOException {
    plain.on("/a/f", Scripts.answer(302, new byte[2048], "Location: /b"));
    plain.on("/b", Scripts.status(404, "gone for good"), Scripts.ok("fine"));
    HttpRemote remote = at(plain.uri()).build();

    assertThatThrownBy(() -> read(remote)).isInstanceOf(ModuleNotFoundException.class);
    assertThat(read(remote)).isEqualTo("fine");
    assertThat(plain.requests()).hasSize(4);
    assertThat(plain.connections()).isEqualTo(1);
  }

  @Test
  void redirectNeedNotEnd() throws Exception {
    String head = "HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Length: ";
    plain.on(
        "/a/f",
        Scripts.thenHangUp(Scripts.raw(head + "20\r\n\r\nno more")),
        Scripts.thenStall(Scripts.raw(head + "2000000\r\n\r\nno more")));
    plain.on("/b", Scripts.ok("fine"));

    assertThat(read(at(plain.uri()))).isEqualTo("fine");
    assertThat(read(at(plain.uri()))).isEqualTo("fine");
  }

  @Test
  void redirectCountsHoweverFastItsConnectionEnds() throws Exception {
    plain.on("/b", Scripts.ok("fine"));
    HttpClient lossy = new LossyClient(trusting, "/a/f", 302, Map.of("Location", "/b"));

    assertThat(read(at(plain.uri()).client(lossy))).isEqualTo("fine");
    assertThat(plain.paths()).containsExactly("/b");
  }

  @Test
  void redirectWithoutALocationIsAnError() {
    plain.on("/a/f", Scripts.answer(302, new byte[0]));

    assertFails(at(plain.uri()), "302 Found");
  }

  @ParameterizedTest
  @ValueSource(ints = {9, 10, 1000})
  void sendsTenRequestsAtMost(int hops) throws IOException {
    plain.on("/a/f", Scripts.redirect(302, "/1"));
    for (int i = 1; i < hops; i++) {
      plain.on("/" + i, Scripts.redirect(302, "/" + (i + 1)));
    }
    plain.on("/" + hops, Scripts.ok("fine"));

    if (hops == 9) {
      assertThat(read(at(plain.uri()))).isEqualTo("fine");
    } else {
      assertFails(at(plain.uri()), "stopped after 10 redirects");
    }
    assertThat(plain.requests()).hasSize(10);
  }

  @Test
  void goesRoundALoopTenTimes() {
    plain.on("/a/f", Scripts.redirect(302, "/a/f"));

    assertFails(at(plain.uri()), "stopped after 10 redirects");
    assertThat(plain.requests()).hasSize(10);
  }

  @Test
  void refusesToLeaveHttps() {
    secure.on("/a/f", Scripts.redirect(302, plain.uri() + "/b?signature=secret"));

    assertFails(
        at(secure.uri()),
        "redirected from secure URL %s/a/f to insecure URL %s/b",
        secure.uri(),
        plain.uri());
    assertThat(plain.requests()).isEmpty();
  }

  @Test
  void refusesToLeaveHttpsByADetour() {
    secure.on("/a/f", Scripts.redirect(302, other.uri() + "/b"));
    other.on("/b", Scripts.redirect(302, plain.uri() + "/c"));

    assertFails(
        at(secure.uri()),
        "redirected from secure URL %s/b to insecure URL %s/c",
        other.uri(),
        plain.uri());
    assertThat(plain.requests()).isEmpty();
  }

  @Test
  void mayComeToHttps() throws IOException {
    plain.on("/a/f", Scripts.redirect(302, secure.uri() + "/b"));
    secure.on("/b", Scripts.ok("fine"));

    assertThat(read(at(plain.uri()).header("X-Key", "secret"))).isEqualTo("fine");
    assertThat(plain.requests().get(0).header("X-Key")).hasValue("secret");
    assertThat(secure.requests().get(0).header("X-Key")).isEmpty();
  }

  @Test
  void showsCredentialsToTheFirstServerOnly() throws IOException {
    secure.on("/a/f", Scripts.redirect(302, "/b"));
    secure.on("/b", Scripts.redirect(302, other.uri() + "/c"));
    other.on("/c", Scripts.redirect(302, secure.uri() + "/d"));
    secure.on("/d", Scripts.ok("fine"));

    assertThat(
            read(
                at(secure.uri())
                    .credentials(Credentials.basic("u", "p"))
                    .header("X-Key", "secret")
                    .userAgent("me")))
        .isEqualTo("fine");
    assertThat(secure.requests().subList(0, 2)).allMatch(RedirectTest::isLetIn);
    assertThat(other.requests()).hasSize(1).noneMatch(RedirectTest::isLetIn);
    assertThat(other.requests().get(0).header("User-Agent")).hasValue("me");
    assertThat(secure.requests().get(2)).as("sent back by the other").matches(r -> !isLetIn(r));
  }

  private static boolean isLetIn(Request request) {
    return request.header("Authorization").isPresent() && request.header("X-Key").isPresent();
  }

  @Test
  void showsATokenOrWhatIsInTheUrl() throws IOException {
    secure.otherwise(Scripts.ok("fine"));
    String withUser = secure.uri().toString().replace("https://", "https://u%40x:p%3Aq+@");

    read(at(secure.uri()).credentials(Credentials.bearer("token")));
    read(at(URI.create(withUser)).credentials(Credentials.bearer("token")));

    assertThat(authorization(secure.requests().get(0))).isEqualTo("Bearer token");
    assertThat(authorization(secure.requests().get(1))).isEqualTo("Basic " + base64("u@x:p:q+"));
  }

  @Test
  void showsWhateverAProviderSays() throws IOException {
    secure.on("/a/f", Scripts.redirect(302, other.uri() + "/b"));
    other.on("/b", Scripts.ok("fine"));
    var asked = new ArrayList<URI>();
    Credentials provider =
        uri -> {
          asked.add(uri);
          return Map.of("X-Api-Key", "key", "x-team", "go");
        };

    read(at(secure.uri()).credentials(provider).header("X-Team", "nobody"));

    assertThat(asked).containsExactly(URI.create(secure.uri() + "/a/f"));
    assertThat(secure.requests().get(0).header("X-Api-Key")).hasValue("key");
    assertThat(secure.requests().get(0).header("X-Team")).hasValue("go");
    assertThat(other.requests()).hasSize(1);
    assertThat(other.requests().get(0).headers()).doesNotContainKeys("x-api-key", "x-team");
  }

  @Test
  @DisplayName("X43: a netrc file counts for https, by host and port")
  void showsWhatIsInNetrc(@TempDir Path folder) throws IOException {
    Path netrc = folder.resolve("netrc");
    String machine = "machine 127.0.0.1:%d%s login %s password p%n";
    Files.writeString(
        netrc,
        machine.formatted(secure.uri().getPort(), "/go", "a")
            + machine.formatted(secure.uri().getPort(), "", "b")
            + machine.formatted(plain.uri().getPort(), "", "c"));
    Credentials credentials = Credentials.netrc(netrc);
    secure.otherwise(Scripts.ok("fine"));
    plain.otherwise(Scripts.ok("fine"));

    read(at(URI.create(secure.uri() + "/go/x")).credentials(credentials));
    read(at(secure.uri()).credentials(credentials));
    read(at(plain.uri()).credentials(credentials));

    assertThat(authorization(secure.requests().get(0))).isEqualTo("Basic " + base64("a:p"));
    assertThat(authorization(secure.requests().get(1))).isEqualTo("Basic " + base64("b:p"));
    assertThat(plain.requests().get(0).header("Authorization")).isEmpty();
  }

  private static String authorization(Request request) {
    return request.header("Authorization").orElse("");
  }

  private static String base64(String pair) {
    return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void trustsNoCertificateOfItsOwnAccord() {
    HttpRemote.Builder remote = HttpRemote.at(secure.uri());

    assertThatThrownBy(() -> read(remote))
        .isInstanceOf(UpstreamException.class)
        .hasMessageStartingWith("it: reading " + secure.uri() + "/a/f: no secure connection: \"");
    assertThat(secure.requests()).isEmpty();
  }
}
