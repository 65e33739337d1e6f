package io.github.goproxy4j.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.goproxy4j.internal.text.GoQuote;
import io.github.goproxy4j.internal.text.GoUnicode;
import io.github.goproxy4j.internal.text.GoUnquote;
import io.github.goproxy4j.internal.text.Utf8;

/** The literals of go.mod files, and how input is shown in messages. */
@Fuzzed
class QuoteFuzzTest {
  @FuzzTest
  void quote(byte[] bytes) throws Exception {
    Effort.bounded(() -> check(bytes));
  }

  private static void check(byte[] bytes) {
    assertQuoted(bytes);
    GoUnquote.unquote(bytes)
        .ifPresent(
            spelled -> {
              assertTrue(spelled.length <= 3 * bytes.length, "longer than the literal");
              assertQuoted(spelled);
            });
    String text = Utf8.decode(bytes);
    assertTrue(Utf8.isWellFormed(text));
    assertEquals(GoUnicode.fold(text), GoUnicode.fold(GoUnicode.fold(text)), "folding goes on");
  }

  private static void assertQuoted(byte[] bytes) {
    String quoted = GoQuote.quote(bytes);
    assertTrue(quoted.length() <= 2 + 10 * bytes.length, "quoted without bounds");
    assertTrue(quoted.codePoints().allMatch(GoUnicode::isPrint), "quoted is not printable");
    byte[] back = GoUnquote.unquote(Utf8.encode(quoted)).orElseThrow();
    assertArrayEquals(bytes, back, quoted);
  }
}
