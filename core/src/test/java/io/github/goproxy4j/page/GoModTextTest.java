package io.github.goproxy4j.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.page.GoModText.Piece;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoModTextTest {
  private static final Links LINKS = new Links("../");

  private static List<String> links(String text) {
    return GoModText.pieces(text, LINKS).stream().flatMap(piece -> piece.href().stream()).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "require example.com/a v1.0.0, ../example.com/a@v1.0.0",
    "'\texample.com/a/v2   v2.1.0-rc.1 // indirect', ../example.com/a/v2@v2.1.0-rc.1",
    "exclude example.com/A v2.0.0+incompatible, ../example.com/A@v2.0.0+incompatible",
    "example.com/a v1.0.0 => example.com/b v1.2.0, '../example.com/a@v1.0.0 ../example.com/b@v1.2.0'",
    "replace example.com/a => ../a, ''",
    "example.com/a v1, ''",
    "example.com/a/v2 v1.0.0, ''",
    "'// example.com/a v1.0.0', ''",
    "retract v1.0.0, ''",
    "../a v1.0.0, ''",
    "javascript:alert(1) v1.0.0, ''",
    "/example.com/a v1.0.0, ''",
    "<b>.com/a v1.0.0, ''"
  })
  void linksModulesWithTheirVersions(String line, String hrefs) {
    assertThat(String.join(" ", links(line))).isEqualTo(hrefs);
  }

  @Property(tries = 300)
  @Label("the pieces together are the text")
  void nothingIsLost(
      @ForAll @StringLength(max = 60) @CharRange(from = 'a', to = 'c') String letters,
      @ForAll @StringLength(max = 60) String any) {
    String text = letters.replace('c', '\n') + " example.com/a v1.0.0 //" + any + "\n" + any;

    assertThat(
            GoModText.pieces(text, LINKS).stream().map(Piece::text).collect(Collectors.joining()))
        .isEqualTo(text);
  }

  @Test
  void longLinesTakeNoLongerThanOthers() {
    String line = "a".repeat(250_000) + " ".repeat(250_000) + "v1".repeat(100_000);

    Assertions.assertTimeout(
        Duration.ofSeconds(20), () -> assertThat(links(line + "\n" + line)).isEmpty());
  }
}
