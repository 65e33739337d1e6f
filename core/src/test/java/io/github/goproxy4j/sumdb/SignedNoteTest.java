package io.github.goproxy4j.sumdb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** T1, T2, T4. Every answer is Go's. */
class SignedNoteTest {
  private static final String TEXT = "Wer rastet, der rostet.\nÜbung macht den Meister.\n";
  private static final String SIGNATURE =
      "— sumdb.example.com tk+s/MaQk871NHoHsn4ummHqbuEsBhOuJcl4gc6y+ZUvuosOQzyCDXKFZhVnr2DDHcL1z"
          + "QhL6Y4lloiPIXdCgPv76QE=\n";
  private static final String OTHER = "— other AAAAAAA=\n";
  private static final List<VerifierKey> KNOWN = List.of(SampleKeys.VERIFIER);

  private static SignedNote open(String message) {
    return SignedNote.open(message.getBytes(UTF_8), KNOWN);
  }

  private static void assertRefused(String message, String reason) {
    assertThatThrownBy(() -> open(message))
        .isInstanceOf(UntrustedNoteException.class)
        .hasMessage(reason);
  }

  @Test
  void signsAsGoDoes() {
    assertThat(SignedNote.of(TEXT).sign(SampleKeys.SIGNER))
        .asString(UTF_8)
        .isEqualTo(TEXT + "\n" + SIGNATURE);
  }

  @Test
  void opensWhatASumDatabaseServes() {
    String text = "go.sum database tree\n70575055\n3Mk65n0FR4AqRfXw194fAOOLNcOBYguFVyAJXcnXuUk=\n";
    String signature =
        "— sum.golang.org Az3grqBMlhtc/SEawMjxT6j/BiQs8XHGaMSfcWZIg12XN2Kf979W1CxDSC0NOnWwruNjqFAv"
            + "lXoH9b+ZEgUaTgr/ig0=\n";

    SignedNote note =
        SignedNote.open(
            (text + "\n" + signature).getBytes(UTF_8), List.of(VerifierKey.SUM_GOLANG_ORG));

    assertThat(note.text()).isEqualTo(text);
    assertThat(note.signatures()).extracting(s -> s + "\n").containsExactly(signature);
  }

  @Test
  void keepsSignaturesByUnknownKeysApart() {
    SignedNote note = open(TEXT + "\n" + OTHER + SIGNATURE + OTHER);

    assertThat(note.text()).isEqualTo(TEXT);
    assertThat(note.signatures()).extracting(s -> s.key()).containsExactly(KNOWN.get(0).id());
    assertThat(note.unverified()).extracting(s -> s + "\n").containsExactly(OTHER);
  }

  @Test
  void takesTheFirstSignatureOfAKeyAndSkipsTheOthersUnverified() {
    String wrong = "— sumdb.example.com tk+s/AA=\n";

    assertThat(open(TEXT + "\n" + SIGNATURE + wrong).signatures()).hasSize(1);
    assertRefused(
        TEXT + "\n" + wrong + SIGNATURE, "invalid signature for key sumdb.example.com+b64facfc");
  }

  @Test
  void refusesANoteThatNobodyKnownHasSigned() {
    assertRefused(TEXT + "\n" + OTHER, "note has no verifiable signatures");
  }

  @Test
  void refusesATextThatWasChanged() {
    assertRefused(
        "x" + TEXT + "\n" + SIGNATURE, "invalid signature for key sumdb.example.com+b64facfc");
    assertRefused(
        TEXT + "\n\n" + SIGNATURE, "invalid signature for key sumdb.example.com+b64facfc");
  }

  @Test
  void refusesToChooseBetweenTwoKeysOfOneName() {
    var twice = List.of(SampleKeys.VERIFIER, SampleKeys.VERIFIER);
    byte[] signed = (TEXT + "\n" + SIGNATURE).getBytes(UTF_8);
    byte[] other = (TEXT + "\n" + OTHER).getBytes(UTF_8);

    assertThatThrownBy(() -> SignedNote.open(signed, twice))
        .hasMessage("ambiguous key sumdb.example.com+b64facfc");
    assertThatThrownBy(() -> SignedNote.open(other, twice))
        .hasMessage("note has no verifiable signatures");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "\n\n",
        "text\n",
        "text\n\n",
        "text\n" + OTHER,
        "text\n\n— other AAAAAAA=",
        "text\n\n- other AAAAAAA=\n",
        "text\n\n—other AAAAAAA=\n",
        "text\n\n—  AAAAAAA=\n",
        "text\n\n— other\n",
        "text\n\n— other \n",
        "text\n\n— other AAAAAA==\n",
        "text\n\n— other AAAAAAA\n",
        "text\n\n— other AAAAAAA= \n",
        "text\n\n— other  AAAAAAA=\n",
        "text\n\n— oth+er AAAAAAA=\n",
        "text\n\n— oth\u3000er AAAAAAA=\n",
        "te\rxt\n\n" + OTHER,
        "te\txt\n\n" + OTHER,
        "te\u0000xt\n\n" + OTHER,
        "te\ud800xt\n\n" + OTHER,
      })
  void refusesMalformedNotes(String message) {
    byte[] bytes =
        message.contains("\ud800")
            ? message.replace('\ud800', '\u00ff').getBytes(StandardCharsets.ISO_8859_1)
            : message.getBytes(UTF_8);

    assertThatThrownBy(() -> SignedNote.open(bytes, KNOWN))
        .isInstanceOf(UntrustedNoteException.class)
        .hasMessage("malformed note");
  }

  @Test
  void readsOneHundredSignaturesAndNoMore() {
    assertThat(open(TEXT + "\n" + OTHER.repeat(99) + SIGNATURE).signatures()).hasSize(1);
    assertRefused(TEXT + "\n" + OTHER.repeat(100) + SIGNATURE, "malformed note");
    assertRefused(TEXT + "\n" + SIGNATURE.repeat(200_000), "malformed note");
  }

  @Test
  void replacesSignaturesOfTheSameKeyAndKeepsTheOthersBeforeItsOwn() {
    SignerKey second = SignerKey.generate("second", new SecureRandom());
    SignedNote note = open(TEXT + "\n" + OTHER + SIGNATURE);

    String signed = new String(note.sign(second, SampleKeys.SIGNER), UTF_8);

    assertThat(signed).startsWith(TEXT + "\n" + OTHER + "— second ").endsWith("\n" + SIGNATURE);
    assertThat(signed.lines()).hasSize(6);
  }

  @Test
  void refusesATextWithoutItsLastNewline() {
    assertThatThrownBy(() -> SignedNote.of("text"))
        .isInstanceOf(UntrustedNoteException.class)
        .hasMessage("malformed note");
  }

  @Test
  void refusesSignaturesThatSayTheyAreOfAnotherKey() {
    assertThatThrownBy(() -> new NoteSignature(new KeyId("other", 1), "AAAAAAA="))
        .isInstanceOf(UntrustedNoteException.class)
        .hasMessage("malformed note");
  }
}
