package io.github.goproxy4j.spec.oracle;

import java.util.Random;
import net.jqwik.api.ForAll;

/** S1-S5, V1, V4-V9: versions and pseudo-versions are what they are to Go. */
class VersionAgreementTest {
  @Compared("semver.parts")
  void parts(@ForAll Random random) {
    Agreement.check("semver.parts", random, Gen.args(Versions.ANY));
  }

  @Compared("semver.compare")
  void precedence(@ForAll Random random) {
    Agreement.check("semver.compare", random, Versions.PAIR);
  }

  @Compared("semver.sort")
  void order(@ForAll Random random) {
    Agreement.check("semver.sort", random, Versions.LIST);
  }

  @Compared("module.canonical")
  void canonicalForm(@ForAll Random random) {
    Agreement.check("module.canonical", random, Gen.args(Versions.ANY));
  }

  @Compared("pseudo.parse")
  void readingPseudoVersions(@ForAll Random random) {
    Agreement.check("pseudo.parse", random, Gen.args(Versions.PSEUDO));
  }

  @Compared("pseudo.build")
  void makingPseudoVersions(@ForAll Random random) {
    Gen<String> major = Gen.any(Gen.of("", "v0", "v1", "v2", "v10"), Versions.ANY);
    Gen<String> older = Gen.any(Gen.of(""), Versions.VALID, Versions.ANY);
    Gen<String> seconds =
        Gen.any(
            Gen.of("0", "-62135596800", "253402300799", "1", "-1", "1234567890"),
            r -> Long.toString((long) (r.nextDouble() * 253402300799L)));
    Agreement.check("pseudo.build", random, Gen.args(major, older, seconds, Versions.REVISION));
  }
}
