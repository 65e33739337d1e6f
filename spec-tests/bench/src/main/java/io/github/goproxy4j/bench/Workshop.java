package io.github.goproxy4j.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a family works with.
 *
 * @param rounds how often each contender has its turn
 * @param warmUps how often before that, without counting
 * @param modules a small, a middling and a large module; on tiny input all the same
 * @param go Go's side of the functions
 * @param java our side of them
 * @param scratch a folder for whatever is written, in memory if possible
 * @param log where to say what was measured
 */
record Workshop(
    int rounds,
    int warmUps,
    List<Module> modules,
    Peer go,
    Peer java,
    Path scratch,
    PrintStream log) {

  /** Says what is going on. */
  void tell(String line) {
    log.println(line);
  }

  /** How often a contender has to do something that takes as long as it does for this module. */
  int repeats(Module module) throws IOException {
    return rounds == 1
        ? 1
        : (int) Math.max(1, Math.min(200, (32L << 20) / Files.size(module.zip())));
  }

  /** Bars are for what takes a while; the ratio of a small module is only told. */
  double bar(Module module, double least) throws IOException {
    return Files.size(module.zip()) > 1 << 20 ? least : Double.NaN;
  }
}
