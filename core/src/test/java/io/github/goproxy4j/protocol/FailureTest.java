package io.github.goproxy4j.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.goproxy4j.blob.DiskFullException;
import io.github.goproxy4j.source.ChecksumMismatchException;
import io.github.goproxy4j.source.ModuleForbiddenException;
import io.github.goproxy4j.source.ModuleGoneException;
import io.github.goproxy4j.source.ModuleNotFoundException;
import io.github.goproxy4j.source.SourceUnavailableException;
import io.github.goproxy4j.source.UpstreamException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FailureTest {
  private static final String SUBJECT = "example.com/m@v1.0.0";
  private static final List<String> PATHS =
      List.of(
          "/example.com/m/@v/list",
          "/example.com/m/@latest",
          "/example.com/m/@v/v1.0.0.info",
          "/example.com/m/@v/v1.0.0.mod",
          "/example.com/m/@v/v1.0.0.zip");

  private static Exchange answer(Exception failure, String path) throws IOException {
    return Exchange.of(GoProxyHandler.of(new FailingSource(failure)), ProxyRequest.get(path));
  }

  static Stream<Arguments> answersAboutModules() {
    return Stream.of(
        arguments(new ModuleNotFoundException(SUBJECT, "why"), 404),
        arguments(new ModuleGoneException(SUBJECT, "why"), 410),
        arguments(new ModuleForbiddenException(SUBJECT, "why"), 403),
        arguments(new ChecksumMismatchException(SUBJECT, "why"), 403),
        arguments(new UpstreamException(SUBJECT, UpstreamException.Failure.FAILED, "why"), 502),
        arguments(new UpstreamException(SUBJECT, UpstreamException.Failure.TIMED_OUT, "why"), 504),
        arguments(new SourceUnavailableException(SUBJECT, "why", Duration.ofSeconds(7)), 503));
  }

  @ParameterizedTest
  @MethodSource("answersAboutModules")
  @DisplayName("Trap 37: each kind of answer has its status, and its reason is shown")
  void mapsAnswersAboutModules(Exception failure, int status) throws IOException {
    for (String path : PATHS) {
      Exchange answer = answer(failure, path);
      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.text()).isEqualTo(SUBJECT + ": why\n");
      assertThat(answer.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
      assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }
  }

  @Test
  void tellsThatTheDiskIsFull() throws IOException {
    var full = new DiskFullException("/srv/secret/x.tmp", "No space left on device");
    Exchange answer = answer(new IOException("create zip", full), "/example.com/m/@v/list");
    assertThat(answer.status()).isEqualTo(507);
    assertThat(answer.text()).isEqualTo("example.com/m: the disk of the server is full\n");
  }

  static Stream<Exception> failuresOfOurOwn() {
    return Stream.of(
        new IOException("/srv/secret/folder: I/O error"),
        new FileNotFoundException("/srv/secret/folder"),
        new IllegalArgumentException("secret"),
        new IllegalStateException("secret"),
        new NullPointerException());
  }

  @ParameterizedTest
  @MethodSource("failuresOfOurOwn")
  void saysNothingAboutItself(Exception failure) throws IOException {
    assertThat(answer(failure, "/example.com/m/@v/list").text())
        .isEqualTo("example.com/m: internal server error\n");
    assertThat(answer(failure, "/example.com/m/@v/v1.0.0.zip").text())
        .isEqualTo("example.com/m@v1.0.0: internal server error\n");
    for (String path : PATHS) {
      assertThat(answer(failure, path).status()).isEqualTo(500);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1", "1000, 1", "1001, 2", "90000, 90"})
  void roundsRetryAfterUp(long millis, String seconds) throws IOException {
    var busy = new SourceUnavailableException(SUBJECT, "busy", Duration.ofMillis(millis));

    assertThat(answer(busy, PATHS.get(0)).header("Retry-After")).isEqualTo(seconds);
  }

  @Test
  @DisplayName("X3: an error is one printable line of at most 648 bytes")
  void errorsAreShownByTheGoCommand() throws IOException {
    var hostile =
        new ModuleForbiddenException(
            SUBJECT, "a\nb\r\n\tc\u0000\u001b[31m\u007f\u202e \uD83D\uDE00\ud800 é");
    assertThat(answer(hostile, PATHS.get(0)).text())
        .isEqualTo(SUBJECT + ": a b   c??[31m?? \uD83D\uDE00? é\n");

    var endless = new ModuleForbiddenException(SUBJECT, "é".repeat(1000));
    Exchange cut = answer(endless, PATHS.get(0));
    assertThat(cut.body()).hasSizeBetween(597, 601);
    assertThat(cut.text()).endsWith("é...\n");
  }
}
