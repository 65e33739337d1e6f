package io.github.goproxy4j.spec.vectors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * One question and the answer that is expected.
 *
 * @param name the file, below the folder of all vectors
 */
record Vector(String name, Map<String, String> header, List<Section> sections) {
  /** What every vector may have; the rest is for its operation to say. */
  static final Set<String> COMMON =
      Set.of("about", "rules", "operation", "expect", "message", "result");

  /** Reads the text of a file. */
  static Vector parse(String name, String text) {
    if (!text.endsWith("\n") || text.contains("\r")) {
      throw new IllegalArgumentException("lines must end in a newline, and in nothing else");
    }
    List<String> lines = Arrays.asList(text.substring(0, text.length() - 1).split("\n", -1));
    var header = new LinkedHashMap<String, String>();
    int n = 0;
    for (; n < lines.size() && !Section.isMarker(lines.get(n)); n++) {
      add(header, lines.get(n));
    }
    var sections = new ArrayList<Section>();
    while (n < lines.size()) {
      int end = n + 1;
      while (end < lines.size() && !Section.isMarker(lines.get(end))) {
        end++;
      }
      sections.add(Section.of(lines.get(n), lines.subList(n + 1, end)));
      n = end;
    }
    return new Vector(name, header, sections);
  }

  static void add(Map<String, String> header, String line) {
    int colon = line.indexOf(": ");
    if (colon < 0) {
      throw new IllegalArgumentException("not of the form key: value: " + line);
    }
    String text = line.substring(colon + 2);
    if (!text.startsWith("\"") && (text.isEmpty() || !text.equals(text.strip()))) {
      throw new IllegalArgumentException("needs quotes: " + line);
    }
    String value = text.startsWith("\"") ? Words.unquote(text) : text;
    if (header.put(line.substring(0, colon), value) != null) {
      throw new IllegalArgumentException("there are two of " + line.substring(0, colon));
    }
  }

  /** The rules that it is about. */
  List<String> rules() {
    return Words.of(key("rules"));
  }

  /** What should come of it. */
  Answer expected() {
    List<List<String>> want = sections("want").stream().flatMap(s -> s.lines().stream()).toList();
    return new Answer(Expect.of(key("expect")), key("message", ""), key("result", ""), want);
  }

  String key(String key) {
    return Objects.requireNonNull(header.get(key), () -> "no " + key);
  }

  String key(String key, String otherwise) {
    return header.getOrDefault(key, otherwise);
  }

  long number(String key, long otherwise) {
    return header.containsKey(key) ? Long.decode(key(key)) : otherwise;
  }

  /** The sections of some kinds, in their order. */
  List<Section> sections(String... kinds) {
    Set<String> wanted = Set.of(kinds);
    return sections.stream().filter(section -> wanted.contains(section.kind())).toList();
  }

  /** The content of the section {@code text}. */
  byte[] text() {
    return sections("text").get(0).content();
  }

  /** The words of each line of the section {@code lines}. */
  List<List<String>> lines() {
    return sections("lines").get(0).lines();
  }
}
