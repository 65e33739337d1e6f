package io.github.goproxy4j.spec.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShrinkerTest {
  @Test
  void leavesOnlyWhatMatters() {
    var shrinker =
        new Shrinker(Shape.of("t-"), c -> c.get(0).chars().contains("~1") && c.size() == 2);

    assertThat(shrinker.shrink(Strings.ofText("example.com/Foo~1/bar", "kept")))
        .isEqualTo(Strings.ofText("~1", "kept"));
  }

  @Test
  void leavesOutWholeGroups() {
    var shrinker =
        new Shrinker(
            Shape.of("-(bb)"), c -> c.list().contains(new Bytes("x")) && c.size() % 2 == 1);

    assertThat(shrinker.shrink(Strings.ofText("m", "a", "b", "c", "x", "d", "e")))
        .isEqualTo(Strings.ofText("m", "", "x"));
  }

  @Test
  void keepsTextsRepresentable() {
    var shrinker = new Shrinker(Shape.of("t"), c -> !c.get(0).isAscii());

    Strings smallest = shrinker.shrink(Strings.ofText("aé中b"));

    assertThat(smallest.get(0).representable()).isEqualTo(smallest.get(0));
    assertThat(smallest.text(0)).hasSize(1);
  }
}
