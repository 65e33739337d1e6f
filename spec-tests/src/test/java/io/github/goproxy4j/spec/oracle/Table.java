package io.github.goproxy4j.spec.oracle;

import io.github.goproxy4j.spec.oracle.Oracle.Versions;
import io.github.goproxy4j.spec.oracle.Results.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;

/** The results as a section of a Markdown file, between two comments. */
final class Table {
  static final String START = "<!-- results: written by mvn verify -Pconformance -->\n";
  static final String END = "<!-- end of results -->\n";

  private Table() {}

  static void write(Path file, Versions versions, Collection<Result> results) throws IOException {
    Files.writeString(file, replace(Files.readString(file), section(versions, results)));
  }

  static String replace(String text, String section) {
    int start = text.indexOf(START);
    int end = text.indexOf(END);
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("no place for the results");
    }
    return text.substring(0, start + START.length()) + section + text.substring(end);
  }

  static String section(Versions versions, Collection<Result> results) {
    var out = new StringBuilder();
    out.append(
        format(
            "%s, golang.org/x/mod %s, Unicode %s; Java %s; %.0f seconds.%n%n",
            versions.go(),
            versions.mod(),
            versions.unicode(),
            System.getProperty("java.version"),
            Results.seconds(results)));
    out.append(
        "| question | cases | refused | disagreements | seed | seconds |\n|---|--:|--:|--:|---|--:|\n");
    for (Result r : results) {
      out.append(
          format(
              "| `%s` | %,d | %,d | %d | %s | %.1f |%n",
              r.question(), r.cases(), r.refused(), r.disagreements(), r.seed(), r.seconds()));
    }
    return out.toString();
  }

  private static String format(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments).replace("\r\n", "\n");
  }
}
