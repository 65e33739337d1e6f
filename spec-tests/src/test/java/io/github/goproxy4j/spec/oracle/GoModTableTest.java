package io.github.goproxy4j.spec.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.internal.text.GoQuote;
import io.github.goproxy4j.internal.text.GoUnquote;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * M1-M11: the table that core's own tests read has Go's answers. Where it does not, {@code
 * target/go-mod-cases.txt} is the table with them; for a new case, an {@code in} line is enough.
 */
class GoModTableTest {
  private static final String IN = "in     ";
  private static final Path TABLE =
      Path.of("../core/src/test/resources/io/github/goproxy4j/modfile/go-mod-cases.txt");
  private static final Path RIGHT = Path.of("target/go-mod-cases.txt");

  /** How many values a directive has. */
  private static final Map<String, Integer> VALUES =
      Map.ofEntries(
          Map.entry("module", 1),
          Map.entry("deprecated", 1),
          Map.entry("go", 1),
          Map.entry("toolchain", 1),
          Map.entry("godebug", 2),
          Map.entry("require", 3),
          Map.entry("exclude", 2),
          Map.entry("replace", 4),
          Map.entry("retract", 3),
          Map.entry("tool", 1),
          Map.entry("ignore", 1));

  private final Oracle oracle = Oracle.require();

  @Test
  void hasTheAnswersOfGo() throws IOException {
    List<String> lines = Files.readAllLines(TABLE);
    List<String> questions = lines.stream().filter(line -> line.startsWith(IN)).toList();
    List<Strings> files = questions.stream().map(GoModTableTest::file).toList();
    List<Strings> strict = oracle.ask("modfile.strict", files);
    List<Strings> lax = oracle.ask("modfile.lax", files);
    List<Strings> path = oracle.ask("modfile.modulePath", files);

    var table = new StringBuilder();
    int n = 0;
    for (String line : lines) {
      if (line.startsWith("#")) {
        table.append(line).append('\n');
      } else if (line.startsWith(IN)) {
        table.append('\n').append(line).append('\n');
        table.append("strict ").append(shown(strict.get(n))).append('\n');
        table.append("lax    ").append(shown(lax.get(n))).append('\n');
        table.append("path   ").append(quoted(path.get(n).get(0))).append('\n');
        n++;
      }
    }

    Files.writeString(RIGHT, table);
    assertThat(Files.readString(TABLE)).isEqualTo(table.toString());
  }

  private static Strings file(String question) {
    byte[] quoted = question.substring(IN.length()).getBytes(StandardCharsets.UTF_8);
    return Strings.of(Bytes.of(GoUnquote.unquote(quoted).orElseThrow()));
  }

  private static String shown(Strings answer) {
    if (answer.isError()) {
      return "error " + quoted(answer.get(1));
    }
    var out = new StringBuilder("ok");
    int i = 1;
    while (i < answer.size()) {
      String name = answer.text(i);
      List<Bytes> values = answer.list().subList(i + 1, i + 1 + VALUES.get(name));
      out.append(' ').append(directive(name, values));
      i += 1 + values.size();
    }
    return out.toString();
  }

  private static String directive(String name, List<Bytes> values) {
    if (!name.equals("require")) {
      return join(name, values);
    }
    boolean indirect = values.get(2).equals(Bytes.ofText("indirect"));
    return join(indirect ? "indirect" : "require", values.subList(0, 2));
  }

  private static String join(String name, List<Bytes> values) {
    var out = new StringBuilder(name);
    values.forEach(value -> out.append(':').append(quoted(value)));
    return out.toString();
  }

  /** Bytes that are not UTF-8 are U+FFFD, as in the library's strings. */
  private static String quoted(Bytes bytes) {
    return GoQuote.quote(bytes.shown().text());
  }
}
