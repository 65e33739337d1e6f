package io.github.goproxy4j.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.goproxy4j.sumdb.LogTree;
import io.github.goproxy4j.sumdb.LookupAnswer;
import io.github.goproxy4j.sumdb.SignedNote;
import io.github.goproxy4j.sumdb.SignerKey;
import io.github.goproxy4j.sumdb.UntrustedNoteException;
import io.github.goproxy4j.sumdb.VerifierKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** T1-T7: what a checksum database answers, and keys of anybody. */
@Fuzzed
class NoteFuzzTest {
  private static final SignerKey SIGNER =
      SignerKey.parse(
          "PRIVATE+KEY+sumdb.example.com+b64facfc+AQABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f");
  private static final List<VerifierKey> KNOWN = List.of(SIGNER.verifierKey());

  @FuzzTest
  void note(byte[] bytes) throws Exception {
    Effort.bounded(() -> check(bytes));
  }

  private static void check(byte[] bytes) {
    assertLookup(bytes);
    assertNote(bytes);
    String text = new String(bytes, StandardCharsets.UTF_8);
    assertKey(text);
    if (text.endsWith("\n")) {
      assertSigned(text);
    }
  }

  private static void assertLookup(byte[] bytes) {
    accepted(() -> LookupAnswer.parse(bytes), "malformed record data")
        .ifPresent(
            answer -> {
              byte[] record = answer.record().format();
              assertTrue(record.length <= bytes.length + 20, "longer than it was");
              LookupAnswer again = LookupAnswer.parse(record);
              assertEquals(answer.record(), again.record());
              assertEquals(0, again.treeNote().length);
              assertNote(answer.treeNote());
            });
  }

  private static void assertNote(byte[] bytes) {
    SignedNote note;
    try {
      note = SignedNote.open(bytes, KNOWN);
    } catch (UntrustedNoteException e) {
      assertTrue(String.valueOf(e.getMessage()).length() < 100, e::getMessage);
      return;
    }
    assertEquals(1, note.signatures().size());
    assertTrue(note.unverified().size() < 100, "T2: too many signatures");
    byte[] written = note.sign();
    assertTrue(written.length <= bytes.length, "longer than it was");
    assertEquals(note, SignedNote.open(written, KNOWN));
    accepted(() -> LogTree.parse(note.text()), "malformed tree note")
        .ifPresent(tree -> assertEquals(tree, LogTree.parse(tree.format())));
  }

  /** What was signed is opened, unless it is no text that a note can have. */
  private static void assertSigned(String text) {
    byte[] signed = SignedNote.of(text).sign(SIGNER);
    boolean plain = text.chars().noneMatch(c -> c < ' ' && c != '\n');
    try {
      assertEquals(text, SignedNote.open(signed, KNOWN).text());
    } catch (UntrustedNoteException e) {
      assertTrue(!plain, () -> "a note of its own: " + e.getMessage());
    }
    byte[] changed = Arrays.copyOf(signed, signed.length);
    changed[0] ^= 1;
    assertEquals(Optional.empty(), accepted(() -> SignedNote.open(changed, KNOWN), ""));
  }

  private static void assertKey(String text) {
    accepted(() -> VerifierKey.parse(text), "")
        .ifPresent(key -> assertEquals(key, VerifierKey.parse(key.toString())));
    accepted(() -> SignerKey.parse(text), "").ifPresent(NoteFuzzTest::assertSigns);
  }

  private static void assertSigns(SignerKey key) {
    byte[] message = {1};
    assertTrue(key.verifierKey().verifies(message, key.sign(message)));
    assertArrayEquals(key.sign(message), SignerKey.parse(key.secret()).sign(message));
  }

  /** What is accepted, or nothing if it is refused with a text that begins so. */
  private static <T> Optional<T> accepted(Supplier<T> reading, String refusal) {
    try {
      return Optional.of(reading.get());
    } catch (IllegalArgumentException e) {
      assertTrue(String.valueOf(e.getMessage()).startsWith(refusal), e::getMessage);
      return Optional.empty();
    }
  }
}
