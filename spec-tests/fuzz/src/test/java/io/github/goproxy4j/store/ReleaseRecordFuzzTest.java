package io.github.goproxy4j.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.goproxy4j.fuzz.Effort;
import io.github.goproxy4j.fuzz.Fuzzed;
import io.github.goproxy4j.module.ModuleVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** A commit record that something else wrote into the folder of the store. */
@Fuzzed
class ReleaseRecordFuzzTest {
  private static final ModuleVersion MODULE = ModuleVersion.of("example.com/m", "v1.0.0");

  @FuzzTest
  void record(byte[] json) throws Exception {
    Effort.bounded(() -> check(json));
  }

  private static void check(byte[] json) throws IOException {
    StoredRelease release;
    try {
      release = ReleaseRecord.read(new ByteArrayInputStream(json), MODULE);
    } catch (IOException e) {
      assertTrue(e.getMessage().contains("release record"), e::getMessage);
      return;
    }
    assertEquals(MODULE, release.module());
    assertEquals(MODULE.version(), release.info().version());
    byte[] written = ReleaseRecord.write(release);
    assertEquals(release, ReleaseRecord.read(new ByteArrayInputStream(written), MODULE));
  }
}
