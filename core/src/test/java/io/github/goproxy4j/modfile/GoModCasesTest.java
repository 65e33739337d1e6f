package io.github.goproxy4j.modfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.internal.text.GoUnquote;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** M1-M11, by a table of files that were put to Go. */
class GoModCasesTest {
  record Case(String rule, String in, String strict, String lax, String path) {
    byte[] file() {
      return unquote(in);
    }

    @Override
    public String toString() {
      return rule + ": " + in;
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  @DisplayName("M1-M11: answers as Go does")
  void answersAsGoDoes(Case c) {
    byte[] file = c.file();
    assertThat(Answers.strict(file)).isEqualTo(c.strict);
    assertThat(Answers.lax(file)).isEqualTo(c.lax);
    assertThat(Answers.path(file)).isEqualTo(c.path);
  }

  @Test
  void readsTheWholeTable() {
    assertThat(cases()).hasSizeGreaterThan(750);
    assertThat(cases().map(Case::strict).filter(s -> s.startsWith("ok"))).hasSizeGreaterThan(250);
  }

  private static Stream<Case> cases() {
    var cases = new ArrayList<Case>();
    String rule = "";
    List<String> lines = lines("go-mod-cases.txt");
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith("# ")) {
        rule = line.substring(2);
      } else if (line.startsWith("in ")) {
        cases.add(
            new Case(
                rule,
                value("in", line),
                value("strict", lines.get(i + 1)),
                value("lax", lines.get(i + 2)),
                value("path", lines.get(i + 3))));
      }
    }
    return cases.stream();
  }

  private static String value(String name, String line) {
    assertThat(line).startsWith(name);
    return line.substring("strict ".length());
  }

  static byte[] unquote(String quoted) {
    return GoUnquote.unquote(quoted.getBytes(StandardCharsets.UTF_8)).orElseThrow();
  }

  static List<String> lines(String resource) {
    try (InputStream in =
        Objects.requireNonNull(GoModCasesTest.class.getResourceAsStream(resource))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
