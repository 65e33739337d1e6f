package io.github.goproxy4j.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.standalone.CommandRun.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text that is malformed, or made for the terminal of whoever reads the complaint about it. */
@DisabledOnOs(OS.WINDOWS)
class BadTextTest {
  private static final String RED = "\u001b[31m";

  @TempDir Path temp;
  private Workplace work;

  @BeforeEach
  void writeFiles() throws IOException {
    work = Workplace.in(temp);
  }

  @ParameterizedTest
  @DisplayName("M11, trap 50: the go.mod of what is published is parsed, not searched")
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | $b/go.mod: no module directive",
        "modulee x | $b/go.mod: no module directive",
        "module | $b/go.mod:1: usage: module module/path",
        "module a.b/c d | $b/go.mod:1: usage: module module/path",
        "module \"a | $b/go.mod:1:8: unexpected EOF in string",
        "module `a.b/c` | $b/go.mod:1: invalid quoted string: unquoted string cannot contain quote",
        "\uFEFFmodule a.b/c | $b/go.mod:1: unexpected input character '\\ufeff'",
        "/* module a.b/c | $b/go.mod:1: mod files must use // comments (not /* */ comments)",
        "module ../x | malformed module path \"../x\": invalid path element \"..\"",
        "module con | malformed module path \"con\": \"con\" disallowed as path element component"
            + " on Windows",
        "module m | malformed module path \"m\": missing dot in first path element",
        "module a.b/v2 | a.b/v2@v1.0.0: invalid version: should be v2, not v1",
      })
  void refusesAMalformedGoMod(String goMod, String message) throws IOException {
    work.write("b/go.mod", goMod);
    assertThat(work.refusal("publish", "$b", "--version", "v1.0.0", "--root", "$s"))
        .isEqualTo(message);
  }

  @Test
  @DisplayName("Trap 50: a module line in a block")
  void publishesAModuleNamedInABlock() throws IOException {
    work.write("m/go.mod", "module (\n\texample.com/m\n)\n");
    Result result = work.run("publish", "$m", "--version", "v1.0.0", "--root", "$s");
    assertThat(result.out()).startsWith("example.com/m@v1.0.0 h1:");
  }

  @Test
  @DisplayName("Z3: a go.mod that is too large, or so large that it is not read")
  void refusesAHugeGoMod() throws IOException {
    work.write("m/go.mod", "module example.com/m\n//" + "x".repeat(17 << 20));
    assertThat(work.refusal("zip", "$m", "@", "-o", "$x.zip"))
        .isEqualTo("create zip $m: go.mod: go.mod file too large (max size is 16777216 bytes)");
    assertThat(work.refusal("publish", "$m", "--version", "v1.0.0", "--root", "$s"))
        .isEqualTo("$m/go.mod: too large: 17825815 bytes (limit is 16777216 bytes)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a", "a b c d", "\0\0"})
  @DisplayName("G1, trap 51: a go.sum line that is not three fields")
  void refusesAMalformedGoSum(String line) throws IOException {
    work.write("go.sum", line + "\n");
    assertThat(work.refusal("gosum", "$go.sum", "--cache", "$m"))
        .startsWith("malformed go.sum: $go.sum:1: wrong number of fields ");
  }

  @Test
  void namesGoSumLinesThatCannotBeWithoutLeavingTheCache() throws IOException {
    work.write("cache/x", "");
    work.write("go.sum", "../../m v1.0.0 h1:x\na.b/c ../../x h1:x\na.b/" + RED + " v1.0.0 h1:x\n");
    Result result = work.run("gosum", "$go.sum", "--cache", "$cache");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out().lines())
        .containsExactly(
            "../../m v1.0.0 h1:x: malformed module path \"../../m\": invalid path element \"..\"",
            "a.b/c ../../x h1:x: version \"../../x\" is not canonical (should be \"\")",
            "a.b/\\x1b[31m v1.0.0 h1:x: malformed module path \"a.b/\\x1b[31m\": invalid char"
                + " '\\x1b'",
            "0 lines agree, 3 disagree, 0 have nothing to compare with");
  }

  @Test
  @DisplayName("Trap 38: what is shown cannot control a terminal")
  void showsNoControlCharacters() throws IOException {
    String bad = RED + "\u202e\r\u0007";
    String shown = "\\x1b[31m\\u202e\\r\\x07";
    assertThat(work.refusal("check", bad, "@")).isEqualTo(shown + ": no such file or directory");
    assertThat(work.refusal(2, "check", "x", "@", "--" + RED)).contains("'--\\x1b[31m'");
    assertThat(work.refusal(2, "serve", "--root", "x", "--context", "/" + RED))
        .contains("'/\\x1b[31m'");
    assertThat(work.refusal(2, "check", "a\0b", "@"))
        .contains("'a\\x00b' cannot be the name of a file");
    assertThat(CommandRun.of("--verbose", "check", bad, "x@v1").err()).doesNotContain("\u001b");
    assertThat(work.refusal("check", "$m.zip", "a.b/" + RED + "@v1.0.0"))
        .isEqualTo("malformed module path \"a.b/\\x1b[31m\": invalid char '\\x1b'");
  }

  @Test
  @DisplayName("Z10, C20: names in zips and folders are shown in one line each")
  void showsNamesOfFilesInOneLine() throws IOException {
    String name = RED + "\n.go";
    try (var zip = new ZipOutputStream(Files.newOutputStream(work.path("bad.zip")))) {
      zip.putNextEntry(new ZipEntry(Workplace.MODULE + "/" + name));
      zip.write("x".getBytes(StandardCharsets.UTF_8));
    }
    Result result = work.run("check", "$bad.zip", "@");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out().lines())
        .containsExactly(
            "invalid: example.com/m@v1.0.0/\\x1b[31m\\n.go: malformed file path"
                + " \"\\x1b[31m\\n.go\": invalid char '\\x1b'",
            "refused: 0 valid files");
    assertThat(work.refusal("extract", "$bad.zip", "@", "$out")).contains("invalid char '\\x1b'");
    work.write("m/" + name, "x");
    assertThat(work.refusal("zip", "$m", "@", "-o", "$x.zip")).contains("invalid char '\\x1b'");
    assertThat(work.refusal("hash", "$m", "--module", "@"))
        .isEqualTo("dirhash: filenames with newlines are not supported");
  }
}
