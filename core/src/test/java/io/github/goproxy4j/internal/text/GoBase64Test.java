package io.github.goproxy4j.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trap 47. Every answer is Go's. */
class GoBase64Test {
  @ParameterizedTest
  @ValueSource(strings = {"QUI=", "QUJ=", "QU\nI=", "\r\nQ\rUI\n=\n", "QUI\n="})
  void reads(String text) {
    assertThat(GoBase64.decode(text)).contains(new byte[] {'A', 'B'});
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "QUI",
        "QUI==",
        "Q===",
        "====",
        "QUI= ",
        " QUI=",
        "QUI=QUI=",
        "QU=I",
        "QU-_",
        "QUI\u00e9",
        "QUI\u0661",
        "\u3000\u3000\u3000\u3000",
      })
  void refuses(String text) {
    assertThat(GoBase64.decode(text)).isEmpty();
  }

  @Test
  void readsNothing() {
    assertThat(GoBase64.decode("")).contains(new byte[0]);
    assertThat(GoBase64.decode("\n")).contains(new byte[0]);
  }

  @Test
  void writesPadding() {
    assertThat(GoBase64.encode(new byte[] {'A', 'B'})).isEqualTo("QUI=");
  }
}
