package io.github.goproxy4j.sumdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.source.Fetch;
import io.github.goproxy4j.source.ModuleNotFoundException;
import io.github.goproxy4j.source.UpstreamException;
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

class HttpChecksumDatabaseTest {
  private static final Fetch FETCH = Fetch.normal();
  private static final ModuleVersion MODULE = ModuleVersion.of("example.com/M", "v1.0.0-RC1");

  private ScriptedUpstream upstream;
  private ChecksumDatabase database;

  @BeforeEach
  void start() throws IOException {
    upstream = ScriptedUpstream.start();
    URI base = URI.create(upstream.uri() + "/sumdb/sum.example.com");
    database =
        HttpChecksumDatabase.of(
            "sum.example.com", HttpRemote.at(base).retries(Retries.NONE).build());
  }

  @AfterEach
  void stop() {
    upstream.close();
  }

  private static String text(Blob blob) throws IOException {
    try (blob) {
      return new String(blob.readAllBytes(1000), StandardCharsets.UTF_8);
    }
  }

  @Test
  @DisplayName("X31, T9, T11: asks for each at its path below the base")
  void asksAsTheGoCommandDoes() throws IOException {
    upstream.otherwise(Scripts.ok("x".repeat(96)));

    assertThat(text(database.latest(FETCH))).hasSize(96);
    assertThat(text(database.lookup(MODULE, FETCH))).hasSize(96);
    assertThat(text(database.tile(Tile.parse("tile/8/0/x001/234.p/3"), FETCH))).hasSize(96);
    assertThat(text(database.tile(Tile.parse("tile/8/data/000"), FETCH))).hasSize(96);

    assertThat(upstream.paths())
        .containsExactly(
            "/sumdb/sum.example.com/latest",
            "/sumdb/sum.example.com/lookup/example.com/%21m@v1.0.0-%21r%21c1",
            "/sumdb/sum.example.com/tile/8/0/x001/234.p/3",
            "/sumdb/sum.example.com/tile/8/data/000");
    assertThat(database.name()).isEqualTo("sum.example.com");
  }

  @Test
  @DisplayName("Trap 37: unknown is not found, everything else is a failure")
  void tellsAbsenceFromFailure() {
    upstream.otherwise(Scripts.status(404, "not found: unknown revision"));
    assertThatThrownBy(() -> database.lookup(MODULE, FETCH))
        .isInstanceOf(ModuleNotFoundException.class)
        .hasMessageStartingWith("example.com/M@v1.0.0-RC1: reading http://")
        .hasMessageEndingWith("404 Not Found; server response: not found: unknown revision");

    upstream.otherwise(Scripts.status(500, "oops"));
    assertThatThrownBy(() -> database.latest(FETCH)).isInstanceOf(UpstreamException.class);
  }

  @Test
  @DisplayName("T9: a page that is no tile is not taken for one")
  void refusesTilesOfAnotherSize() {
    upstream.otherwise(Scripts.ok("<html>log in</html>"));

    assertThatThrownBy(() -> database.tile(Tile.parse("tile/8/0/000"), FETCH))
        .isInstanceOf(UpstreamException.class)
        .hasMessage("sum.example.com: reading tile/8/0/000: 19 bytes");
  }

  @Test
  void readsNoMoreThanAMebibyte() {
    upstream.otherwise(Scripts.ok("x".repeat((1 << 20) + 1)));

    assertThatThrownBy(() -> database.lookup(MODULE, FETCH))
        .isInstanceOf(UpstreamException.class)
        .hasMessageEndingWith("more than 1048576 bytes");
  }
}
