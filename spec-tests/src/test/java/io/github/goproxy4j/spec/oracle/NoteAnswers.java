package io.github.goproxy4j.spec.oracle;

import static io.github.goproxy4j.spec.oracle.Question.inMemory;
import static io.github.goproxy4j.spec.oracle.Question.verdict;

import io.github.goproxy4j.sumdb.KeyId;
import io.github.goproxy4j.sumdb.NoteSignature;
import io.github.goproxy4j.sumdb.SignedNote;
import io.github.goproxy4j.sumdb.SignerKey;
import io.github.goproxy4j.sumdb.VerifierKey;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** How the library answers about signed notes and their keys. */
final class NoteAnswers {
  private static final String PRIVATE = "PRIVATE+";

  private NoteAnswers() {}

  static final List<Question> QUESTIONS =
      List.of(
          inMemory("note.verifier", "t", a -> verdict(() -> id(VerifierKey.parse(a.text(0)).id()))),
          inMemory("note.signer", "t", a -> verdict(() -> id(SignerKey.parse(a.text(0)).id()))),
          inMemory("note.verify", "-bb", NoteAnswers::verify),
          inMemory("note.open", "b(t)", a -> verdict(() -> open(a))),
          inMemory("note.sign", "t(t)", a -> verdict(() -> sign(a))));

  private static Strings id(KeyId id) {
    return Strings.ofText("ok", id.name(), hex(id));
  }

  private static String hex(KeyId id) {
    return HexFormat.of().toHexDigits(id.hash());
  }

  private static Strings verify(Strings arguments) {
    VerifierKey key = VerifierKey.parse(Notes.verifierKey("key", arguments.get(0).array()));
    return Strings.ofText(
        String.valueOf(key.verifies(arguments.get(1).array(), arguments.get(2).array())));
  }

  private static Strings open(Strings arguments) {
    SignedNote note = SignedNote.open(arguments.get(0).array(), verifiers(arguments));
    var answer = new ArrayList<String>(List.of("ok", note.text()));
    note.signatures().forEach(signature -> add(answer, "verified", signature));
    note.unverified().forEach(signature -> add(answer, "unverified", signature));
    return Strings.ofText(answer.toArray(String[]::new));
  }

  private static void add(List<String> answer, String kind, NoteSignature signature) {
    answer.addAll(List.of(kind, signature.key().name(), hex(signature.key()), signature.base64()));
  }

  private static Strings sign(Strings arguments) {
    List<VerifierKey> known = new ArrayList<>();
    List<SignerKey> signers = new ArrayList<>();
    for (int i = 1; i < arguments.size(); i++) {
      String key = arguments.text(i);
      if (key.startsWith(PRIVATE)) {
        signers.add(SignerKey.parse(key));
      } else {
        known.add(VerifierKey.parse(key));
      }
    }
    SignedNote note =
        known.isEmpty()
            ? SignedNote.of(arguments.text(0))
            : SignedNote.open(arguments.get(0).array(), known);
    return Strings.of(new Bytes("ok"), Bytes.of(note.sign(signers.toArray(SignerKey[]::new))));
  }

  private static List<VerifierKey> verifiers(Strings arguments) {
    var keys = new ArrayList<VerifierKey>();
    for (int i = 1; i < arguments.size(); i++) {
      keys.add(VerifierKey.parse(arguments.text(i)));
    }
    return keys;
  }
}
