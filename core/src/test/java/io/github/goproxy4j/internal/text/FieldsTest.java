package io.github.goproxy4j.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.GoTable;
import io.github.goproxy4j.GoTable.Row;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("G1: white space is what Go takes for it")
class FieldsTest {
  static List<Row> rows() {
    return GoTable.read(FieldsTest.class, "fields.txt");
  }

  @ParameterizedTest
  @MethodSource("rows")
  void splitsAndTrimsAsGo(Row row) {
    List<String> fields = IntStream.range(2, row.columns().size()).mapToObj(row::text).toList();

    assertThat(Fields.of(row.text(0))).isEqualTo(fields);
    assertThat(Fields.trim(row.text(0))).isEqualTo(row.text(1));
  }

  @Test
  void countsTheseAndNoOthers() {
    int[] spaces = IntStream.rangeClosed(0, 0x10FFFF).filter(GoUnicode::isSpace).toArray();

    assertThat(spaces)
        .containsExactly(
            9, 10, 11, 12, 13, 0x20, 0x85, 0xA0, 0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004,
            0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000);
  }
}
