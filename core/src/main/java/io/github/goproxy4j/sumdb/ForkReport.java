package io.github.goproxy4j.sumdb;

import java.io.IOException;
import java.util.List;

/** What shows everybody that a database has signed two trees that do not belong together. */
final class ForkReport {
  private final SignedTree older;
  private final SignedTree newer;
  private final LogTree beginning;
  private final HashReader hashes;

  /**
   * Compares two trees.
   *
   * @param beginning as many records of the newer tree as the older one has
   * @param hashes of the newer tree
   */
  ForkReport(SignedTree older, SignedTree newer, LogTree beginning, HashReader hashes) {
    this.older = older;
    this.newer = newer;
    this.beginning = beginning;
    this.hashes = hashes;
  }

  /** The text that the go command ends with. */
  String text() {
    return "SECURITY ERROR\ngo.sum database server misbehavior detected!\n\n"
        + ("old database:\n\t" + older.indented() + "\n")
        + ("new database:\n\t" + newer.indented() + "\n")
        + ("proof of misbehavior:\n\t" + beginning.hash() + proof());
  }

  private String proof() {
    try {
      TreeProof proof = TreeProof.of(newer.size(), beginning.size(), hashes);
      return lines(proof.hashes());
    } catch (IOException | IllegalArgumentException e) {
      return "\tinternal error: " + e.getMessage() + "\n";
    }
  }

  private static String lines(List<LogHash> hashes) {
    var out = new StringBuilder();
    hashes.forEach(hash -> out.append("\n\t").append(hash));
    return out.toString();
  }
}
