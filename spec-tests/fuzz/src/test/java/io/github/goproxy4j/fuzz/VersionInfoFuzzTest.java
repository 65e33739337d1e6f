package io.github.goproxy4j.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.goproxy4j.module.MalformedVersionInfoException;
import io.github.goproxy4j.module.VersionInfo;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** X15: an .info file of another proxy. */
@Fuzzed
class VersionInfoFuzzTest {
  /** What four digits for the year can say. */
  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");

  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  @FuzzTest
  void info(byte[] json) throws Exception {
    Effort.bounded(() -> check(json));
  }

  private static void check(byte[] json) {
    VersionInfo info;
    try {
      info = VersionInfo.parse(json);
    } catch (MalformedVersionInfoException e) {
      assertTrue(e.getMessage().length() <= 1000 + 20 * json.length, "message without bounds");
      return;
    }
    assertEquals(info, VersionInfo.parse(info.toBytes()));
    info.time()
        .filter(time -> !time.isBefore(FIRST) && !time.isAfter(LAST))
        .ifPresent(time -> assertReadBack(info, time));
  }

  private static void assertReadBack(VersionInfo info, Instant time) {
    VersionInfo made = VersionInfo.of(info.version(), time);
    VersionInfo again = VersionInfo.parse(made.toBytes());
    assertEquals(info.version(), again.version());
    assertEquals(Optional.of(time.truncatedTo(ChronoUnit.SECONDS)), again.time());
  }
}
