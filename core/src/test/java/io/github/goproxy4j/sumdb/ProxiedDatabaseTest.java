package io.github.goproxy4j.sumdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.source.Fetch;
import io.github.goproxy4j.source.UpstreamException;
import io.github.goproxy4j.upstream.GoProxyList;
import io.github.goproxy4j.upstream.HttpRemote;
import io.github.goproxy4j.upstream.Retries;
import io.github.goproxy4j.upstream.ScriptedUpstream;
import io.github.goproxy4j.upstream.Scripts;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("X51: where a checksum database is asked")
class ProxiedDatabaseTest {
  private static final String NAME = "sum.example.com";
  private static final String SUPPORTED = "/sumdb/" + NAME + "/supported";
  private static final String LATEST = "/sumdb/" + NAME + "/latest";
  private static final Fetch FETCH = Fetch.normal();

  private ScriptedUpstream home;
  private ScriptedUpstream a;
  private ScriptedUpstream b;

  @BeforeEach
  void start() throws IOException {
    home = ScriptedUpstream.start().on("/latest", Scripts.ok("home"));
    a = proxy("a");
    b = proxy("b");
  }

  private static ScriptedUpstream proxy(String name) throws IOException {
    return ScriptedUpstream.start().on(LATEST, Scripts.ok(name));
  }

  @AfterEach
  void stop() {
    home.close();
    a.close();
    b.close();
  }

  private ProxiedDatabase database(String list) {
    String proxies =
        list.replace("A", a.uri().toString())
            .replace("B", b.uri().toString())
            .replace("DIR", "file:///nowhere");
    return ProxiedDatabase.of(
        HttpChecksumDatabase.of(NAME, remote(home.uri())),
        GoProxyList.parse(proxies),
        ProxiedDatabaseTest::remote);
  }

  private static HttpRemote remote(URI uri) {
    return HttpRemote.at(uri).retries(Retries.NONE).build();
  }

  private static String latest(ChecksumDatabase database) throws IOException {
    try (Blob blob = database.latest(FETCH)) {
      return new String(blob.readAllBytes(100), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'A,B', 200, 200, a",
    "'A,B', 404, 200, b",
    "'A,B', 410, 200, b",
    "'A|B', 500, 200, b",
    "'A,B', 404, 404, home",
    "'DIR,B', 0, 200, b",
    "'off', 0, 0, home",
    "'direct', 0, 0, home",
    "'A,direct', 404, 0, home",
    "'A|direct', 500, 0, home",
    "'A|B,off', 404, 404, home",
  })
  void isWhereTheGoCommandLooks(String list, int aSays, int bSays, String answer)
      throws IOException {
    a.on(SUPPORTED, Scripts.status(aSays, ""));
    b.on(SUPPORTED, Scripts.status(bSays, ""));
    ProxiedDatabase database = database(list);
    assertThat(latest(database)).isEqualTo(answer);
    assertThat(latest(database)).isEqualTo(answer);
    assertThat(a.requests()).hasSize(answer.equals("a") ? 3 : list.contains("A") ? 1 : 0);
    assertThat(database.name()).isEqualTo(NAME);
  }

  @ParameterizedTest
  @CsvSource({"'A,B,direct', 500, 200", "'A|B', 500, 404", "'A|B,off', 500, 404"})
  void isNowhereIfAProxyFailsThatMightServeIt(String list, int aSays, int bSays) {
    a.on(SUPPORTED, Scripts.status(aSays, ""));
    b.on(SUPPORTED, Scripts.status(bSays, ""));
    assertThatThrownBy(() -> latest(database(list)))
        .isInstanceOf(UpstreamException.class)
        .hasMessageContaining("500 Internal Server Error");
    assertThat(home.requests()).isEmpty();
  }

  @Test
  void looksAgainAfterAFailure() throws IOException {
    a.on(SUPPORTED, Scripts.status(500, ""), Scripts.ok(""));
    ProxiedDatabase database = database("A");
    assertThatThrownBy(() -> latest(database)).isInstanceOf(UpstreamException.class);
    assertThat(latest(database)).isEqualTo("a");
  }

  @Test
  @DisplayName("Trap 46: what a proxy said that it serves is asked nowhere else")
  void staysWithTheProxyItChose() throws IOException {
    a.on(SUPPORTED, Scripts.ok(""));
    ProxiedDatabase database = database("A,B,direct");
    assertThat(database).hasToString(NAME + " by way of " + a.uri() + "," + b.uri() + ",direct");
    assertThat(latest(database)).isEqualTo("a");
    assertThat(database).hasToString(NAME + " at " + a.uri());
    a.on(LATEST, Scripts.status(404, ""));
    assertThatThrownBy(() -> latest(database)).hasMessageContaining("404 Not Found");
    ModuleVersion module = ModuleVersion.of("example.com/M", "v1.0.0");
    assertThatThrownBy(() -> database.lookup(module, FETCH)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> database.tile(Tile.parse("tile/8/0/000"), FETCH))
        .isInstanceOf(IOException.class);
    assertThat(a.paths())
        .endsWith(
            "/sumdb/" + NAME + "/lookup/example.com/%21m@v1.0.0",
            "/sumdb/" + NAME + "/tile/8/0/000");
    assertThat(b.requests()).isEmpty();
    assertThat(home.requests()).isEmpty();
  }
}
