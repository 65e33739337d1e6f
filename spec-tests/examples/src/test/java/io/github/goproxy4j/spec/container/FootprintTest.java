package io.github.goproxy4j.spec.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What the README says that a dependency brings: the jars of an example, without its own. */
class FootprintTest {
  private static final Path LIB = Path.of("..", "..", "examples", "tomcat", "target", "lib");
  private static final Path README = Path.of("..", "..", "README.md");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| ([^|]+) \\| (\\d+) \\| (?:at most )?([\\d,]+) \\|$");
  private static final String OURS = "goproxy4j-(core|servlet)-.*";

  private static final Map<String, String> NAMES =
      Map.of(
          "`goproxy4j-core` and `goproxy4j-servlet`",
          OURS,
          "what they bring",
          "(?!goproxy4j-|tomcat-|slf4j-simple-).*",
          "of that, Guava and its annotations",
          "(guava|failureaccess|listenablefuture|error_prone_annotations|j2objc-annotations)-.*",
          "of that, Commons Compress, FileUpload, IO, Lang and Codec",
          "commons-.*",
          "of that, Jackson's streaming parser, SLF4J's API and JSpecify",
          "(jackson-core|slf4j-api|jspecify)-.*");

  @Test
  void isWhatTheReadmeSays() throws IOException {
    Assumptions.assumeTrue(Files.exists(LIB), "mvn package makes " + LIB);
    List<MatchResult> rows =
        ROW.matcher(Files.readString(README)).results().filter(FootprintTest::isKnown).toList();
    assertThat(rows).hasSize(NAMES.size());
    for (MatchResult row : rows) {
      String names = NAMES.get(row.group(1));
      List<Path> jars = jars(names);
      assertThat(jars).as(row.group(1)).hasSize(Integer.parseInt(row.group(2)));
      long stated = Long.parseLong(row.group(3).replace(",", ""));
      assertThat(names.equals(OURS) ? Math.max(stated, kilobytes(jars)) : kilobytes(jars))
          .as(row.group(1) + ": " + jars)
          .isEqualTo(stated);
    }
  }

  private static boolean isKnown(MatchResult row) {
    return NAMES.containsKey(row.group(1));
  }

  private static List<Path> jars(String names) throws IOException {
    try (Stream<Path> files = Files.list(LIB)) {
      return files
          .filter(file -> file.getFileName().toString().matches(names))
          .collect(Collectors.toList());
    }
  }

  private static long kilobytes(List<Path> jars) {
    return Math.round(jars.stream().mapToLong(FootprintTest::size).sum() / 1000.0);
  }

  private static long size(Path jar) {
    try {
      return Files.size(jar);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
