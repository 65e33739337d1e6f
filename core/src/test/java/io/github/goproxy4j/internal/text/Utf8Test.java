package io.github.goproxy4j.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {
  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "80",
        "bf",
        "c0af",
        "c1bf",
        "c2",
        "c328",
        "e0809f",
        "e282",
        "eda080",
        "edbfbf",
        "f08080af",
        "f09f98",
        "f4908080",
        "f5808080",
        "f888808080",
        "ff",
        "fe",
        "61ff",
        "e2c3a9"
      })
  void refusesWhatIsNotUtf8P1(String hex) {
    assertThat(Utf8.isValid(bytes(hex))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "61",
        "c280",
        "dfbf",
        "e0a080",
        "ed9fbf",
        "ee8080",
        "efbfbf",
        "f0908080",
        "f48fbfbf"
      })
  void acceptsTheBoundsOfEveryLength(String hex) {
    byte[] utf8 = bytes(hex);

    assertThat(Utf8.isValid(utf8)).isTrue();
    assertThat(Utf8.encode(Utf8.decode(utf8))).isEqualTo(utf8);
  }

  /** What {@code string([]rune(s))} gives: a replacement for each byte, not for each sequence. */
  @ParameterizedTest
  @CsvSource({
    "ff,�",
    "61ff62,a�b",
    "e282,��",
    "eda080,���",
    "f09f98,���",
    "c3c3a9,�é",
    "f0808080,����"
  })
  void decodesEachStrayByteAsAReplacement(String hex, String text) {
    assertThat(Utf8.decode(bytes(hex))).isEqualTo(text);
  }

  @Test
  void encodesALoneSurrogateAsThreeBytesThatAreNotUtf8() {
    assertThat(Utf8.encode("a\uD800b")).isEqualTo(bytes("61eda08062"));
    assertThat(Utf8.encode("\uDFFF\uD83D\uDE42")).isEqualTo(bytes("edbfbff09f9982"));
    assertThat(Utf8.isWellFormed("\uD83D\uDE42")).isTrue();
    assertThat(List.of("\uD800", "\uDC00", "\uDC00\uD800", "\uD800\uD800\uDC00"))
        .noneMatch(Utf8::isWellFormed);
  }

  @Test
  void ordersSupplementaryCharactersAboveAllOthers() {
    assertThat("\uD840\uDC00".compareTo("\uFF21")).isNegative();
    assertThat(Utf8.compare("\uD840\uDC00", "\uFF21")).isPositive();
  }

  @Property(tries = 5000)
  void comparesLikeTheUnsignedBytes(
      @ForAll("unitStrings") String a, @ForAll("unitStrings") String b) {
    int expected = Integer.signum(Arrays.compareUnsigned(Utf8.encode(a), Utf8.encode(b)));

    assertThat(Integer.signum(Utf8.compare(a, b))).isEqualTo(expected);
    assertThat(Integer.signum(Utf8.compare(b, a))).isEqualTo(-expected);
  }

  @Property
  void encodesWellFormedTextAsTheJdk(@ForAll String text) {
    assertThat(Utf8.isValid(Utf8.encode(text))).isEqualTo(Utf8.isWellFormed(text));
    if (Utf8.isWellFormed(text)) {
      assertThat(Utf8.encode(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
      assertThat(Utf8.decode(Utf8.encode(text))).isEqualTo(text);
    }
  }

  @Property(tries = 5000)
  void isValidWhereTheStrictDecoderOfTheJdkAgrees(@ForAll("leads") byte[] bytes) {
    assertThat(Utf8.isValid(bytes)).isEqualTo(decodes(bytes));
  }

  private static boolean decodes(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** Few different units, so that strings share prefixes and pairs fall apart. */
  @Provide
  Arbitrary<String> unitStrings() {
    return Arbitraries.of(
            'a', '\u00E9', '\uD7FF', '\uD800', '\uDBFF', '\uDC00', '\uDFFF', '\uE000', '\uFFFF')
        .list()
        .ofMaxSize(5)
        .map(units -> units.stream().map(String::valueOf).reduce("", String::concat));
  }

  @Provide
  Arbitrary<byte[]> leads() {
    return Arbitraries.of(
            0x61, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xE0, 0xE1, 0xED, 0xF0, 0xF4,
            0xF5)
        .map(Integer::byteValue)
        .array(byte[].class)
        .ofMaxSize(5);
  }
}
