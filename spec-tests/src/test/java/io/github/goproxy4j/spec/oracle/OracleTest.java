package io.github.goproxy4j.spec.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OracleTest {
  @Test
  void tellsWhatItIs() {
    Oracle.Versions versions = Oracle.require().versions();

    assertThat(versions.go()).startsWith("go1.");
    assertThat(versions.mod()).startsWith("v0.");
    assertThat(versions.unicode()).matches("[0-9]+\\.0\\.0");
  }

  @Test
  void takesAndGivesAnyBytes() {
    var all = new StringBuilder();
    for (char c = 0; c < 0x100; c++) {
      all.append(c);
    }
    var cases = List.of(Strings.of(new Bytes(all.toString()), Bytes.EMPTY), Strings.of());

    List<Strings> sorted = Oracle.require().ask("semver.sort", cases);

    assertThat(sorted.get(0)).isEqualTo(Strings.of(Bytes.EMPTY, new Bytes(all.toString())));
    assertThat(sorted.get(1).list()).isEmpty();
  }

  @Test
  void answersInTheOrderOfTheCases() {
    var cases = new ArrayList<Strings>();
    for (int i = 0; i < 10_000; i++) {
      cases.add(Strings.ofText("v1." + i));
    }

    List<Strings> answers = Oracle.require().ask("module.canonical", cases);

    assertThat(answers).hasSize(10_000);
    assertThat(answers.get(9_999)).isEqualTo(Strings.ofText("v1.9999.0"));
  }

  @Test
  void survivesWhatItDoesNotUnderstand() {
    Oracle oracle = Oracle.require();

    assertThatThrownBy(() -> oracle.ask("nonsense", List.of()))
        .hasMessage("the oracle says: unknown question nonsense");
    assertThat(oracle.ask("module.canonical", List.of(Strings.of())).get(0).get(0))
        .isEqualTo(Bytes.ofText("panic"));
    assertThat(oracle.ask("semver.sort", List.of())).isEmpty();
  }
}
