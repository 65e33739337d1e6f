package io.github.goproxy4j.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Contenders that are measured in turns, and the table of it. Of each pair the one that is named
 * first is ours.
 *
 * <pre>{@code
 * new Comparison(Unit.MILLISECONDS)
 *     .contender("h1 of x, ours", () -> java.run("h1", "1", x))
 *     .contender("h1 of x, HashZip", () -> go.run("h1", "1", x))
 *     .bar("h1 of x, ours", "h1 of x, HashZip", 2.5)
 *     .table(workshop);
 * }</pre>
 */
final class Comparison {
  private final Unit unit;
  private final List<Turn> turns = new ArrayList<>();
  private final List<Pair> pairs = new ArrayList<>();

  Comparison(Unit unit) {
    this.unit = unit;
  }

  /** A contender and what was measured of it, round by round. */
  private record Turn(String name, Contender contender, List<Measure> measures) {}

  private record Pair(Turn ours, Turn theirs, double bar) {}

  /** Adds somebody who takes a turn in every round. */
  Comparison contender(String name, Contender contender) {
    turns.add(new Turn(name, contender, new ArrayList<>()));
    return this;
  }

  /** Asks for a ratio, which should be at least {@code least}; NaN if it need be nothing. */
  Comparison bar(String ours, String theirs, double least) {
    pairs.add(new Pair(turn(ours), turn(theirs), least));
    return this;
  }

  private Turn turn(String name) {
    return turns.stream().filter(turn -> turn.name.equals(name)).findFirst().orElseThrow();
  }

  /** Measures, and returns a table of what each had and a table of ratios, in Markdown. */
  String table(Workshop workshop) throws Exception {
    measure(workshop);
    for (Pair pair : pairs) {
      requireSame(pair);
    }
    var text = new StringBuilder();
    text.append("| | ").append(unit).append(" | least | most | CPU, ms | heap, kB |\n");
    text.append("|---|--:|--:|--:|--:|--:|\n");
    turns.forEach(turn -> text.append(row(turn)));
    text.append("\n| ratio | median | least | most | CPU | bar | |\n");
    text.append("|---|--:|--:|--:|--:|--:|---|\n");
    pairs.forEach(pair -> text.append(row(pair)));
    return text.toString();
  }

  private void measure(Workshop workshop) throws Exception {
    for (int round = -workshop.warmUps(); round < workshop.rounds(); round++) {
      for (Turn turn : turns) {
        Measure measure = turn.contender.measure();
        workshop.tell(turn.name + ": " + Stats.text(measure.value()) + " " + unit);
        if (round >= 0) {
          turn.measures.add(measure);
        }
      }
    }
  }

  private static void requireSame(Pair pair) {
    List<String> results =
        Stream.of(pair.ours, pair.theirs)
            .flatMap(turn -> turn.measures.stream())
            .map(Measure::result)
            .distinct()
            .toList();
    if (results.size() > 1) {
      throw new IllegalStateException(
          pair.ours.name + " and " + pair.theirs.name + " differ: " + results);
    }
  }

  private static String row(Turn turn) {
    List<Measure> measures = turn.measures;
    var values = Stats.of(measures.stream().mapToDouble(Measure::value));
    var cpu = Stats.of(measures.stream().mapToDouble(Measure::cpu));
    var heap = Stats.of(measures.stream().mapToDouble(m -> m.allocated() / 1000));
    return "| %s | %s | %s | %s | %s | %s |\n"
        .formatted(
            turn.name,
            Stats.text(values.median()),
            Stats.text(values.least()),
            Stats.text(values.most()),
            Stats.text(cpu.median()),
            Stats.text(heap.median()));
  }

  private String row(Pair pair) {
    List<Measure> ours = pair.ours.measures;
    List<Measure> theirs = pair.theirs.measures;
    double[] ratios = new double[ours.size()];
    double[] cpu = new double[ours.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = unit.ratio(ours.get(i).value(), theirs.get(i).value());
      cpu[i] = theirs.get(i).cpu() / ours.get(i).cpu();
    }
    Stats stats = Stats.of(Arrays.stream(ratios));
    boolean missed = stats.median() < pair.bar;
    return "| %s / %s | **%s** | %s | %s | %s | %s | %s |\n"
        .formatted(
            pair.ours.name,
            pair.theirs.name,
            Stats.text(stats.median()),
            Stats.text(stats.least()),
            Stats.text(stats.most()),
            Stats.text(Stats.of(Arrays.stream(cpu)).median()),
            Stats.text(pair.bar),
            missed ? "missed" : "");
  }
}
