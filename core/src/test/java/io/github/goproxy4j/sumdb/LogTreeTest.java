package io.github.goproxy4j.sumdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** T5. */
class LogTreeTest {
  private static final String HASH = "ss7Ozj4h5d03Yx+obVRmisdnk1zrEzEJQE7ZsNxMmSo=";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "go.sum database tree\n13\n" + HASH + "\n",
        "go.sum database tree\n13\n" + HASH + "\nmore\n\n",
        "go.sum database tree\n13\n" + HASH + "\nmore",
        "go.sum database tree\n13\n\r" + HASH + "\r\n",
        "go.sum database tree\n13\nss7Ozj4h5d03Yx+obVRmisdnk1zrEzEJQE7ZsNxMmSr=\n",
      })
  void reads(String text) {
    LogTree tree = LogTree.parse(text);

    assertThat(tree.size()).isEqualTo(13);
    assertThat(tree.format()).isEqualTo("go.sum database tree\n13\n" + HASH + "\n");
  }

  @Test
  void readsUpToAMillionBytes() {
    String text = "go.sum database tree\n13\n" + HASH + "\n";
    String padding = "é".repeat((1_000_000 - text.length()) / 2);

    assertThat(LogTree.parse(text + padding).size()).isEqualTo(13);
    refuses(text + padding + "é");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "go.sum database tree",
        "go.sum database tree\n13\n" + HASH,
        "go.sum database tree v2\n13\n" + HASH + "\n",
        " go.sum database tree\n13\n" + HASH + "\n",
        "go.sum database tree\n+13\n" + HASH + "\n",
        "go.sum database tree\n-13\n" + HASH + "\n",
        "go.sum database tree\n-0\n" + HASH + "\n",
        "go.sum database tree\n013\n" + HASH + "\n",
        "go.sum database tree\n13 \n" + HASH + "\n",
        "go.sum database tree\n\u0661\n" + HASH + "\n",
        "go.sum database tree\n9223372036854775808\n" + HASH + "\n",
        "go.sum database tree\n\n" + HASH + "\n",
        "go.sum database tree\n13\nss7O\n",
        "go.sum database tree\n13\n" + HASH + "ss7O\n",
        "go.sum database tree\n13\n\n" + HASH + "\n",
      })
  void refuses(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LogTree.parse(text))
        .withMessage("malformed tree note");
  }

  @Test
  void hasNoNegativeSize() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LogTree(-1, LogHash.EMPTY))
        .withMessage("no tree has -1 records");
  }
}
