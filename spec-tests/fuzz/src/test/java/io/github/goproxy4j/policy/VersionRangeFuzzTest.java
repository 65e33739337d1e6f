package io.github.goproxy4j.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.goproxy4j.fuzz.Effort;
import io.github.goproxy4j.fuzz.Fuzzed;
import io.github.goproxy4j.semver.SemVer;
import java.nio.charset.StandardCharsets;

/** A range on one line, and a version on the next. */
@Fuzzed
class VersionRangeFuzzTest {
  @FuzzTest
  void range(byte[] input) throws Exception {
    Effort.bounded(() -> check(new String(input, StandardCharsets.UTF_8)));
  }

  private static void check(String input) {
    String[] lines = input.split("\n", 2);
    VersionRange range;
    try {
      range = VersionRange.parse(lines[0]);
    } catch (InvalidRangeException e) {
      assertEquals(lines[0], e.range());
      return;
    }
    assertEquals(range, VersionRange.parse(range.toString()));
    if (lines.length == 2 && SemVer.isValid(lines[1])) {
      SemVer version = SemVer.parse(lines[1]);
      boolean contains = range.contains(version);
      assertTrue(!range.isAll() || contains);
      assertEquals(contains, range.contains(SemVer.parse(version.canonical())));
    }
  }
}
