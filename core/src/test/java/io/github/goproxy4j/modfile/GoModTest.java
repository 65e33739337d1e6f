package io.github.goproxy4j.modfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.modfile.GoMod.Exclude;
import io.github.goproxy4j.modfile.GoMod.Godebug;
import io.github.goproxy4j.modfile.GoMod.Replace;
import io.github.goproxy4j.modfile.GoMod.Require;
import io.github.goproxy4j.modfile.GoMod.Retract;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.semver.SemVer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One example for each rule; the table of {@link GoModCasesTest} has the rest. */
class GoModTest {
  private static byte[] file(String... lines) {
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static GoMod parse(String... lines) {
    return GoMod.parse(file(lines));
  }

  private static String problemIn(String... lines) {
    try {
      return parse(lines) + " has no problem";
    } catch (GoModSyntaxException e) {
      return e.getMessage();
    }
  }

  @Test
  @DisplayName("M1: even lax reading fails at a wrong token or an open block")
  void failsAtTheFirstWrongTokenInBothModes() {
    assertThatThrownBy(() -> GoMod.parseLax(file("\uFEFFmodule a.b/c")))
        .isInstanceOf(GoModSyntaxException.class)
        .hasMessage("go.mod:1: unexpected input character '\\ufeff'");
    assertThatThrownBy(() -> GoMod.parseLax(file("foo", "bar /* x */", "\0")))
        .hasMessage("go.mod:2:5: mod files must use // comments (not /* */ comments)");
    assertThatThrownBy(() -> GoMod.parseLax(file("require (")))
        .hasMessage("go.mod:2: syntax error (unterminated block started at go.mod:1:1)");
  }

  @Test
  @DisplayName("M1: columns count characters, not bytes")
  void countsColumnsInCharacters() {
    assertThat(problemIn("é漢\uD83D\uDE00 \u0001"))
        .isEqualTo("go.mod:1:5: unexpected input character '\\x01'");
  }

  @Test
  @DisplayName("M1: bytes that are not UTF-8 are kept until they are shown")
  void readsBytesThatAreNotUtf8() {
    byte[] file = "module a.b/\u00FF\nrequire x.y/z \u00FE\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> GoMod.parse(file))
        .hasMessage(
            "go.mod:2: require x.y/z: version \"\\xfe\" invalid: must be of the form v1.2.3");
    assertThat(GoMod.parse("module \u00FF".getBytes(StandardCharsets.ISO_8859_1)).module())
        .contains("\uFFFD");
  }

  @Test
  @DisplayName("M2")
  void unquotesStringsAndRefusesRawOnes() {
    assertThat(parse("module \"a.b\\u002fc\"").module()).contains("a.b/c");
    assertThat(problemIn("module `a.b/c`"))
        .isEqualTo("go.mod:1: invalid quoted string: unquoted string cannot contain quote");
    assertThat(problemIn("module \"\\q\""))
        .isEqualTo("go.mod:1: invalid quoted string: invalid syntax");
  }

  @Test
  @DisplayName("M3")
  void allowsOnlySomeBlocks() {
    assertThat(parse("module (", "\ta.b/c", ")").module()).contains("a.b/c");
    assertThat(problemIn("go (", "\t1.24", ")")).isEqualTo("go.mod:1: unknown block type: go");
    assertThat(problemIn("require x (", "\ty v1.0.0", ")"))
        .isEqualTo("go.mod:1: unknown block type: require x");
    assertThat(GoMod.parseLax(file("go (", "\t1.24", ")")).goVersion()).isEmpty();
  }

  @Test
  @DisplayName("M4")
  void laxSkipsWhatCountsOnlyInMainModules() {
    String[] lines = {
      "module a.b/c",
      "toolchain bad",
      "tool",
      "godebug",
      "replace",
      "exclude",
      "foo",
      "require x.y/z v1.0.0",
      "ignore ./x"
    };
    assertThat(problemIn(lines).lines()).hasSize(7);
    GoMod lax = GoMod.parseLax(file(lines));
    assertThat(lax.requires()).containsExactly(new Require("x.y/z", "v1.0.0", false));
    assertThat(lax.ignores()).containsExactly("./x");
    assertThat(lax.toolchain()).isEmpty();
  }

  @Test
  @DisplayName("M5")
  void readsOneGoVersionAndRepairsItIfLax() {
    assertThat(parse("go 1.24rc1").goVersion()).contains("1.24rc1");
    assertThat(problemIn("go 1.24.x"))
        .isEqualTo("go.mod:1: invalid go version '1.24.x': must match format 1.23.0");
    assertThat(GoMod.parseLax(file("go 1.24.x")).goVersion()).contains("1.24");
    assertThatThrownBy(() -> GoMod.parseLax(file("go v1.24")))
        .hasMessage("go.mod:1: invalid go version 'v1.24': must match format 1.23.0");
    assertThat(problemIn("go 1.24", "go 1.25")).isEqualTo("go.mod:2: repeated go statement");
  }

  @Test
  @DisplayName("M6")
  void takesAnyModulePathAndOneToolchain() {
    assertThat(parse("module ../X").module()).contains("../X");
    assertThat(problemIn("module a b", "module c"))
        .isEqualTo("go.mod:1: usage: module module/path\ngo.mod:2: repeated module statement");
    assertThat(parse("toolchain go1.x").toolchain()).contains("go1.x");
    assertThat(problemIn("toolchain go2"))
        .isEqualTo(
            "go.mod:1: invalid toolchain version 'go2': must match format go1.23.0 or default");
  }

  @Test
  @DisplayName("M7")
  void canonicalizesRequiredVersions() {
    GoMod mod =
        parse(
            "require x.y/z v1 // indirect; why",
            "require x.y/z v1.2.3+meta",
            "exclude x.y/w/v2 v2.0.0");
    assertThat(mod.requires())
        .containsExactly(
            new Require("x.y/z", "v1.0.0", true), new Require("x.y/z", "v1.2.3", false));
    assertThat(mod.excludes()).containsExactly(new Exclude("x.y/w/v2", "v2.0.0"));
    assertThat(problemIn("require x.y/z v2.0.0"))
        .isEqualTo(
            "go.mod:1: require x.y/z: version \"v2.0.0\" invalid: should be v0 or v1, not v2");
    assertThat(problemIn("exclude x.y/z/v1 v1.0.0")).isEqualTo("go.mod:1: invalid module path");
  }

  @Test
  @DisplayName("M8")
  void replacesByAVersionOrADirectory() {
    GoMod mod = parse("replace x.y/z v1 => x.y/w v1.2.0", "replace x.y/q => C:/q");
    assertThat(mod.replaces())
        .containsExactly(
            new Replace("x.y/z", Optional.of("v1.0.0"), "x.y/w", Optional.of("v1.2.0")),
            new Replace("x.y/q", Optional.empty(), "C:/q", Optional.empty()));
    assertThat(problemIn("replace x.y/z => x.y/w@v1.0.0"))
        .isEqualTo(
            "go.mod:1: replacement module must match format 'path version', not 'path@version'");
    assertThat(problemIn("replace x.y/z => C:\\z"))
        .isEqualTo(
            "go.mod:1: replacement directory appears to be Windows path (on a non-windows system)");
  }

  @Test
  @DisplayName("M9")
  void keepsRetractedVersionsAsWrittenWithTheirRationale() {
    GoMod mod =
        parse("// block", "retract (", "\tv1", "\t[v1.2.0, v1.3.0] // own", "\tlatest", ")");
    assertThat(mod.retracts())
        .containsExactly(
            new Retract("v1", "v1", "block"),
            new Retract("v1.2.0", "v1.3.0", "own"),
            new Retract("latest", "latest", "block"));
    assertThat(problemIn("retract [v1, v2")).isEqualTo("go.mod:1: expected ']' after version");
    assertThat(GoMod.parseLax(file("retract [v1, v2")).retracts()).isEmpty();
  }

  @ParameterizedTest
  @DisplayName("M9: the interval is closed")
  @CsvSource({
    "v1.1.9, false", "v1.2.0, true", "v1.2.5, true", "v1.3.0-rc.1, true", "v1.3.0, true",
    "v1.3.0+meta, true", "v1.3.1, false", "v1.2.0-rc.1, false", "v2.0.0, false", "v0.9.0, true",
    "v3.0.0, true", "v3.5.0, true", "v4.0.0, false"
  })
  void retractsWhatLiesBetweenTheBounds(String version, boolean retracted) {
    // A bound that is no version is below every version; a version may lack its numbers.
    GoMod mod =
        parse(
            "retract [v1.2.0, v1.3.0]",
            "retract [latest, v1]",
            "retract [v3, v3.5]",
            "retract latest");
    assertThat(mod.retracts(SemVer.parse(version))).isEqualTo(retracted);
  }

  @Test
  @DisplayName("M10")
  void findsTheDeprecation() {
    assertThat(parse("// Deprecated: use d.e/f", "// instead.", "module a.b/c").deprecated())
        .contains("use d.e/f\ninstead.");
    assertThat(
            parse("// About it.", "//", "// Deprecated: x", "//", "// y", "module a").deprecated())
        .contains("x");
    assertThat(parse("// About it.", "// Deprecated: x", "module a").deprecated()).isEmpty();
    assertThat(parse("// Deprecated:", "module a").deprecated()).isEmpty();
  }

  @Test
  @DisplayName("M11")
  void findsTheModulePathInBrokenFiles() {
    assertThat(GoMod.modulePath(file("((", "module `a.b/c`", "\0"))).contains("a.b/c");
    assertThat(GoMod.modulePath(file("module (", "\ta.b/c", ")"))).contains("(");
    assertThat(GoMod.modulePath(file("module a.b/c d"))).contains("a.b/c d");
    assertThat(GoMod.modulePath(file("module \"a//b\"", "module c"))).isEmpty();
    assertThat(GoMod.modulePath(file("\uFEFFmodule a.b/c"))).isEmpty();
    assertThat(GoMod.modulePath(new byte[0])).isEmpty();
  }

  @Test
  @DisplayName("M12, X13: to the byte")
  void synthesizesTheFileOfAModuleWithoutOne() {
    assertThat(GoMod.synthesize(ModulePath.parse("example.com/M/v2")))
        .isEqualTo("module example.com/M/v2\n".getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void readsAllDirectives() {
    GoMod mod =
        parse(
            "module a.b/c",
            "go 1.24.0",
            "toolchain go1.24.1",
            "godebug x=y=z",
            "tool x.y/z/cmd",
            "ignore ( // dirs",
            "\t./a",
            "\t\"b c\"",
            ")");
    assertThat(mod.goVersion()).contains("1.24.0");
    assertThat(mod.toolchain()).contains("go1.24.1");
    assertThat(mod.godebugs()).containsExactly(new Godebug("x", "y=z"));
    assertThat(mod.tools()).containsExactly("x.y/z/cmd");
    assertThat(mod.ignores()).containsExactly("./a", "b c");
  }

  @Test
  void listsCannotBeChanged() {
    GoMod mod = parse("require x.y/z v1.0.0");
    assertThatThrownBy(() -> mod.requires().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
