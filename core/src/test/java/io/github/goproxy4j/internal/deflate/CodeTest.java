package io.github.goproxy4j.internal.deflate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Codes are whole, and as short as there are any. */
class CodeTest {
  /** No code for these counts has longer words. */
  private static final int ROOM = 30;

  private static int[] counts(Random random, int symbols, int used) {
    int[] counts = new int[symbols];
    for (int i = 0; i < used; i++) {
      counts[random.nextInt(symbols)] = 1 + random.nextInt(1 << random.nextInt(10));
    }
    return counts;
  }

  private static Code fitted(int[] counts, int longest) {
    Code code = Code.of(counts.length, longest);
    code.fit(new Random(1).ints(counts.length, 0, 9).toArray());
    code.fit(counts);
    return code;
  }

  @Property(tries = 300)
  @Label("no code takes fewer bits")
  void isAsShortAsPossible(@ForAll long seed, @ForAll @IntRange(min = 2, max = 286) int symbols) {
    var random = new Random(seed);
    int[] counts = counts(random, symbols, 1 + random.nextInt(symbols));

    assertThat(fitted(counts, ROOM).cost(counts)).isEqualTo(leastCost(counts));
  }

  /** What joining the two lightest of what is left costs; one symbol alone takes a bit. */
  private static long leastCost(int[] counts) {
    var left = new PriorityQueue<Long>();
    Arrays.stream(counts).filter(n -> n > 0).forEach(n -> left.add((long) n));
    if (left.size() == 1) {
      return left.element();
    }
    long cost = 0;
    while (left.size() > 1) {
      long joint = left.remove() + left.remove();
      cost += joint;
      left.add(joint);
    }
    return cost;
  }

  @Property(tries = 300)
  @Label("every sequence of bits is one of symbols, and those that occur are among them")
  void isWhole(
      @ForAll long seed,
      @ForAll @IntRange(min = 19, max = 286) int symbols,
      @ForAll @IntRange(max = 286) int used,
      @ForAll @IntRange(min = 9, max = 15) int longest) {
    int[] counts = counts(new Random(seed), symbols, used);
    Code code = fitted(counts, longest);

    int sum = 0;
    for (int symbol = 0; symbol < symbols; symbol++) {
      int length = code.length(symbol);
      assertThat(length).isBetween(counts[symbol] > 0 ? 1 : 0, longest);
      sum += length == 0 ? 0 : 1 << longest - length;
    }
    assertThat(sum).isEqualTo(1 << longest);
    long occurring = Arrays.stream(counts).filter(n -> n > 0).count();
    assertThat(IntStream.range(0, symbols).filter(symbol -> code.length(symbol) > 0).count())
        .isEqualTo(Math.max(2, occurring));
  }
}
