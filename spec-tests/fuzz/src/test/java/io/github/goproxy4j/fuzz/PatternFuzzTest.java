package io.github.goproxy4j.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.goproxy4j.internal.text.Utf8;
import io.github.goproxy4j.module.ModulePatterns;
import java.util.Arrays;

/** Patterns as in GOPRIVATE, the first line of the input, matched against its other lines. */
@Fuzzed
class PatternFuzzTest {
  @FuzzTest
  void pattern(byte[] input) throws Exception {
    Effort.bounded(() -> check(input));
  }

  private static void check(byte[] input) {
    String[] lines = Utf8.decode(input).split("\n", 2);
    String patterns = lines[0];
    String target = lines.length == 2 ? lines[1] : "";
    boolean matches = ModulePatterns.of(patterns).matches(target);
    boolean one =
        Arrays.stream(patterns.split(",", -1))
            .anyMatch(pattern -> ModulePatterns.of(pattern).matches(target));
    assertEquals(one, matches, "a list matches what one of its patterns matches");
    assertFalse(ModulePatterns.NONE.matches(target));
    if (matches) {
      assertTrue(ModulePatterns.of("no.match," + patterns).matches(target));
      assertTrue(ModulePatterns.of(patterns).matches(target + "/x"), "a prefix is enough");
    }
    assertTrue(!isLiteral(target) || ModulePatterns.of(target).matches(target), "not itself");
  }

  private static boolean isLiteral(String text) {
    return !text.isEmpty()
        && !text.endsWith("/")
        && text.chars().noneMatch(c -> "*?[\\,".indexOf(c) >= 0);
  }
}
