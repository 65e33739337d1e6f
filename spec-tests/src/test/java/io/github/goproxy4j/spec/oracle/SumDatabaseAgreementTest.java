package io.github.goproxy4j.spec.oracle;

import java.util.Random;
import net.jqwik.api.ForAll;

/** T10, T11: what a client of a checksum database believes is what the go command believes. */
class SumDatabaseAgreementTest {
  @Compared("sumdb.lookup")
  void lookups(@ForAll Random random) {
    Agreement.check("sumdb.lookup", random, SumDatabases::next);
  }
}
