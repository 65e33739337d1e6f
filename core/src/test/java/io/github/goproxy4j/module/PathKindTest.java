package io.github.goproxy4j.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.GoTable;
import io.github.goproxy4j.GoTable.Row;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("P1-P12: the three kinds of path")
class PathKindTest {
  static List<Row> rows() {
    return GoTable.read(PathKindTest.class, "paths.txt");
  }

  static List<Row> texts() {
    return rows().stream().filter(row -> row.isText(0)).toList();
  }

  private static String error(Row row, PathKind kind) {
    return switch (kind) {
      case MODULE -> row.text(1);
      case IMPORT -> row.text(2);
      case FILE -> row.text(3);
    };
  }

  @ParameterizedTest
  @MethodSource("rows")
  void judgesBytesAsGo(Row row) {
    for (PathKind kind : PathKind.values()) {
      assertThat(GoTable.error(() -> kind.check(row.bytes(0)))).isEqualTo(error(row, kind));
    }
  }

  @ParameterizedTest
  @MethodSource("texts")
  void judgesTextAsGo(Row row) {
    for (PathKind kind : PathKind.values()) {
      String error = error(row, kind);

      assertThat(GoTable.error(() -> kind.check(row.text(0)))).isEqualTo(error);
      assertThat(kind.problem(row.text(0)).isEmpty()).isEqualTo(error.isEmpty());
    }
  }

  @Test
  void theTableNamesEveryRule() {
    assertThat(rows())
        .extracting(Row::rule)
        .contains("P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9", "P10", "P11", "P12");
  }

  @Test
  void refusesHalfOfASurrogatePairP1() {
    assertThat(PathKind.FILE.problem("a\uD83D.go")).contains("invalid UTF-8");
    assertThat(PathKind.FILE.problem("a\uDE42.go")).contains("invalid UTF-8");
    assertThat(PathKind.FILE.problem("a\uD840\uDC00.go")).isEmpty();
  }

  @Test
  void reportsKindPathAndReasonP11() {
    assertThatThrownBy(() -> PathKind.IMPORT.check("m.example/a\"b"))
        .isInstanceOfSatisfying(
            MalformedPathException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(PathKind.IMPORT);
              assertThat(e.path()).isEqualTo("m.example/a\"b");
              assertThat(e.reason()).isEqualTo("invalid char '\"'");
              assertThat(e)
                  .hasMessage("malformed import path \"m.example/a\\\"b\": invalid char '\"'");
            });
  }

  @Test
  void showsTheBytesThatAreNotUtf8P11() {
    assertThatThrownBy(() -> PathKind.FILE.check(new byte[] {'a', (byte) 0xE9}))
        .isInstanceOfSatisfying(
            MalformedPathException.class,
            e -> {
              assertThat(e.path()).isEqualTo("a\uFFFD");
              assertThat(e).hasMessage("malformed file path \"a\\xe9\": invalid UTF-8");
            });
  }

  @Test
  void asksForADomainEvenOfPathsThatAreNeverDownloadedP12() {
    assertThat(PathKind.MODULE.problem("mymodule")).contains("missing dot in first path element");
    assertThat(PathKind.IMPORT.problem("mymodule")).isEqualTo(Optional.empty());
  }

  @Test
  void decomposedLettersAreNotLettersP5() {
    assertThat(PathKind.FILE.problem("caf\u00E9.go")).isEmpty();
    assertThat(PathKind.FILE.problem("cafe\u0301.go")).contains("invalid char '\u0301'");
  }

  @Test
  @Timeout(20)
  void takesPathsOfAnyLengthAndDepthP8() {
    int n = 1 << 20;
    for (String path :
        List.of(
            "m.example" + "/a".repeat(n),
            "m.example/" + "a~".repeat(n),
            "m.example/v" + "9".repeat(n),
            "m.example/" + "a.".repeat(n) + "b")) {
      assertThat(PathKind.MODULE.problem(path)).isEmpty();
      PathKind.FILE.check(path.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(PathKind.FILE.problem(".".repeat(n) + "/")).contains("trailing slash");
    assertThat(PathKind.MODULE.problem("m.example/" + "~1".repeat(n)))
        .contains("trailing tilde and digits in path element");
  }
}
