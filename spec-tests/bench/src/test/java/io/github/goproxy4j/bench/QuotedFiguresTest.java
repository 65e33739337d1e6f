package io.github.goproxy4j.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the project says about its speed is what was measured. */
class QuotedFiguresTest {
  private static final Pattern ROW =
      Pattern.compile("^\\| ([^|]+) \\| ([^|]+) \\| ([0-9.]+) \\|$", Pattern.MULTILINE);

  @Test
  void readmeQuotesRatiosOfTheTable() throws IOException {
    String results = Files.readString(Path.of("RESULTS.md"));

    assertThat(rows(section(Files.readString(Path.of("../../README.md")), "How fast")))
        .hasSizeGreaterThan(5)
        .allSatisfy(
            row ->
                assertThat(List.of("%s %s", "%s, %s", "%s beside %s"))
                    .map(name -> name.formatted(row.group(1), row.group(2)))
                    .map(name -> "| %s / %s | **%s** |".formatted(row.group(1), name, row.group(3)))
                    .anyMatch(results::contains));
  }

  private static List<MatchResult> rows(String section) {
    return ROW.matcher(section).results().toList();
  }

  private static String section(String text, String title) {
    String from = text.substring(text.indexOf("\n## " + title + "\n"));
    return from.substring(0, from.indexOf("\n## ", 1));
  }
}
