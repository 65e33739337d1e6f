package io.github.goproxy4j.spec.container;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Request lines, and what each server is known to answer: {@code wire.txt}. */
record WireTable(List<String> servers, Map<String, List<String>> rows) {
  static WireTable read() throws IOException {
    try (InputStream in = Objects.requireNonNull(WireTable.class.getResourceAsStream("wire.txt"))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      List<List<String>> lines =
          text.lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .map(line -> Arrays.asList(line.strip().split(" +", -1)))
              .toList();
      var rows = new LinkedHashMap<String, List<String>>();
      for (List<String> line : lines.subList(1, lines.size())) {
        String request = line.get(0) + " " + line.get(1);
        if (rows.put(request, line.subList(2, line.size())) != null) {
          throw new IOException("twice: " + request);
        }
      }
      return new WireTable(lines.get(0).subList(2, lines.get(0).size()), rows);
    }
  }

  /** What one server is known to answer, by request. */
  Map<String, String> column(String server) {
    int column = servers.indexOf(server);
    var answers = new LinkedHashMap<String, String>();
    rows.forEach((request, row) -> answers.put(request, row.get(column)));
    return answers;
  }
}
