package io.github.goproxy4j.modfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.goproxy4j.modfile.GoModSyntaxException.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class GoModSyntaxExceptionTest {
  private static GoModSyntaxException parse(String file) {
    return catchThrowableOfType(
        GoModSyntaxException.class,
        () -> GoMod.parse("dir/go.mod", file.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void namesEveryProblemAndItsPlace() {
    GoModSyntaxException e = parse("foo\nrequire (\n\tx\n)\n");
    assertThat(e.problems())
        .containsExactly(
            new Problem(1, 1, "unknown directive: foo"),
            new Problem(3, 2, "usage: require module/path v1.2.3"));
    assertThat(e)
        .hasMessage(
            "dir/go.mod:1: unknown directive: foo\n"
                + "dir/go.mod:3:2: usage: require module/path v1.2.3");
    assertThat(e.fileName()).isEqualTo("dir/go.mod");
  }

  @Test
  void namesOnlyTheProblemThatStopsTheParser() {
    assertThat(parse("foo\nbar (\n").problems())
        .containsExactly(
            new Problem(3, 1, "syntax error (unterminated block started at dir/go.mod:2:1)"));
  }

  @Test
  void stopsCountingAtAThousand() {
    assertThat(parse("foo\n".repeat(999)).getMessage().lines()).hasSize(999);
    GoModSyntaxException e = parse("foo\n".repeat(5000));
    assertThat(e.problems()).hasSize(1000);
    assertThat(e).hasMessageEndingWith("dir/go.mod:1000: unknown directive: foo\ntoo many errors");
  }

  @Test
  void stillFindsTheSyntaxErrorBehindAThousandProblems() {
    assertThat(parse("foo\n".repeat(5000) + "/*"))
        .hasMessage("dir/go.mod:5001: mod files must use // comments (not /* */ comments)");
  }

  @Test
  void isSerializable() throws Exception {
    GoModSyntaxException e = parse("foo\n");
    var bytes = new ByteArrayOutputStream();
    try (var out = new ObjectOutputStream(bytes)) {
      out.writeObject(e);
    }
    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(((GoModSyntaxException) in.readObject()).problems()).isEqualTo(e.problems());
    }
  }
}
