package io.github.goproxy4j.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.semver.SemVer;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VersionTextsTest {
  private final VersionTexts texts = new VersionTexts();

  @Test
  void oneVersionALine() throws IOException {
    Blob text = texts.of(List.of(SemVer.parse("v1.0.0"), SemVer.parse("v1.1.0-rc.1")));

    assertThat(text.readAllBytes(100)).asString().isEqualTo("v1.0.0\nv1.1.0-rc.1\n");
  }

  @Test
  void theSameListIsWrittenOnceHoweverLongItIs() {
    List<SemVer> versions =
        IntStream.range(0, 300_000)
            .mapToObj(i -> SemVer.parse("v1.0." + i))
            .collect(Collectors.toUnmodifiableList());

    assertThat(texts.of(versions)).isSameAs(texts.of(versions));
  }
}
