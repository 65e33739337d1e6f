package io.github.goproxy4j.spec.oracle;

import java.util.Random;
import net.jqwik.api.ForAll;

/** T1-T4: signed notes and their keys are what they are to Go. */
class NoteAgreementTest {
  @Compared("note.verifier")
  void publicKeys(@ForAll Random random) {
    Agreement.check("note.verifier", random, Gen.args(Notes.VERIFIERS));
  }

  @Compared("note.signer")
  void privateKeys(@ForAll Random random) {
    Agreement.check("note.signer", random, Gen.args(Notes.SIGNERS));
  }

  @Compared("note.verify")
  void signatures(@ForAll Random random) {
    Agreement.check("note.verify", random, Notes::toVerify);
  }

  @Compared("note.open")
  void notes(@ForAll Random random) {
    Agreement.check("note.open", random, Notes::toOpen);
  }

  @Compared("note.sign")
  void signedNotes(@ForAll Random random) {
    Agreement.check("note.sign", random, Notes::toSign);
  }
}
