package io.github.goproxy4j.module;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.GoTable;
import io.github.goproxy4j.GoTable.Row;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("path.Match, the glob of GOPRIVATE")
class GlobTest {
  @Test
  void matchesAsGo() {
    List<Row> rows = GoTable.read(GlobTest.class, "globs.txt");

    assertThat(rows)
        .hasSizeGreaterThan(1000)
        .filteredOn(row -> Glob.matches(row.bytes(0), row.bytes(1)) != row.flag(2))
        .isEmpty();
    assertThat(rows)
        .filteredOn(row -> row.isText(0) && row.isText(1))
        .hasSizeGreaterThan(900)
        .filteredOn(row -> Glob.matches(row.text(0), row.text(1)) != row.flag(2))
        .isEmpty();
  }

  @Test
  void aStarMayEndInsideACharacter() {
    assertThat(Glob.matches("*??", "日")).as("one byte for the star, one for each ?").isTrue();
    assertThat(Glob.matches("*?", "日")).isTrue();
    assertThat(Glob.matches("??", "日")).isFalse();
    assertThat(Glob.matches("*???", "日")).isFalse();
  }

  @Test
  @Timeout(20)
  void doesNotTryEveryWayToShareOutTheStars() {
    assertThat(Glob.matches("*a".repeat(2000) + "b", "a".repeat(20_000))).isFalse();
    assertThat(Glob.matches("a*".repeat(2000), "a".repeat(20_000))).isTrue();
  }
}
