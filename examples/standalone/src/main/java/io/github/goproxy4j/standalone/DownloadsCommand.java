package io.github.goproxy4j.standalone;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Counts in an audit log how often the zip of each version was fetched. */
@Command(name = "downloads", description = "Count the downloads in an audit log, by version.")
final class DownloadsCommand implements Callable<Integer> {
  private static final String ZIP = ".zip";

  @Spec CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "What serve wrote: access: {audit: FILE}.")
  Path file;

  @Override
  public Integer call() throws IOException {
    Map<String, Long> counts = new TreeMap<>();
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        download(line, number).ifPresent(version -> counts.merge(version, 1L, Long::sum));
      }
    }
    counts.forEach(
        (version, count) -> spec.commandLine().getOut().println(Shown.line(count + " " + version)));
    return 0;
  }

  private Optional<String> download(String line, int number) throws IOException {
    Map<String, String> fields = fields(line, number);
    String subject = fields.getOrDefault("subject", "");
    return "fetched".equals(fields.get("event")) && subject.endsWith(ZIP)
        ? Optional.of(subject.substring(0, subject.length() - ZIP.length()))
        : Optional.empty();
  }

  private Map<String, String> fields(String line, int number) throws IOException {
    Map<String, String> fields = new HashMap<>();
    try (JsonParser json = new JsonFactory().createParser(line)) {
      while (json.nextToken() != null) {
        if (json.currentToken() == JsonToken.VALUE_STRING && json.currentName() != null) {
          fields.put(json.currentName(), json.getText());
        }
      }
      return fields;
    } catch (JsonProcessingException e) {
      throw new IOException(file + ":" + number + ": not a line of an audit log", e);
    }
  }
}
