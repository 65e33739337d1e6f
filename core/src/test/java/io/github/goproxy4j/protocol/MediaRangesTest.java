package io.github.goproxy4j.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaRangesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html",
        "TEXT/HTML",
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
        "application/json, text/html ; q=0.5",
        "text/html;level=1;q=0.001",
        "text/html;q=0.5, text/plain;q=0.5",
        "text/html;q=nonsense"
      })
  void browsersNameHtml(String accept) {
    assertThat(MediaRanges.preferHtml(accept)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*/*",
        "text/*",
        "text/plain",
        "text/html;q=0",
        "text/html; q=0.000, */*",
        "text/html;q=0.3, text/plain",
        "text/htmlx",
        "application/json",
        "q=1;text/html"
      })
  void othersDoNot(String accept) {
    assertThat(MediaRanges.preferHtml(accept)).isFalse();
  }
}
