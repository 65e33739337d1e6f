package io.github.goproxy4j.spec.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a vector may be. */
class VectorTest {
  private static final String HEADER =
      """
      about: a test
      rules: P1
      operation: check-path
      kind: file
      """;

  private static Operation check(String text) {
    return Operations.of(Vector.parse("test", text));
  }

  @Test
  void readsHeaderAndSections() {
    Vector vector =
        Vector.parse(
            "test",
            HEADER
                + """
                input: "a\\xff \\u00e9\\n"
                -- file "odd name" size=0x10 --
                one

                -- no section
                -- file b encoding=base64 --
                AAEC
                -- want --
                valid "a \\"b\\"" c
                """);

    assertThat(vector.key("input")).isEqualTo("a\uDCFF \u00e9\n");
    Section file = vector.sections("file").get(0);
    assertThat(file.name()).isEqualTo("odd name");
    assertThat(file.number("size", 0)).isEqualTo(16);
    assertThat(file.content()).asString().isEqualTo("one\n\n-- no section\n");
    assertThat(vector.sections("file").get(1).content()).containsExactly(0, 1, 2);
    assertThat(vector.sections("want").get(0).lines())
        .containsExactly(List.of("valid", "a \"b\"", "c"));
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        arguments("unknown key: colour", "input: a", "expect: ok", "colour: red"),
        arguments("there are two of input", "input: a", "input: b", "expect: ok"),
        arguments("no expect", "input: a"),
        arguments("no input", "expect: ok"),
        arguments("unknown expect: fine", "input: a", "expect: fine"),
        arguments("cannot be expected without message: yes", "input: a", "expect: yes"),
        arguments("cannot be expected without message: refused", "input: a", "expect: refused"),
        arguments("a message, though nothing is refused", "input: a", "expect: ok", "message: b"),
        arguments("section means nothing here: text", "input: a", "expect: ok", "-- text --"),
        arguments("unknown section: thing", "input: a", "expect: ok", "-- thing --"),
        arguments("section without a name: file", "input: a", "expect: ok", "-- file --"),
        arguments("unknown attribute of file: x=1", "input: a", "expect: ok", "-- file b x=1 --"),
        arguments("unknown encoding: rot13", "expect: ok", "-- file b encoding=rot13 --"),
        arguments("not a Go string: \"a", "input: \"a", "expect: ok"),
        arguments("needs quotes: input: a ", "input: a ", "expect: ok"),
        arguments("not of the form key: value: nonsense", "nonsense"));
  }

  private static Arguments arguments(String problem, String... lines) {
    return Arguments.of(problem, String.join("\n", lines));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrong")
  void refusesWhatItDoesNotKnow(String problem, String lines) {
    assertThatThrownBy(() -> check(HEADER + lines + "\n")).hasMessage(problem);
  }

  @Test
  void refusesAnUnknownOperation() {
    assertThatThrownBy(() -> check("operation: guess\n")).hasMessage("unknown operation: guess");
  }
}
