package io.github.goproxy4j.sumdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.goproxy4j.internal.text.GoBase64;
import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** T3. Every answer is Go's. */
class KeysTest {
  private static final String KEY = "AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4";

  @Test
  void readsTheKeyOfSumGolangOrg() {
    VerifierKey key = VerifierKey.SUM_GOLANG_ORG;

    assertThat(key.id()).isEqualTo(new KeyId("sum.golang.org", 0x033de0ae));
    assertThat(key)
        .hasToString("sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8");
  }

  @Test
  void readsWhatItWrites() {
    assertThat(SampleKeys.VERIFIER).hasToString(SampleKeys.PUBLIC);
    assertThat(SampleKeys.SIGNER.secret()).isEqualTo(SampleKeys.SECRET);
    assertThat(SampleKeys.SIGNER.verifierKey()).isEqualTo(SampleKeys.VERIFIER);
  }

  @Test
  void doesNotShowASecret() {
    assertThat(SampleKeys.SIGNER).hasToString("sumdb.example.com+b64facfc");
  }

  @Test
  void takesHashesInEitherCase() {
    assertThat(VerifierKey.parse("sumdb.example.com+B64FaCFc+" + KEY))
        .isEqualTo(SampleKeys.VERIFIER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "+",
        "++",
        "sumdb.example.com",
        "sumdb.example.com+b64facfc",
        "sumdb.example.com+b64facfc+",
        "sumdb.example.com+b64facf+" + KEY,
        "sumdb.example.com+0b64facfc+" + KEY,
        "sumdb.example.com++64facfc+" + KEY,
        "sumdb.example.com+x64facfc+" + KEY,
        "sumdb.example.com+b64facfc+" + KEY + "=",
        "sumdb.example.com+b64facfc++" + KEY,
        "+b64facfc+" + KEY,
        "sumdb example.com+b64facfc+" + KEY,
        "sumdb\u00a0example.com+b64facfc+" + KEY,
        "sumdb\ud800example.com+b64facfc+" + KEY,
        " sumdb.example.com+b64facfc+" + KEY,
      })
  void refusesMalformedKeys(String key) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VerifierKey.parse(key))
        .withMessage("malformed verifier id");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SignerKey.parse("PRIVATE+KEY+" + key))
        .withMessage("malformed verifier id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "PRIVATE", "PRIVATE+KEY", "private+key+", "PUBLIC+KEY+"})
  void refusesSignersThatAreNotPrivateKeys(String prefix) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SignerKey.parse(prefix + SampleKeys.PUBLIC))
        .withMessage("malformed verifier id");
  }

  @ParameterizedTest
  @CsvSource({
    "sumdb.example.org+b64facfc+" + KEY + ", invalid verifier hash",
    "sumdb.example.com+b64facfd+" + KEY + ", invalid verifier hash",
    "sumdb.example.com+b64facfc+AgAB, invalid verifier hash",
    "sumdb.example.com+0fb85031+AgAB, unknown verifier algorithm",
    "sumdb.example.com+0c490af4+AQAB, malformed verifier id",
  })
  void refusesKeysThatAreNotWhatTheirHashSays(String key, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VerifierKey.parse(key))
        .withMessage(message);
  }

  @ParameterizedTest
  @CsvSource({
    "sumdb.example.com+b64facfd+AQABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f, invalid verifier hash",
    "sumdb.example.com+b64facfc+AgAB, unknown verifier algorithm",
    "sumdb.example.com+b64facfc+AQAB, malformed verifier id",
  })
  void refusesSignersThatAreNotWhatTheirHashSays(String key, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SignerKey.parse("PRIVATE+KEY+" + key))
        .withMessage(message);
  }

  @Test
  void makesNewKeys() {
    SignerKey key = SignerKey.generate("sumdb.example.com", new SecureRandom());
    byte[] message = {1, 2, 3};

    assertThat(SignerKey.parse(key.secret()).verifierKey()).isEqualTo(key.verifierKey());
    assertThat(key.verifierKey().verifies(message, key.sign(message))).isTrue();
    assertThat(key).isNotEqualTo(SignerKey.generate("sumdb.example.com", new SecureRandom()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a+b", "a\u2003b", "\udc00"})
  void refusesNamesThatCannotStandInANote(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SignerKey.generate(name, new SecureRandom()))
        .withMessageStartingWith("invalid name of a key: \"");
  }

  @Test
  void verifiesNothingThatIsNotItsSignature() {
    byte[] message = {1, 2, 3};
    byte[] signature = SampleKeys.SIGNER.sign(message);

    assertThat(SampleKeys.VERIFIER.verifies(message, signature)).isTrue();
    assertThat(SampleKeys.VERIFIER.verifies(new byte[] {1, 2}, signature)).isFalse();
    assertThat(SampleKeys.VERIFIER.verifies(message, Arrays.copyOf(signature, 63))).isFalse();
    assertThat(SampleKeys.VERIFIER.verifies(message, new byte[0])).isFalse();
  }

  /** Java 17 does not see that. */
  @Test
  void refusesSignaturesWithSomethingAppended() {
    byte[] message = {1, 2, 3};
    byte[] signature = SampleKeys.SIGNER.sign(message);

    assertThat(SampleKeys.VERIFIER.verifies(message, Arrays.copyOf(signature, 65))).isFalse();
  }

  /** Both halves of a signature have but one form. */
  @Test
  void refusesSignaturesWithASecondHalfThatIsTooLarge() {
    byte[] message = {1, 2, 3};
    byte[] signature = SampleKeys.SIGNER.sign(message);
    byte[] order = GoBase64.decode("7dP1XBpjElgQmcVvL7MVKgAAAAAAAAAAAAAAAAAAABA=").orElseThrow();
    int carry = 0;
    for (int i = 0; i < 32; i++) {
      carry += (signature[32 + i] & 0xFF) + (order[i] & 0xFF);
      signature[32 + i] = (byte) carry;
      carry >>= 8;
    }

    assertThat(SampleKeys.VERIFIER.verifies(message, signature)).isFalse();
  }

  /**
   * Go would take this signature: the point is the neutral element, not written as it should be.
   */
  @Test
  void verifiesNothingByAKeyThatIsNotTheOneWayToWriteItsPoint() {
    byte[] key = new byte[32];
    key[0] = 1;
    key[31] = (byte) 0x80;
    byte[] signature = new byte[64];
    signature[0] = 1;

    assertThat(VerifierKey.of("a", key).verifies(new byte[] {1}, signature)).isFalse();
  }
}
