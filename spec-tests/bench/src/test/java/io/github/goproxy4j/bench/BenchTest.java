package io.github.goproxy4j.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.zip.ModuleZip;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark runs; what it measures on tiny input says nothing. */
class BenchTest {
  private static final ModuleVersion MODULE = ModuleVersion.parse("goproxy4j.example/peer@v1.0.0");

  @TempDir Path temp;

  @Test
  void everyFamilyWritesASection() throws Exception {
    requireGo();
    Path results = temp.resolve("RESULTS.md");
    var log = new PrintStream(OutputStream.nullOutputStream());

    Bench.run(Bench.families(List.of()), List.of(module()), 1, new ResultsFile(results), log);

    for (Family family : Bench.families(List.of())) {
      assertThat(results).content().contains("\n## " + family.title() + "\n");
    }
    assertThat(results).content().contains("h1 of", "extract", "versions", "x/mod v0.42.0");
  }

  private Module module() throws IOException {
    Path zip = temp.resolve("peer.zip");
    Path tree = Path.of("src/main/go/peer");
    try (OutputStream out = Files.newOutputStream(zip)) {
      ModuleZip.create(MODULE, tree, out);
    }
    return new Module(MODULE, zip, tree);
  }

  private static void requireGo() throws IOException {
    try {
      Go.run(Path.of(""), Map.of(), List.of("version"));
    } catch (IOException e) {
      Assumptions.assumeTrue("true".equals(System.getenv("CI")), "no go command on the PATH");
      throw e;
    }
  }

  @Test
  void contendersThatDifferFailTheRun() {
    var comparison =
        new Comparison(Unit.MILLISECONDS)
            .contender("a", () -> new Measure(1, 1, 1, "x"))
            .contender("b", () -> new Measure(1, 1, 1, "y"))
            .bar("a", "b", 1);

    assertThatThrownBy(() -> comparison.table(workshop(1)))
        .hasMessageContaining("a and b differ: [x, y]");
  }

  @Test
  void ratiosAreOfMeasurementsThatFollowEachOther() throws Exception {
    var ours = List.of(99.0, 99.0, 10.0, 20.0, 40.0).iterator();
    var theirs = List.of(99.0, 99.0, 30.0, 40.0, 40.0).iterator();
    var comparison =
        new Comparison(Unit.MILLISECONDS)
            .contender("a", () -> Measure.of(ours.next()))
            .contender("b", () -> Measure.of(theirs.next()))
            .bar("a", "b", 2.5);

    assertThat(comparison.table(workshop(3)))
        .contains("| a | 20.0 | 10.0 | 40.0 |  |  |")
        .contains("| a / b | **2.00** | 1.00 | 3.00 |  | 2.50 | missed |");
  }

  @Test
  void sectionsThatAreNotRunStay() throws IOException {
    Path file = temp.resolve("RESULTS.md");
    var results = new ResultsFile(file);

    results.put("One", "first");
    results.put("Two", "second");
    results.put("One", "third");

    assertThat(file).content().endsWith("\n## One\n\nthird\n\n## Two\n\nsecond\n");
  }

  private Workshop workshop(int rounds) throws IOException {
    Peer none = Peer.start(List.of("cat"));
    none.close();
    var log = new PrintStream(OutputStream.nullOutputStream());
    return new Workshop(rounds, 2, List.of(), none, none, temp, log);
  }
}
