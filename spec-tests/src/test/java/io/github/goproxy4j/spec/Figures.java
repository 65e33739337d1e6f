package io.github.goproxy4j.spec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What was measured, several times each and in turns: whatever else the machine does meets all
 * alike.
 */
final class Figures {
  private static final Path FOLDER = Path.of("target", "figures");

  private final Map<String, List<Double>> values = new TreeMap<>();

  /** Measures something once: values by their units. */
  @FunctionalInterface
  interface Measurement {
    Map<String, Double> measure() throws Exception;
  }

  /** Measures each in every round, after a round that does not count. */
  void measure(int rounds, Map<String, Measurement> measurements) throws Exception {
    List<String> names = new ArrayList<>(measurements.keySet());
    for (int round = 0; round <= rounds; round++) {
      for (String name : names) {
        Map<String, Double> measured = measurements.get(name).measure();
        if (round > 0) {
          measured.forEach((unit, value) -> add(name + ", " + unit, value));
        }
      }
      Collections.rotate(names, 1);
    }
  }

  void add(String name, double value) {
    values.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
  }

  /** Of an uneven number of values, the one in the middle. */
  double median(String name) {
    return sorted(name).get(values.get(name).size() / 2);
  }

  private List<Double> sorted(String name) {
    return values.get(name).stream().sorted().toList();
  }

  /** The rows of a table, in the order of the names: name, median, smallest, largest. */
  String table() {
    return values.keySet().stream().map(this::row).collect(Collectors.joining());
  }

  private String row(String name) {
    List<Double> sorted = sorted(name);
    double largest = sorted.get(sorted.size() - 1);
    return "| %s | %s | %s | %s |\n"
        .formatted(name, text(median(name)), text(sorted.get(0)), text(largest));
  }

  private static String text(double value) {
    return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%,.0f", value);
  }

  /** Writes the rows into a file of that name. */
  void write(String name) throws IOException {
    Files.createDirectories(FOLDER);
    Files.write(FOLDER.resolve(name), table().getBytes(StandardCharsets.UTF_8));
  }
}
