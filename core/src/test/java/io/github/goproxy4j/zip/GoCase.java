package io.github.goproxy4j.zip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.goproxy4j.internal.text.RawString;
import io.github.goproxy4j.module.ModuleVersion;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * A case of one of the files with Go's answers: a title with the rules it is about, files, and
 * lines that Go's report was written to. A program with golang.org/x/mod/zip printed those lines;
 * it reads the same notation.
 */
record GoCase(String title, List<String> module, List<Line> lines, String expected) {
  /** A file: its kind, its path, what is in it, and the size that is declared for it. */
  record Line(String kind, String path, String content, long size) {
    byte[] bytes() {
      return RawString.bytes(content);
    }
  }

  interface Answer {
    /** What this library says, line by line. */
    List<String> to(GoCase goCase) throws Exception;
  }

  static Stream<DynamicTest> tests(String resource, Answer answer) throws IOException {
    List<GoCase> cases = read(resource);
    assertThat(cases).hasSizeGreaterThan(15);
    return cases.stream()
        .map(
            goCase ->
                dynamicTest(
                    goCase.title,
                    () ->
                        assertThat(String.join("\n", answer.to(goCase)))
                            .isEqualTo(goCase.expected)));
  }

  ModuleVersion moduleVersion() {
    return ModuleVersion.ofCanonical(module.get(0), module.get(1));
  }

  static List<String> describe(ZipReport report) {
    var out = new ArrayList<String>();
    report.valid().forEach(path -> out.add("valid " + escape(path)));
    report.omitted().forEach(finding -> out.add("omitted " + escape(finding.toString())));
    report.invalid().forEach(finding -> out.add("invalid " + escape(finding.toString())));
    report.sizeError().ifPresent(error -> out.add("size " + escape(error)));
    return out;
  }

  static String escape(String text) {
    return text.replace("\\", "\\\\").replace("\n", "\\n");
  }

  private static List<GoCase> read(String resource) throws IOException {
    var cases = new ArrayList<GoCase>();
    try (var in =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(GoCase.class.getResourceAsStream(resource)),
                StandardCharsets.UTF_8))) {
      String title = in.readLine();
      while (title != null) {
        if (title.startsWith("== ")) {
          cases.add(parse(title.substring(3), block(in, "--"), block(in, "")));
        }
        title = in.readLine();
      }
    }
    return cases;
  }

  private static List<String> block(BufferedReader in, String end) throws IOException {
    var lines = new ArrayList<String>();
    String line = in.readLine();
    while (line != null && !line.equals(end)) {
      lines.add(line);
      line = in.readLine();
    }
    return lines;
  }

  private static GoCase parse(String title, List<String> input, List<String> expected) {
    List<String> module = List.of("example.com/m", "v1.0.0");
    var lines = new ArrayList<Line>();
    for (String text : input) {
      List<String> words = words(text);
      String kind = words.get(0);
      if (kind.equals("module")) {
        module = List.of(words.get(1), words.get(2));
      } else {
        String content = words.size() > 2 ? words.get(2) : "";
        boolean sized = words.size() > 3;
        long size = sized ? Long.parseLong(words.get(3)) : RawString.bytes(content).length;
        lines.add(new Line(kind, words.get(1), content, size));
      }
    }
    return new GoCase(title, module, lines, String.join("\n", expected));
  }

  /** Words between spaces, and Go's quoted strings. */
  private static List<String> words(String line) {
    var words = new ArrayList<String>();
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) == '"') {
        int end = i + 1;
        while (line.charAt(end) != '"') {
          end += line.charAt(end) == '\\' ? 2 : 1;
        }
        words.add(unquote(line.substring(i + 1, end)));
        i = end + 1;
      } else {
        int space = line.indexOf(' ', i);
        int end = space < 0 ? line.length() : space;
        words.add(line.substring(i, end));
        i = end;
      }
    }
    return words;
  }

  private static String unquote(String quoted) {
    var out = new ByteArrayOutputStream();
    for (int i = 0; i < quoted.length(); i++) {
      int start = i;
      if (quoted.charAt(i) != '\\') {
        i = quoted.offsetByCodePoints(i, 1) - 1;
        out.writeBytes(quoted.substring(start, i + 1).getBytes(StandardCharsets.UTF_8));
        continue;
      }
      char escape = quoted.charAt(++i);
      int digits = escape == 'x' ? 2 : escape == 'u' ? 4 : escape == 'U' ? 8 : 0;
      if (digits == 0) {
        out.write(escape == 'n' ? '\n' : escape);
        continue;
      }
      int value = Integer.parseInt(quoted, i + 1, i + 1 + digits, 16);
      i += digits;
      if (digits == 2) {
        out.write(value);
      } else {
        out.writeBytes(Character.toString(value).getBytes(StandardCharsets.UTF_8));
      }
    }
    return RawString.of(out.toByteArray());
  }
}
