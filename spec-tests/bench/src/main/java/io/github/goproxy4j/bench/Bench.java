package io.github.goproxy4j.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Measures what is named on the command line, or everything. */
final class Bench {
  private static final List<Family> FAMILIES =
      List.of(
          new Hashes(),
          new Zips(),
          new Names(),
          new Answers(),
          new Downloads(),
          new Publishing(),
          new Pulling(),
          new Growth(),
          new Starting(),
          new Heap());
  private static final Path MEMORY = Path.of("/dev/shm");
  private static final int ROUNDS = 5;
  private static final int WARM_UPS = 2;

  private Bench() {}

  /**
   * Takes names of families and, before them, {@code --rounds=N}; the working directory is that of
   * this module.
   */
  public static void main(String[] args) throws Exception {
    var names = new ArrayList<>(List.of(args));
    Optional<String> rounds = names.stream().filter(arg -> arg.startsWith("--rounds=")).findFirst();
    rounds.ifPresent(names::remove);
    int count = rounds.map(arg -> Integer.parseInt(arg.substring(9))).orElse(ROUNDS);
    Path home = Path.of("").toAbsolutePath();
    List<Module> modules =
        Go.fetch(home.resolve("src/main/modules"), home.resolve("../.corpus/bench"));
    run(families(names), modules, count, new ResultsFile(home.resolve("RESULTS.md")), System.err);
  }

  /** The families with these names, or all if there are none. */
  static List<Family> families(List<String> names) {
    var known = FAMILIES.stream().map(Family::name).toList();
    if (!known.containsAll(names)) {
      throw new IllegalArgumentException("no such family: " + names + "; there are " + known);
    }
    return FAMILIES.stream()
        .filter(family -> names.isEmpty() || names.contains(family.name()))
        .toList();
  }

  static void run(
      List<Family> families, List<Module> modules, int rounds, ResultsFile results, PrintStream log)
      throws Exception {
    Path scratch = Files.createTempDirectory(memory(), "bench");
    Path program = Go.build(Path.of("src/main/go/peer"), Path.of("target/peer"));
    try (Peer go = Peer.start(List.of(program.toAbsolutePath().toString()));
        Peer java = Peer.ofJava(Path.of(System.getProperty("java.home")))) {
      int warmUps = rounds == 1 ? 0 : WARM_UPS;
      var workshop = new Workshop(rounds, warmUps, modules, go, java, scratch, log);
      for (Family family : families) {
        String text = family.run(workshop);
        results.put(family.title(), Machine.describe(workshop) + "\n\n" + text);
      }
    } finally {
      Tasks.delete(scratch);
    }
  }

  private static Path memory() throws IOException {
    return Files.isWritable(MEMORY) ? MEMORY : Files.createDirectories(Path.of("target/scratch"));
  }
}
