package io.github.goproxy4j.spec.oracle;

import java.util.Random;
import net.jqwik.api.ForAll;

/** Z1-Z41, C1-C23, U1-U4, H2, H5: module zips are checked, made and unpacked as Go does it. */
class ZipAgreementTest {
  @Compared("zip.checkFiles")
  void listsOfFiles(@ForAll Random random) {
    Agreement.check("zip.checkFiles", random, Trees.FILES);
  }

  @Compared("zip.checkZip")
  void zips(@ForAll Random random) {
    Agreement.check("zip.checkZip", random, Zips.OF_MODULE);
  }

  @Compared("zip.create")
  void zipsMadeOfFiles(@ForAll Random random) {
    Agreement.check("zip.create", random, Trees.MODULE_FILES);
  }

  @Compared("zip.entries")
  void whatIsInZips(@ForAll Random random) {
    Agreement.check("zip.entries", random, Zips.ANY.map(Strings::of));
  }

  @Compared("zip.deflated")
  void whatIsInDeflateData(@ForAll Random random) {
    Agreement.check("zip.deflated", random, DeflateData.IN_A_ZIP);
  }

  /** The report, the hash and the extracted files of one and the same zip. */
  @Compared("zip.all")
  void allOfAZip(@ForAll Random random) {
    Agreement.check("zip.all", random, Zips.OF_MODULE);
  }

  @Compared("zip.checkDir")
  void directories(@ForAll Random random) {
    Agreement.check(
        "zip.checkDir", random, Trees.onDisk(Gen.args(), Gen.any(Trees.PATH, Trees.CALM_PATH)));
  }

  @Compared("zip.createFromDir")
  void zipsMadeOfDirectories(@ForAll Random random) {
    Agreement.check("zip.createFromDir", random, Trees.MODULE_ON_DISK);
  }

  @Compared("hash.dir")
  void hashesOfDirectories(@ForAll Random random) {
    // With others, like a//b, Go looks for files that are not there.
    Gen<String> prefix =
        Gen.of("example.com/m@v1.0.0", "a/", "", "/", "../x", "a/..", "\u00C3\u00A9");
    Agreement.check("hash.dir", random, Trees.onDisk(Gen.args(prefix), Trees.PATH));
  }
}
