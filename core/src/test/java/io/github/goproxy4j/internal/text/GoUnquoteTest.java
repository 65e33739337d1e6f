package io.github.goproxy4j.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** M2: strings here are bytes, one character each; all answers are strconv.Unquote's. */
class GoUnquoteTest {
  private static byte[] bytes(String s) {
    return s.getBytes(StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\0',
      value = {
        "\"\", ",
        "\"a b\",a b",
        "\"'`\",'`",
        "\"\\x41\\101\\u0041\\U00000041\",AAAA",
        "\"\\\"\\\\\",\"\\",
        "\"\\xff\\377\",\u00FF\u00FF",
        "\"\\u00e9\",\u00C3\u00A9",
        "\"\u00C3\u00A9\",\u00C3\u00A9",
        "\"\u00C3\",\u00EF\u00BF\u00BD",
        "\"\u00ED\u00A0\u0080\",\u00EF\u00BF\u00BD\u00EF\u00BF\u00BD\u00EF\u00BF\u00BD",
        "`a\\n`,a\\n",
        "`\u00C3`,\u00C3",
        "`\"`,\"",
      })
  void spells(String literal, String expected) {
    assertThat(GoUnquote.unquote(bytes(literal))).contains(bytes(expected == null ? "" : expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\\a\\b\\t\\n\\v\\f\\r\"", "`\7\b\r\t\n\u000B\f`"})
  void spellsControls(String literal) {
    String expected = literal.startsWith("`") ? "\7\b\t\n\u000B\f" : "\7\b\t\n\u000B\f\r";
    assertThat(GoUnquote.unquote(bytes(literal))).contains(bytes(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\"",
        "`",
        "a",
        "'a'",
        "\"a",
        "`a",
        "\"a\"b",
        "`a`b",
        "\"a\"\"",
        "\"a\nb\"",
        "\"\\\n\"",
        "\"\\\"",
        "\"\\'\"",
        "\"\\z\"",
        "\"\\8\"",
        "\"\\18\"",
        "\"\\1\"",
        "\"\\400\"",
        "\"\\x4\"",
        "\"\\xg0\"",
        "\"\\u004\"",
        "\"\\ud800\"",
        "\"\\udfff\"",
        "\"\\U00110000\"",
        "\"\\Uffffffff\"",
        "\"\\x",
        "\"\\x4\u00B2\"",
        "\"\\"
      })
  void refuses(String literal) {
    assertThat(GoUnquote.unquote(bytes(literal))).isEmpty();
  }

  @Property
  void undoesQuote(@ForAll byte[] bytes) {
    byte[] literal = Utf8.encode(GoQuote.quote(bytes));
    assertThat(GoUnquote.unquote(literal)).contains(bytes);
  }
}
