package io.github.goproxy4j.spec.oracle;

import java.util.Random;
import net.jqwik.api.ForAll;

/** M1-M12, X15: go.mod and .info files say what they say to Go. */
class ModfileAgreementTest {
  @Compared("modfile.strict")
  void filesOfMainModules(@ForAll Random random) {
    Agreement.check("modfile.strict", random, Gen.args(GoMods.ANY));
  }

  @Compared("modfile.lax")
  void filesOfDependencies(@ForAll Random random) {
    Agreement.check("modfile.lax", random, Gen.args(GoMods.ANY));
  }

  @Compared("modfile.modulePath")
  void modulePathsFoundWithoutParsing(@ForAll Random random) {
    Agreement.check("modfile.modulePath", random, Gen.args(GoMods.WITH_MODULE_LINE));
  }

  @Compared("modfile.autoQuote")
  void quoting(@ForAll Random random) {
    Agreement.check("modfile.autoQuote", random, Gen.args(GoMods.WORD));
  }

  @Compared("info.parse")
  void infoFiles(@ForAll Random random) {
    Agreement.check("info.parse", random, Gen.args(Infos.ANY));
  }

  @Compared("info.time")
  void times(@ForAll Random random) {
    Agreement.check("info.time", random, Gen.args(Infos.TIME));
  }
}
