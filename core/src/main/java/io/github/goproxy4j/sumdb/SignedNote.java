package io.github.goproxy4j.sumdb;

import io.github.goproxy4j.internal.text.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A text with signatures.
 *
 * <pre>{@code
 * SignedNote note = SignedNote.open(message, List.of(VerifierKey.SUM_GOLANG_ORG));
 * LogTree tree = LogTree.parse(note.text());
 * }</pre>
 *
 * @param text the text, which ends in a newline
 * @param signatures those that were verified
 * @param unverified those by keys that are not known
 */
public record SignedNote(
    String text, List<NoteSignature> signatures, List<NoteSignature> unverified) {
  private static final int MOST_SIGNATURES = 100;
  private static final String SEPARATOR = "\n\n";

  /** Takes a text that ends in a newline. */
  public SignedNote {
    if (!text.endsWith("\n")) {
      throw malformed();
    }
    signatures = List.copyOf(signatures);
    unverified = List.copyOf(unverified);
  }

  /** A text that nobody has signed yet. */
  public static SignedNote of(String text) {
    return new SignedNote(text, List.of(), List.of());
  }

  /**
   * Reads a note and verifies every signature by a known key (T1, T2).
   *
   * @throws UntrustedNoteException if the note is malformed, a signature by a known key is wrong,
   *     or there is none by any of them
   */
  public static SignedNote open(byte[] message, List<VerifierKey> known) {
    String note = decode(message);
    int split = note.lastIndexOf(SEPARATOR);
    if (split < 0 || split + SEPARATOR.length() == note.length() || !note.endsWith("\n")) {
      throw malformed();
    }
    String text = note.substring(0, split + 1);
    String lines = note.substring(split + SEPARATOR.length(), note.length() - 1);
    var verification = new Verification(text, known);
    // One line more than there may be, so that the first that is wrong decides.
    for (String line : lines.split("\n", MOST_SIGNATURES + 2)) {
      verification.add(line);
    }
    return verification.note();
  }

  /** Valid UTF-8 without control characters. */
  private static String decode(byte[] message) {
    for (byte b : message) {
      if (b >= 0 && b < ' ' && b != '\n') {
        throw malformed();
      }
    }
    if (!Utf8.isValid(message)) {
      throw malformed();
    }
    return new String(message, StandardCharsets.UTF_8);
  }

  private static UntrustedNoteException malformed() {
    return new UntrustedNoteException("malformed note");
  }

  /**
   * The note as it is written, with one more signature by each of {@code signers}; those by the
   * same keys are left out (T4).
   */
  public byte[] sign(SignerKey... signers) {
    Set<KeyId> replaced = Stream.of(signers).map(SignerKey::id).collect(Collectors.toSet());
    var lines = new ArrayList<NoteSignature>();
    Stream.concat(signatures.stream(), unverified.stream())
        .filter(signature -> !replaced.contains(signature.key()))
        .forEach(lines::add);
    byte[] content = Utf8.encode(text);
    for (SignerKey signer : signers) {
      lines.add(NoteSignature.of(signer, content));
    }
    return Utf8.encode(
        lines.stream().map(line -> line + "\n").collect(Collectors.joining("", text + "\n", "")));
  }

  /** The signatures of a note that is being read. */
  private static final class Verification {
    private final String text;
    private final byte[] content;
    private final List<VerifierKey> known;
    private final List<NoteSignature> verified = new ArrayList<>();
    private final Set<NoteSignature> unverified = new LinkedHashSet<>();
    private final Set<KeyId> seen = new HashSet<>();
    private int count;

    Verification(String text, List<VerifierKey> known) {
      this.text = text;
      this.content = Utf8.encode(text);
      this.known = known;
    }

    void add(String line) {
      NoteSignature signature = NoteSignature.parse(line).orElseThrow(SignedNote::malformed);
      if (++count > MOST_SIGNATURES) {
        throw malformed();
      }
      KeyId id = signature.key();
      List<VerifierKey> keys = known.stream().filter(key -> key.id().equals(id)).toList();
      if (keys.size() > 1) {
        throw new UntrustedNoteException("ambiguous key " + id);
      } else if (keys.isEmpty()) {
        unverified.add(signature);
      } else if (seen.add(id)) {
        verify(keys.get(0), signature);
      }
    }

    private void verify(VerifierKey key, NoteSignature signature) {
      if (!key.verifies(content, signature.bytes())) {
        throw new UntrustedNoteException("invalid signature for key " + key.id());
      }
      verified.add(signature);
    }

    SignedNote note() {
      if (verified.isEmpty()) {
        throw new UntrustedNoteException("note has no verifiable signatures");
      }
      return new SignedNote(text, verified, List.copyOf(unverified));
    }
  }
}
