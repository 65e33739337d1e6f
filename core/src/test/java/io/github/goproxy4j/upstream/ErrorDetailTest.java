package io.github.goproxy4j.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("X3: what is shown of an error body")
class ErrorDetailTest {
  private static String of(String body) {
    return ErrorDetail.of(body.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource({
    "text/plain, true",
    "text/plain; charset=utf-8, true",
    "TEXT/PLAIN;CHARSET=\"UTF-8\", true",
    "text/plain; format=flowed; charset=us-ascii, true",
    "text/plain; charset=iso-8859-1, false",
    "text/html, false",
    "text/html; charset=utf-8, false",
    "application/json, false",
    "'', false",
    "';', false",
  })
  void onlyPlainText(String type, boolean shown) {
    assertThat(ErrorDetail.isText(type)).isEqualTo(shown);
  }

  @Test
  void theFirstParagraph() {
    assertThat(of("one\n\ttwo \r\n \nthree")).isEqualTo("one two");
    assertThat(of("\none")).isEmpty();
    assertThat(of("")).isEmpty();
  }

  @Test
  void oneLine() {
    assertThat(of("a\rb\fc\u000Bd\u0085e\u2028f\u2029g\th")).isEqualTo("a b c d e f g h");
  }

  @Test
  void nothingThatATerminalMightObey() {
    assertThat(of("\u001b[31mred")).isEmpty();
    assertThat(of("fine\u202Eesrever")).isEmpty();
    assertThat(ErrorDetail.of(new byte[] {'a', (byte) 0xFF})).isEmpty();
    assertThat(of("größe\u00A0\u2003日本")).isEqualTo("größe\u00A0\u2003日本");
  }

  @Test
  void noMoreThanEightLinesAnd648Bytes() {
    assertThat(of("a\n".repeat(8))).isEqualTo("a a a a a a a a");
    assertThat(of("a\n".repeat(9))).isEqualTo("a a a a a a a a [Truncated: too many lines.]");
    assertThat(of("ä".repeat(324))).isEqualTo("ä".repeat(324));
    assertThat(of("ä".repeat(324) + "x")).isEqualTo("[Truncated: too long.]");
    assertThat(of("a\n" + "b".repeat(700))).isEqualTo("a [Truncated: too long.]");
  }
}
