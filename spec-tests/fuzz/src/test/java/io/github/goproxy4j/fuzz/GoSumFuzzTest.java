package io.github.goproxy4j.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.goproxy4j.sum.GoSum;
import io.github.goproxy4j.sum.GoSumLine;
import io.github.goproxy4j.sum.MalformedGoSumException;
import java.util.HashSet;

/** G1-G3 and O2: a go.sum file of anybody. */
@Fuzzed
class GoSumFuzzTest {
  @FuzzTest
  void goSum(byte[] content) throws Exception {
    Effort.bounded(() -> check(content));
  }

  private static void check(byte[] content) {
    GoSum sum;
    try {
      sum = GoSum.parse("go.sum", content);
    } catch (MalformedGoSumException e) {
      assertTrue(e.getMessage().startsWith("malformed go.sum:\ngo.sum:"), e::getMessage);
      return;
    }
    assertTrue(sum.lines().size() <= content.length / 5 + 1, "more lines than fit into the bytes");
    byte[] formatted = sum.format();
    assertTrue(formatted.length <= content.length + 1, "formatting made it longer");
    GoSum again = GoSum.parse("go.sum", formatted);
    assertArrayEquals(formatted, again.format(), "O2: formatting is not stable");
    assertEquals(new HashSet<>(sum.lines()), new HashSet<>(again.lines()));
    if (!sum.lines().isEmpty()) {
      GoSumLine first = sum.lines().get(0);
      assertArrayEquals(formatted, sum.plus(first).format(), "O2: repetitions stay");
    }
  }
}
