package io.github.goproxy4j.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.source.MapSource;
import io.github.goproxy4j.source.UpstreamException;
import io.github.goproxy4j.source.UpstreamException.Failure;
import io.github.goproxy4j.sumdb.ScriptedDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksumDatabasesTest {
  private static final String NAME = "example.com/sumdb";
  private static final String BASE = "/sumdb/" + NAME + "/";
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String MINUTE = "public, max-age=60";
  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  private final ScriptedDatabase database =
      new ScriptedDatabase(NAME)
          .at("latest", () -> bytes("tree"))
          .at("lookup/example.com/!m@v1.0.0-!r!c1", () -> bytes("record"))
          .at("tile/8/data/000.p/3", () -> bytes("records"))
          .at("tile/8/0/x001/234.p/7", () -> bytes("some hashes"))
          .at("tile/8/0/000", () -> bytes("hashes"));
  private final GoProxyHandler handler =
      GoProxyHandler.builder(MapSource.of()).checksumDatabase(database).build();

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Exchange get(String path) throws IOException {
    return Exchange.of(handler, ProxyRequest.get(path));
  }

  @Test
  @DisplayName("X51: that a database is there is said without asking it")
  void saysWhetherItServesADatabase() throws IOException {
    Exchange yes = get(BASE + "supported");
    assertThat(yes.status()).isEqualTo(200);
    assertThat(yes.body()).isEmpty();
    assertThat(yes.header("Cache-Control")).isEqualTo(MINUTE);
    assertThat(database.asked()).isEmpty();

    Exchange no = get("/sumdb/sum.golang.org/supported");
    assertThat(no.status()).isEqualTo(404);
    assertThat(no.text()).isEqualTo("sumdb/sum.golang.org: no such checksum database\n");
  }

  @ParameterizedTest
  @CsvSource({
    "latest, tree, " + TEXT + ", 60",
    "lookup/example.com/!m@v1.0.0-!r!c1, record, " + TEXT + ", 31536000",
    "lookup/example.com/%21m%40v1.0.0-%21r%21c1, record, " + TEXT + ", 31536000",
    "tile/8/data/000.p/3, records, " + TEXT + ", 31536000",
    "tile/8/0/x001/234.p/7, some hashes, application/octet-stream, 31536000",
    "tile/8/0/000, hashes, application/octet-stream, 31536000",
  })
  @DisplayName("T7, T12, T13, X31: every endpoint, with its type and how long it may be kept")
  void servesTheDatabase(String path, String body, String type, long maxAge) throws IOException {
    Exchange answer = get(BASE + path);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo(body);
    assertThat(answer.header("Content-Type")).isEqualTo(type);
    assertThat(answer.header("Cache-Control")).isEqualTo(maxAge == 60 ? MINUTE : FOR_EVER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lookup/example.com/m",
        "lookup/example.com/m@v1",
        "lookup/example.com/m@v1.0.0+meta",
        "lookup/example.com/m@v1.0.0/go.mod",
        "lookup/example.com/M@v1.0.0",
        "lookup/example.com/m@v2.0.0",
        "lookup/example.com/m@master",
        "tile/8/0/0",
        "tile/0/0/000",
        "tile/8/-1/000",
        "tile/8/0/000.p/256",
        "tile/8/0/000.p/0",
        "tile/8/0",
        "unsupported",
      })
  @DisplayName("T9, T12: a malformed question is 404 and not passed on")
  void asksNothingMalformed(String path) throws IOException {
    Exchange answer = get(BASE + path);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text()).startsWith("not found: ");
    assertThat(database.asked()).isEmpty();
  }

  @Test
  @DisplayName("Trap 46: a failure is none of 200 and 404, and nobody keeps it")
  void saysThatTheDatabaseFailed() throws IOException {
    database
        .at("tile/8/0/000", () -> fail(Failure.FAILED))
        .at("latest", () -> fail(Failure.TIMED_OUT))
        .at(
            "tile/8/0/001",
            () -> {
              throw new IOException("/srv/secret: I/O error");
            });

    assertThat(get(BASE + "tile/8/0/000").status()).isEqualTo(502);
    assertThat(get(BASE + "tile/8/0/000").header("Cache-Control")).isEqualTo("no-store");
    assertThat(get(BASE + "latest").status()).isEqualTo(504);
    assertThat(get(BASE + "tile/8/0/001").status()).isEqualTo(500);
    assertThat(get(BASE + "tile/8/0/001").text())
        .isEqualTo("sumdb/example.com/sumdb: internal server error\n");
    assertThat(get(BASE + "tile/8/0/002").status()).isEqualTo(404);
  }

  private static byte[] fail(Failure failure) throws IOException {
    throw new UpstreamException(NAME, failure, "why");
  }

  @Test
  void servesSeveralDatabases() throws IOException {
    var other = new ScriptedDatabase("sum.golang.org").at("latest", () -> bytes("other tree"));
    GoProxyHandler both =
        GoProxyHandler.builder(MapSource.of())
            .checksumDatabase(database)
            .checksumDatabase(other)
            .build();

    assertThat(Exchange.of(both, ProxyRequest.get(BASE + "latest")).text()).isEqualTo("tree");
    assertThat(Exchange.of(both, ProxyRequest.get("/sumdb/sum.golang.org/latest")).text())
        .isEqualTo("other tree");
    GoProxyHandler.Builder builder =
        GoProxyHandler.builder(MapSource.of()).checksumDatabase(database);
    assertThatThrownBy(() -> builder.checksumDatabase(new ScriptedDatabase(NAME)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("two checksum databases called example.com/sumdb");
  }

  @Test
  void tellsHowLongTheClientWaits() throws IOException {
    Instant now = Instant.parse("2020-01-02T03:04:05Z");
    GoProxyHandler patient =
        GoProxyHandler.builder(MapSource.of())
            .checksumDatabase(database)
            .timeout(Duration.ofSeconds(7))
            .clock(Clock.fixed(now, ZoneOffset.UTC))
            .build();

    Exchange.of(patient, ProxyRequest.get(BASE + "latest"));
    Exchange.of(handler, ProxyRequest.get(BASE + "latest"));

    assertThat(database.fetches().get(0).deadline()).contains(now.plusSeconds(7));
    assertThat(database.fetches().get(1).deadline()).isEmpty();
  }
}
