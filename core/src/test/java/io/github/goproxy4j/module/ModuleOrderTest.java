package io.github.goproxy4j.module;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.GoTable;
import io.github.goproxy4j.GoTable.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** O1-O3: the order of go.sum. */
class ModuleOrderTest {
  record Pair(String path, String version) {}

  private static final Comparator<Pair> ORDER =
      (a, b) -> ModuleOrder.compare(a.path, a.version, b.path, b.version);

  static List<Row> rows() {
    return GoTable.read(ModuleOrderTest.class, "order.txt");
  }

  private static Pair pair(Row row) {
    return new Pair(row.text(0), row.text(1));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void decidesAsGoWhereGoDecidesO1(Row row) {
    List<Row> rows = rows();
    for (int i = 0; i < rows.size(); i++) {
      int c = ORDER.compare(pair(row), pair(rows.get(i)));
      switch (row.text(2).charAt(i)) {
        case '<' -> assertThat(c).as("%s", rows.get(i)).isNegative();
        case '>' -> assertThat(c).as("%s", rows.get(i)).isPositive();
        default ->
            assertThat(c == 0).as("%s", rows.get(i)).isEqualTo(pair(row).equals(pair(rows.get(i))));
      }
    }
  }

  @Test
  void ordersTheLinesOfGoSumO2() {
    List<Pair> sorted =
        Stream.of(
                "b.example/D v1.0.0",
                "b.example/d v0.0.0-20200102030405-abcdef123456/go.mod",
                "b.example/d v1.9.0",
                "b.example/d v1.9.0/go.mod",
                "b.example/d v1.10.0-rc.1",
                "b.example/d v1.10.0-rc.1/go.mod",
                "b.example/d v1.10.0/go.mod",
                "b.example/d v2.0.0+incompatible",
                "b.example/d-e v1.0.0",
                "b.example/d.e v1.0.0",
                "b.example/d/v2 v2.0.0/go.mod")
            .map(line -> line.split(" "))
            .map(f -> new Pair(f[0], f[1]))
            .toList();
    var shuffled = new ArrayList<>(sorted);
    Collections.shuffle(shuffled, new Random(2));

    shuffled.sort(ORDER);
    assertThat(shuffled).isEqualTo(sorted);
  }

  /** Go: a &lt; c, but a = b and b = c. */
  @Test
  void decidesByBytesWhatGoLeavesOpenO3() {
    List<Pair> ascending =
        List.of(
            new Pair("m.example", "v1.0.0"),
            new Pair("m.example", "v1.0.0/go.mod"),
            new Pair("m.example", "v1.0.0+x"));

    assertThat(ascending).isSortedAccordingTo(ORDER);
    assertThat(List.of(ascending.get(0), ascending.get(2))).isSortedAccordingTo(ORDER);
  }

  @Property(tries = 5000)
  void isATotalOrderO3(@ForAll("pairs") Pair a, @ForAll("pairs") Pair b, @ForAll("pairs") Pair c) {
    int ab = ORDER.compare(a, b);
    assertThat(Integer.signum(ORDER.compare(b, a))).isEqualTo(-Integer.signum(ab));
    assertThat(ab == 0).isEqualTo(a.equals(b));
    if (ab <= 0 && ORDER.compare(b, c) <= 0) {
      assertThat(ORDER.compare(a, c)).isNotPositive();
    }
  }

  @Provide
  Arbitrary<Pair> pairs() {
    Arbitrary<String> path =
        Arbitraries.of("m.example", "m.example/\uFF21", "m.example/\uD840\uDC00");
    Arbitrary<String> version =
        Arbitraries.of(
            "v1.0.0", "v1.0.0+x", "v1.0.0+y", "v1", "v1.0.0-a", "v1.10.0", "bad", "worse", "");
    Arbitrary<String> file = Arbitraries.of("", "/go.mod", "/", "/x");
    return Combinators.combine(path, version, file).as((p, v, f) -> new Pair(p, v + f));
  }
}
