package io.github.goproxy4j.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretHashTest {
  /**
   * What Python's hashlib makes of the password "secret", the salt "saltsalt" and one iteration.
   */
  private static final String ONE_ITERATION =
      "pbkdf2-sha256$1$c2FsdHNhbHQ=$7q77FNs/69qVkPyRNSqXo6plaOX9a1Kyv7l1dRFK7ZE=";

  /** What sha256sum makes of "abc". */
  private static final String ABC =
      "sha256$ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @Test
  void knowsItsPasswordAgainAfterReadingItsText() {
    SecretHash hash = SecretHash.ofPassword("pässword");
    assertThat(SecretHash.parse(hash.text()).matches("pässword")).isTrue();
    assertThat(SecretHash.parse(hash.text()).matches("password")).isFalse();
    assertThat(hash.text()).startsWith("pbkdf2-sha256$600000$").doesNotContain("password");
  }

  @Test
  void saltsPasswords() {
    assertThat(SecretHash.ofPassword("a").text()).isNotEqualTo(SecretHash.ofPassword("a").text());
  }

  @Test
  void isThePbkdf2OfOthers() {
    assertThat(SecretHash.parse(ONE_ITERATION).matches("secret")).isTrue();
    assertThat(SecretHash.parse(ONE_ITERATION).text()).isEqualTo(ONE_ITERATION);
  }

  @Test
  void isTheSha256OfAToken() {
    assertThat(SecretHash.ofToken("abc").text()).isEqualTo(ABC);
    assertThat(SecretHash.parse(ABC).matches("abc")).isTrue();
    assertThat(SecretHash.parse(ABC).matches("abcd")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain",
        "sha256$ABC",
        "pbkdf2-sha256$0$c2FsdHNhbHQ=$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "pbkdf2-sha256$99999999$c2FsdHNhbHQ=$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "pbkdf2-sha256$1$c2FsdHNhbHQ=$AAAA"
      })
  void rejectsOtherTextsWithoutShowingThem(String text) {
    assertThatThrownBy(() -> SecretHash.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("neither pbkdf2.*|from 1 to .*");
  }
}
