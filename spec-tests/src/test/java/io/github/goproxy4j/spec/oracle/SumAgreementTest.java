package io.github.goproxy4j.spec.oracle;

import java.util.ArrayList;
import java.util.Random;
import net.jqwik.api.ForAll;

/** G1-G4, O1, O2, H1-H4: go.sum files and hashes are what they are to Go. */
class SumAgreementTest {
  @Compared("gosum.check")
  void expectedHashes(@ForAll Random random) {
    Agreement.check("gosum.check", random, SumLines.CHECK);
  }

  @Compared("gosum.format")
  void writtenAgain(@ForAll Random random) {
    Agreement.check("gosum.format", random, SumLines.FILE);
  }

  @Compared("hash.files")
  void hashesOfFiles(@ForAll Random random) {
    Agreement.check("hash.files", random, SumAgreementTest::files);
  }

  private static Strings files(Random random) {
    Gen<String> name =
        Gen.any(SumLines.PATH, Gen.of("a", "b", "A"), Gen.repeat(0, 4, Special.CHARACTER));
    Gen<String> content = Gen.any(Gen.of("", "a", "\n"), Gen.repeat(0, 9, Special.CHARACTER));
    var files = new ArrayList<Bytes>();
    for (int n = random.nextInt(random.nextInt(12) + 1); n > 0; n--) {
      // A newline makes the rest of a case idle.
      String text = name.next(random);
      files.add(new Bytes(random.nextInt(20) == 0 ? text : text.replace('\n', 'n')));
      files.add(new Bytes(content.next(random)));
    }
    return new Strings(files);
  }

  @Compared("hash.zip")
  void hashesOfZips(@ForAll Random random) {
    Agreement.check("hash.zip", random, Zips.ANY.map(Strings::of));
  }
}
