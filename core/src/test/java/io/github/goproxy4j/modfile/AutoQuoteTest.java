package io.github.goproxy4j.modfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.internal.text.Utf8;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** M12. */
class AutoQuoteTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a b",
        "a\"",
        "'",
        "a`b",
        "a//b",
        "//",
        "/*",
        "x/*",
        "a(",
        "),",
        "[]",
        "{x",
        "a,",
        "\t",
        "a\nb",
        "\u0000",
        "\u007F",
        "\u00A0",
        "\u00AD",
        "\u200B",
        "\u2028",
        "\uFEFF",
        "\uE000",
        "\uDBFF\uDFFF"
      })
  void quotesWhatIsNotOnePlainWord(String s) {
    assertThat(AutoQuote.mustQuote(s)).isTrue();
    assertThat(AutoQuote.quote(s)).startsWith("\"").endsWith("\"").hasSizeGreaterThan(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.b/c",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        ",",
        "/",
        "*",
        "=>",
        "\\",
        "a\\b",
        "é",
        "漢",
        "\u0301",
        "\uD83D\uDE00",
        "\uFFFD",
        "\uD800",
        "x\uDC00",
        "!#$%&*+-.:;<=>?@^_|~"
      })
  void leavesPlainWordsAlone(String s) {
    assertThat(AutoQuote.mustQuote(s)).isFalse();
    assertThat(AutoQuote.quote(s)).isSameAs(s);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\n\"\\é\u2028\uDBFF\uDFFF\u0007\u0000"})
  void writesWhatStrconvQuoteWrites(String s) {
    assertThat(AutoQuote.quote(s)).isEqualTo("\"a\\n\\\"\\\\é\\u2028\\U0010ffff\\a\\x00\"");
  }

  @Property
  void isReadBackAsItself(@ForAll String s) {
    Assume.that(Utf8.isWellFormed(s) && !s.equals("("));
    byte[] file = Utf8.encode("module " + AutoQuote.quote(s) + "\n");
    assertThat(GoMod.parse(file).module()).contains(s);
  }
}
