package io.github.goproxy4j.sumdb;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** T6, T7. Every answer is Go's. */
class LookupAnswerTest {
  @Test
  void isARecordAndANote() {
    var record = new LogRecord(7, "a\nü\n");
    LookupAnswer answer = LookupAnswer.parse("7\na\nü\n\nnote\n\n\u00ff".getBytes(UTF_8));

    assertThat(answer.record()).isEqualTo(record);
    assertThat(answer.treeNote()).asString(UTF_8).isEqualTo("note\n\n\u00ff");
    assertThat(record.format()).asString(UTF_8).isEqualTo("7\na\nü\n\n");
  }

  @Test
  void theNoteMayBeAnything() {
    assertThat(LookupAnswer.parse("7\na\n\n".getBytes(UTF_8)).treeNote()).isEmpty();
    assertThat(LookupAnswer.parse("7\na\n\n\u00ff".getBytes(ISO_8859_1)).treeNote()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"+5, 5", "-1, -1", "007, 7", "-0, 0", "9223372036854775807, 9223372036854775807"})
  void aNumberNeedNotBeCanonical(String id, long number) {
    assertThat(LookupAnswer.parse((id + "\na\n\n").getBytes(UTF_8)).record().id())
        .isEqualTo(number);
  }

  @Test
  void aTextMayBeginWithANewline() {
    assertThat(LookupAnswer.parse("7\n\na\n\n".getBytes(UTF_8)).record().text()).isEqualTo("\na\n");
    assertThat(LookupAnswer.parse("7\n\n\n\n".getBytes(UTF_8)).record().text()).isEqualTo("\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "7",
        "7\n",
        "7\na",
        "7\na\n",
        "\na\n\n",
        "x\na\n\n",
        "7 \na\n\n",
        " 7\na\n\n",
        "+\na\n\n",
        "1_0\na\n\n",
        "9223372036854775808\na\n\n",
        "7\na\tb\n\n",
        "7\na\r\n\r\n\n",
        "7\na\u0000\n\n",
        "\u0661\na\n\n",
      })
  void refusesMalformedRecords(String answer) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LookupAnswer.parse(answer.getBytes(UTF_8)))
        .withMessage("malformed record data");
  }

  @Test
  void refusesRecordsThatAreNotUtf8() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LookupAnswer.parse("7\n\u00e9\n\n".getBytes(ISO_8859_1)))
        .withMessage("malformed record data");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "a\n\nb\n", "a\n\n", "a\u0001\n", "\ud800\n"})
  void refusesTextsThatNoRecordHas(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LogRecord(0, text))
        .withMessage("malformed record data");
  }
}
