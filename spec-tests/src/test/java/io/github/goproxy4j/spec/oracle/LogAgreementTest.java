package io.github.goproxy4j.spec.oracle;

import java.util.Random;
import net.jqwik.api.ForAll;

/** T5-T10: logs, their tiles and proofs are what they are to Go. */
class LogAgreementTest {
  @Compared("log.hash")
  void hashes(@ForAll Random random) {
    Agreement.check("log.hash", random, Gen.args(Logs.BASE64));
  }

  @Compared("log.tree")
  void trees(@ForAll Random random) {
    Agreement.check("log.tree", random, Gen.args(Logs.TREE));
  }

  @Compared("log.lookup")
  void lookups(@ForAll Random random) {
    Agreement.check("log.lookup", random, Gen.args(Logs.LOOKUP));
  }

  @Compared("log.record")
  void records(@ForAll Random random) {
    Agreement.check("log.record", random, Logs::record);
  }

  @Compared("log.node")
  void nodes(@ForAll Random random) {
    Agreement.check("log.node", random, Logs::index);
  }

  @Compared("tile.parse")
  void pathsOfTiles(@ForAll Random random) {
    Agreement.check("tile.parse", random, Gen.args(Logs.TILE));
  }

  @Compared("tile.path")
  void tiles(@ForAll Random random) {
    Agreement.check("tile.path", random, Logs::tile);
  }

  @Compared("tile.of")
  void tilesOfHashes(@ForAll Random random) {
    Agreement.check("tile.of", random, Logs::tileOf);
  }

  @Compared("tile.hash")
  void hashesInTiles(@ForAll Random random) {
    Agreement.check("tile.hash", random, Logs::tileHash);
  }

  @Compared("tile.read")
  void hashesProvedByTiles(@ForAll Random random) {
    Agreement.check("tile.read", random, Logs::reading);
  }

  @Compared("proof.record")
  void proofsOfRecords(@ForAll Random random) {
    Agreement.check("proof.record", random, Logs::proof);
  }

  @Compared("proof.tree")
  void proofsOfTrees(@ForAll Random random) {
    Agreement.check("proof.tree", random, Logs::proof);
  }

  @Compared("proof.checkRecord")
  void checkedProofsOfRecords(@ForAll Random random) {
    Agreement.check("proof.checkRecord", random, Logs::recordProof);
  }

  @Compared("proof.checkTree")
  void checkedProofsOfTrees(@ForAll Random random) {
    Agreement.check("proof.checkTree", random, Logs::treeProof);
  }
}
