package io.github.goproxy4j.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code RESULTS.md}: an introduction, and a section for each family. */
final class ResultsFile {
  private static final String HEADING = "## ";
  private static final String INTRODUCTION =
      """
      # Results

      Written by `spec-tests/bench/run`; what is measured and how stands in [README.md](README.md).
      A ratio above 1 is in favour of this library. Of an uneven number of rounds the median is the one in
      the middle; the ratio of a round is one of two measurements that followed each other; CPU is user and
      system time of the whole process, and the ratio of that.
      """;

  private final Path file;

  ResultsFile(Path file) {
    this.file = file;
  }

  /** Puts a text below a heading, in the place of the one that was there. */
  void put(String title, String text) throws IOException {
    Map<String, String> sections = sections();
    sections.put(title, text.strip());
    var all = new StringBuilder(INTRODUCTION);
    sections.forEach(
        (heading, section) ->
            all.append("\n")
                .append(HEADING)
                .append(heading)
                .append("\n\n")
                .append(section)
                .append("\n"));
    Files.writeString(file, all.toString());
  }

  private Map<String, String> sections() throws IOException {
    var sections = new LinkedHashMap<String, String>();
    if (Files.notExists(file)) {
      return sections;
    }
    String[] parts = ("\n" + Files.readString(file)).split("\n" + HEADING, -1);
    for (int i = 1; i < parts.length; i++) {
      String[] part = parts[i].split("\n", 2);
      sections.put(part[0], part.length > 1 ? part[1].strip() : "");
    }
    return sections;
  }
}
