package io.github.goproxy4j.standalone.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What was found wrong in one file so far. */
final class Problems {
  private record Problem(Place place, String text) {}

  private final String file;
  private final List<Problem> found = new ArrayList<>();

  Problems(String file) {
    this.file = file;
  }

  void add(Place place, String text) {
    found.add(new Problem(place, text));
  }

  void requireNone() {
    if (!found.isEmpty()) {
      throw new MalformedSettingsException(
          found.stream()
              .sorted(Comparator.comparing(Problem::place))
              .map(problem -> file + ":" + problem.place() + ": " + problem.text())
              .toList());
    }
  }
}
