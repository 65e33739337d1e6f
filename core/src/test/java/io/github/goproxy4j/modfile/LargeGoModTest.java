package io.github.goproxy4j.modfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Large files that are made to be expensive. */
@Timeout(60)
class LargeGoModTest {
  private static final int SIZE = 4 << 20;

  private static byte[] filled(String start, String unit, String end) {
    int times = (SIZE - start.length() - end.length()) / unit.length();
    return (start + unit.repeat(times) + end).getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void readsMillionsOfLines() {
    byte[] file = filled("module a.b/c\nrequire (\n", "\tx.y/z v1.2.3 // indirect\n", ")\n");
    assertThat(GoMod.parse(file).requires()).hasSizeGreaterThan(150_000);
  }

  @Test
  void nestingIsNotRecursive() {
    assertThatThrownBy(() -> GoMod.parse(filled("", "(", "\n")))
        .hasMessage("go.mod:2: syntax error (unterminated block started at go.mod:1:1)");
    assertThat(GoMod.parseLax(filled("x ", "( ) ", "\n"))).isEqualTo(GoMod.parse(new byte[0]));
  }

  @Test
  @DisplayName("M9: the lines of a block share its comment")
  void doesNotCopyTheCommentOfABlock() {
    String comment = "x".repeat(SIZE / 2);
    byte[] file = filled("// " + comment + "\nretract (\n", "v1\n", ")\n");
    assertThat(GoMod.parse(file).retracts())
        .hasSizeGreaterThan(600_000)
        .last()
        .isEqualTo(new GoMod.Retract("v1", "v1", comment));
  }

  @Test
  @DisplayName("M9: comments that come late")
  void joinsLateCommentsOnce() {
    byte[] file = filled("retract v1\n", "\"\\\n\" // x\n", "");
    assertThat(GoMod.parseLax(file).retracts().get(0).rationale()).startsWith("x\nx\nx\n");
  }

  @Test
  void readsOneHugeToken() {
    assertThat(GoMod.parse(filled("module ", "\u00FF", "\n")).module().orElseThrow())
        .matches("\uFFFD+");
    assertThatThrownBy(() -> GoMod.parse(filled("go 1.", "1", "x\n")))
        .hasMessageEndingWith("1x': must match format 1.23.0");
    assertThatThrownBy(() -> GoMod.parse(filled("\"", "\\\"", "")))
        .hasMessage("go.mod:1: unexpected EOF in string");
  }

  @Test
  @DisplayName("M10")
  void findsADeprecationAmongMillionsOfParagraphs() {
    byte[] file = filled("", "//\n//\n// x\n", "//\n// Deprecated: y\nmodule a\n");
    assertThat(GoMod.parse(file).deprecated()).contains("y");
  }

  @Test
  @DisplayName("M11")
  void looksForTheModulePathInMillionsOfLines() {
    assertThat(GoMod.modulePath(filled("", "module\n", "module x"))).contains("x");
  }
}
