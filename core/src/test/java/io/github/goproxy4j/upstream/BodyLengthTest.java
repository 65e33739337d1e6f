package io.github.goproxy4j.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.source.UpstreamException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What Go refuses of headers that say where a body ends, or compares with it")
class BodyLengthTest {
  private static final RemoteRequest REQUEST =
      new RemoteRequest(URI.create("https://h.example/x"), "it");

  private static BodyLength of(Map<String, List<String>> headers) throws UpstreamException {
    return BodyLength.of(REQUEST, HttpHeaders.of(headers, (name, value) -> true));
  }

  private static InputStream body(int bytes, String announced) throws IOException {
    return of(Map.of("content-length", List.of(announced)))
        .of(new ByteArrayInputStream(new byte[bytes]));
  }

  private static void assertRefused(Map<String, List<String>> headers, String reason) {
    assertThatThrownBy(() -> of(headers))
        .isInstanceOf(UpstreamException.class)
        .hasMessage("it: reading https://h.example/x: " + reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "+7", "many", "7, 7", "0x7", "", "9999999999999999999"})
  void lengthIsANumber(String length) {
    assertRefused(
        Map.of("Content-Length", List.of(length)), "malformed Content-Length \"" + length + "\"");
  }

  @Test
  void thereIsOneLength() throws IOException {
    assertRefused(Map.of("Content-Length", List.of("7", "8")), "malformed Content-Length \"7, 8\"");
    assertThat(of(Map.of("Content-Length", List.of("7", "7"))).announced()).hasValue(7);
    assertThat(of(Map.of()).announced()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip, chunked", "gzip", "identity", "chunked, chunked", "chunked;x", ""})
  void encodingIsChunked(String encoding) throws IOException {
    assertRefused(
        Map.of("Transfer-Encoding", List.of(encoding)),
        "unsupported transfer encoding \"" + encoding + "\"");
    assertThat(of(Map.of("Transfer-Encoding", List.of("Chunked"))).announced()).isEmpty();
  }

  @Test
  void thereIsOneEncoding() {
    assertRefused(
        Map.of("Transfer-Encoding", List.of("chunked", "chunked")),
        "unsupported transfer encoding \"chunked, chunked\"");
  }

  @Test
  void thereIsOneWayToFindTheEnd() {
    assertRefused(
        Map.of("Transfer-Encoding", List.of("chunked"), "Content-Length", List.of("7")),
        "both Content-Length and Transfer-Encoding");
  }

  @Test
  @DisplayName("nobody else compares over HTTP/2")
  void comparesLengths() throws IOException {
    assertThat(body(7, "7").readAllBytes()).hasSize(7);
    assertThat(body(0, "0").read()).isEqualTo(-1);
    assertThatThrownBy(() -> body(6, "7").readAllBytes())
        .isInstanceOf(TransientFailure.class)
        .hasMessageEndingWith(": 6 bytes instead of 7");
    assertThatThrownBy(() -> body(0, "7").read()).isInstanceOf(TransientFailure.class);
    assertThatThrownBy(() -> body(8, "7").readAllBytes())
        .isInstanceOf(UpstreamException.class)
        .hasMessageEndingWith(": more than the announced 7 bytes");
  }
}
