package io.github.goproxy4j.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.protocol.ProxyRequest;
import io.github.goproxy4j.protocol.ProxyResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthHandlerTest {
  private Instant now = Instant.parse("2026-01-02T03:04:05Z");

  private final Clock clock =
      new Clock() {
        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }

        @Override
        public Instant instant() {
          return now;
        }
      };

  private static String get(HealthHandler handler, String path) throws IOException {
    return send(handler, "GET", path);
  }

  private static String send(HealthHandler handler, String method, String path) throws IOException {
    var body = new ByteArrayOutputStream();
    try (ProxyResponse response =
        handler.handle(ProxyRequest.of(method, path, Map.<String, String>of()))) {
      response.body().writeTo(body);
      assertThat(response.headers()).containsEntry("Cache-Control", "no-store");
      return response.status() + " " + body;
    }
  }

  @Test
  void isReadyIfEverythingWorks() throws IOException {
    HealthHandler handler =
        HealthHandler.builder().check("store", () -> {}).check("cache", () -> {}).build();
    assertThat(get(handler, "/ready")).isEqualTo("200 ready\nstore: ok\ncache: ok\n");
    assertThat(get(HealthHandler.builder().build(), "/ready")).isEqualTo("200 ready\n");
  }

  @Test
  void isAliveButNotReadyIfSomethingFails() throws IOException {
    HealthHandler handler =
        HealthHandler.builder()
            .check("store", () -> {})
            .check(
                "cache",
                () -> {
                  throw new IOException("/secret/path: read-only");
                })
            .check(
                "upstream",
                () -> {
                  throw new IllegalStateException("bug");
                })
            .build();
    assertThat(get(handler, "/ready"))
        .isEqualTo("503 not ready\nstore: ok\ncache: failed\nupstream: failed\n");
    assertThat(get(handler, "/live")).isEqualTo("200 live\n");
  }

  @Test
  void looksAgainAfterFiveSeconds() throws IOException {
    var looks = new AtomicInteger();
    HealthHandler handler =
        HealthHandler.builder()
            .clock(clock)
            .check(
                "store",
                () -> {
                  if (looks.incrementAndGet() == 1) {
                    throw new IOException("not yet");
                  }
                })
            .build();
    assertThat(get(handler, "/ready")).startsWith("503 ");
    now = now.plus(Duration.ofSeconds(4));
    assertThat(get(handler, "/ready")).startsWith("503 ");
    assertThat(looks).hasValue(1);
    now = now.plus(Duration.ofSeconds(2));
    assertThat(get(handler, "/ready")).startsWith("200 ");
    now = now.minus(Duration.ofDays(1));
    assertThat(get(handler, "/ready")).startsWith("200 ");
    assertThat(looks).hasValue(3);
  }

  @ParameterizedTest
  @CsvSource({"GET,/,404", "GET,'',404", "GET,/live/,404", "POST,/live,405", "DELETE,/ready,405"})
  void answersNothingElse(String method, String path, int status) throws IOException {
    assertThat(send(HealthHandler.builder().build(), method, path)).startsWith(status + " ");
  }

  @Test
  void headHasNoBody() throws IOException {
    assertThat(send(HealthHandler.builder().build(), "HEAD", "/live")).isEqualTo("200 ");
  }

  @Test
  void foldersCanBeWrittenTo(@TempDir Path folder) throws IOException {
    HealthCheck.writable(folder).run();
    assertThat(folder).isEmptyDirectory();
    assertThatThrownBy(() -> HealthCheck.writable(folder.resolve("none")).run())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("none");
  }
}
