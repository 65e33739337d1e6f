package io.github.goproxy4j.spec.oracle;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.goproxy4j.spec.oracle.Oracle.Versions;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was asked in this JVM, kept below {@code target/conformance} and, in the big tier, as a
 * table in the README.
 */
final class Results {
  static final Results CURRENT = new Results();

  private static final Path FOLDER = Path.of("target", "conformance");
  private static final Path README = Path.of("README.md");

  private final SortedMap<String, Result> results = new TreeMap<>();
  private long cases;
  private long refused;
  private long disagreements;

  private Results() {}

  /**
   * What came of one question.
   *
   * @param refused how often the reference's answer was an error
   */
  record Result(
      String question, long cases, long refused, long disagreements, String seed, double seconds) {}

  synchronized void add(long cases, long refused, long disagreements) {
    this.cases += cases;
    this.refused += refused;
    this.disagreements += disagreements;
  }

  synchronized void end(String question, String seed, long nanoseconds) {
    if (cases > 0) {
      var result = new Result(question, cases, refused, disagreements, seed, nanoseconds / 1e9);
      results.put(question, result);
      write(result);
    }
    cases = 0;
    refused = 0;
    disagreements = 0;
  }

  private void write(Result result) {
    Versions versions = Oracle.require().versions();
    try {
      Files.createDirectories(FOLDER);
      Files.writeString(FOLDER.resolve(result.question + ".json"), json(versions, result));
      if (Tier.CURRENT == Tier.CONFORMANCE) {
        Table.write(README, versions, results.values());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String json(Versions versions, Result result) throws IOException {
    var out = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(out).useDefaultPrettyPrinter()) {
      json.writeStartObject();
      json.writeStringField("question", result.question);
      json.writeNumberField("cases", result.cases);
      json.writeNumberField("refused", result.refused);
      json.writeNumberField("disagreements", result.disagreements);
      json.writeStringField("seed", result.seed);
      json.writeNumberField("seconds", Math.round(result.seconds * 10) / 10.0);
      json.writeStringField("tier", Tier.CURRENT.toString());
      json.writeStringField("go", versions.go());
      json.writeStringField("golang.org/x/mod", versions.mod());
      json.writeStringField("unicode", versions.unicode());
      json.writeStringField("java", System.getProperty("java.version"));
      json.writeEndObject();
    }
    return out + "\n";
  }

  static double seconds(Collection<Result> results) {
    return results.stream().mapToDouble(Result::seconds).sum();
  }
}
