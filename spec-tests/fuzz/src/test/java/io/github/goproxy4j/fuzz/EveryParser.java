package io.github.goproxy4j.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All fuzz tests in one process, for the short run that every build has: the first byte says whose
 * input the others are. No test by its name, since with seeds alone it has nothing to add.
 */
@Fuzzed
class EveryParser {
  private static final List<FuzzTarget> TARGETS = FuzzTarget.all();

  static Stream<byte[]> seeds() throws Exception {
    var seeds = new ArrayList<byte[]>();
    for (int i = 0; i < TARGETS.size(); i++) {
      for (byte[] seed : TARGETS.get(i).seeds()) {
        seeds.add(prefixed((byte) i, seed));
      }
    }
    return seeds.stream();
  }

  private static byte[] prefixed(byte first, byte[] seed) {
    byte[] input = new byte[1 + seed.length];
    input[0] = first;
    System.arraycopy(seed, 0, input, 1, seed.length);
    return input;
  }

  @MethodSource("seeds")
  @FuzzTest
  void input(byte[] input) throws Exception {
    if (input.length > 0) {
      FuzzTarget target = TARGETS.get((input[0] & 0xFF) % TARGETS.size());
      target.run(Arrays.copyOfRange(input, 1, input.length));
    }
  }
}
