package io.github.goproxy4j.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.GoTable;
import io.github.goproxy4j.GoTable.Row;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("P11: input is shown as Go shows it")
class GoQuoteTest {
  static List<Row> strings() {
    return GoTable.read(GoQuoteTest.class, "quotes.txt");
  }

  static List<Row> runes() {
    return GoTable.read(GoQuoteTest.class, "runes.txt");
  }

  @ParameterizedTest
  @MethodSource("strings")
  void quotesBytesAsGo(Row row) {
    byte[] input = HexFormat.of().parseHex(row.text(0));

    assertThat(GoQuote.quote(input)).isEqualTo(row.text(1));
    if (Utf8.isValid(input)) {
      assertThat(GoQuote.quote(Utf8.decode(input))).isEqualTo(row.text(1));
    }
  }

  @ParameterizedTest
  @MethodSource("runes")
  void quotesCharactersAsGo(Row row) {
    assertThat(GoQuote.quoteRune(Integer.parseInt(row.text(0)))).isEqualTo(row.text(1));
  }

  @Test
  void showsTheBytesOfALoneSurrogate() {
    assertThat(GoQuote.quote("é\uD800\u00AD")).isEqualTo("\"é\\xed\\xa0\\x80\\u00ad\"");
  }
}
