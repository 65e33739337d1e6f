package io.github.goproxy4j.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.GoTable;
import io.github.goproxy4j.GoTable.Row;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SlashPathTest {
  static List<Row> rows() {
    return GoTable.read(SlashPathTest.class, "cleans.txt");
  }

  @ParameterizedTest
  @MethodSource("rows")
  void cleansAsGo(Row row) {
    String clean = SlashPath.clean(row.text(0));

    assertThat(clean).isEqualTo(row.text(1));
    assertThat(SlashPath.isClean(row.text(0))).isEqualTo(row.text(0).equals(row.text(1)));
    assertThat(SlashPath.dir(clean)).isEqualTo(row.text(2));
  }

  @Test
  void baseIsWhatFollowsTheLastSlash() {
    assertThat(SlashPath.base("a/b/c.go")).isEqualTo("c.go");
    assertThat(SlashPath.base("c.go")).isEqualTo("c.go");
    assertThat(SlashPath.base("a/")).isEmpty();
  }

  @Property
  void cleaningTwiceIsCleaningOnce(@ForAll("paths") String path) {
    String clean = SlashPath.clean(path);

    assertThat(SlashPath.clean(clean)).isEqualTo(clean);
    assertThat(SlashPath.isClean(clean)).isTrue();
    assertThat(clean).isNotEmpty();
    assertThat(clean.startsWith("/")).isEqualTo(path.startsWith("/"));
  }

  @Provide
  Arbitrary<String> paths() {
    return Arbitraries.of("/", "/", ".", "..", "a", "b.c", "é", " ")
        .list()
        .ofMaxSize(12)
        .map(pieces -> String.join("", pieces));
  }
}
