package io.github.goproxy4j.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoUnicodeTest {
  @Test
  void isOfTheVersionOfGo121To126() {
    assertThat(GoUnicode.version()).isEqualTo("15.0.0");
  }

  @Test
  void countsTheLettersOfThatVersionP5() {
    assertThat(IntStream.rangeClosed(0, 0x10FFFF).filter(GoUnicode::isLetter).count())
        .isEqualTo(136_104);
    assertThat(GoUnicode.isLetter(0x870)).as("a letter since 14.0").isTrue();
    assertThat(GoUnicode.isLetter(0x1C89)).as("a letter since 16.0").isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "A,a", "ſ,s", "K,k", "Å,å", "É,é", "ς,σ", "Σ,σ", "µ,μ", "ǅ,ǆ", "ẞ,ß", "Ꭰ,ꭰ", "𐐀,𐐨", "ϐ,β",
    "ᲀ,в"
  })
  void foldsWhatDiffersInCaseAloneZ41(String a, String b) {
    assertThat(GoUnicode.fold(a)).isEqualTo(GoUnicode.fold(b));
  }

  @ParameterizedTest
  @CsvSource({"İ,i", "ı,i", "İ,ı", "ß,ss", "ﬁ,fi", "é,e", "ŉ,n"})
  void keepsApartWhatGoKeepsApart(String a, String b) {
    assertThat(GoUnicode.fold(a)).isNotEqualTo(GoUnicode.fold(b));
  }

  @Property
  void foldingTwiceIsFoldingOnce(@ForAll("texts") String text) {
    String folded = GoUnicode.fold(text);

    assertThat(GoUnicode.fold(folded)).isEqualTo(folded);
    assertThat(folded.codePointCount(0, folded.length()))
        .isEqualTo(text.codePointCount(0, text.length()));
  }

  @Test
  void foldingEveryCharacterTwiceIsFoldingItOnce() {
    assertThat(IntStream.rangeClosed(0, 0x10FFFF))
        .allMatch(c -> GoUnicode.fold(GoUnicode.fold(c)) == GoUnicode.fold(c));
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> cased =
        Arbitraries.of("A", "z", "ſ", "K", "Σ", "ς", "ǅ", "ẞ", "İ", "𐐀", "\uD801");
    return Arbitraries.oneOf(cased, Arbitraries.strings().ofLength(1))
        .list()
        .ofMaxSize(8)
        .map(pieces -> String.join("", pieces));
  }
}
