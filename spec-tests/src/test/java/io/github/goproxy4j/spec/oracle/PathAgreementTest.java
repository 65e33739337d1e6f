package io.github.goproxy4j.spec.oracle;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;

/** P1-P12, V2, V3, E1-E4, O1, X50: paths and all that is done with them is what it is to Go. */
class PathAgreementTest {
  @Compared("path.module")
  void modulePaths(@ForAll Random random) {
    Agreement.check("path.module", random, Gen.args(Paths.MODULE));
  }

  @Compared("path.import")
  void importPaths(@ForAll Random random) {
    Agreement.check("path.import", random, Gen.args(Gen.any(Paths.MODULE, Paths.FILE)));
  }

  @Compared("path.file")
  void filePaths(@ForAll Random random) {
    Agreement.check("path.file", random, Gen.args(Paths.FILE));
  }

  @Compared("path.major")
  void majorVersions(@ForAll Random random) {
    Agreement.check("path.major", random, Gen.args(Paths.MODULE));
  }

  @Compared("path.permits")
  void versionsThatAPathPermits(@ForAll Random random) {
    Gen<Strings> related =
        Gen.args(
            Gen.join(
                Gen.of("gopkg.in/x", "x.y/a"),
                Gen.of("", "/v2", ".v2", ".v2-unstable", ".v1", ".v0", "/v3", ".v3-unstable")),
            Gen.of("v2.0.0", "v2", "v0.0.0-20161208181325-20d25e280405", "v3.0.0+incompatible"));
    Agreement.check("path.permits", random, Gen.any(related, Paths.WITH_VERSION));
  }

  @Compared("module.check")
  void pairsOfPathAndVersion(@ForAll Random random) {
    Agreement.check("module.check", random, Paths.WITH_VERSION);
  }

  @Compared("module.patterns")
  void patterns(@ForAll Random random) {
    Agreement.check("module.patterns", random, Paths.PATTERNS);
  }

  @Compared("module.escapePath")
  void escapedPaths(@ForAll Random random) {
    Agreement.check("module.escapePath", random, Gen.args(Paths.MODULE));
  }

  @Compared("module.escapeVersion")
  void escapedVersions(@ForAll Random random) {
    Agreement.check("module.escapeVersion", random, Gen.args(Paths.REVISION));
  }

  @Compared("module.unescapePath")
  void unescapedPaths(@ForAll Random random) {
    Agreement.check("module.unescapePath", random, Gen.args(Paths.escaped(Paths.MODULE)));
  }

  @Compared("module.unescapeVersion")
  void unescapedVersions(@ForAll Random random) {
    Agreement.check("module.unescapeVersion", random, Gen.args(Paths.escaped(Paths.REVISION)));
  }

  @Compared("module.sort")
  void orderOfGoSum(@ForAll Random random) {
    Agreement.check("module.sort", random, PathAgreementTest::pairs);
  }

  /** Without ties, whose order Go leaves open (O3). */
  private static Strings pairs(Random random) {
    var pairs = new LinkedHashSet<Strings>();
    for (int n = random.nextInt(random.nextInt(40) + 1); n > 0; n--) {
      pairs.add(Strings.of(new Bytes(SumLines.PATH.next(random)), SumLines.version(random)));
    }
    var list = new ArrayList<Bytes>();
    pairs.forEach(pair -> list.addAll(pair.list()));
    return new Strings(List.copyOf(list));
  }
}
