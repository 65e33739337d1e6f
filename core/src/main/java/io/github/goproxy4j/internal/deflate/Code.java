package io.github.goproxy4j.internal.deflate;

import java.util.Arrays;

/** A Huffman code that is made for how often its symbols occur. */
final class Code {
  private static final int SYMBOL_BITS = 9;

  private final int longest;
  private final byte[] lengths;
  private final int[] bits;
  private final int[] sorted;
  private final int[] weights;
  private final int[] parents;
  private final int[] numbers;

  private Code(int symbols, int longest) {
    this.longest = longest;
    this.lengths = new byte[symbols];
    this.bits = new int[symbols];
    this.sorted = new int[symbols];
    this.weights = new int[2 * symbols];
    this.parents = new int[2 * symbols];
    this.numbers = new int[longest + 2];
  }

  /** A code without symbols. */
  static Code of(int symbols, int longest) {
    return new Code(symbols, longest);
  }

  /** The code with these lengths. */
  static Code of(byte[] lengths) {
    var code = new Code(lengths.length, DeflateFormat.LONGEST_CODE);
    for (int symbol = 0; symbol < lengths.length; symbol++) {
      code.lengths[symbol] = lengths[symbol];
      code.numbers[lengths[symbol]]++;
    }
    code.numbers[0] = 0;
    code.assign();
    return code;
  }

  /** How many bits stand for the symbol; 0 if it does not occur. */
  int length(int symbol) {
    return lengths[symbol];
  }

  /** The bits, in the order in which they are written. */
  int bits(int symbol) {
    return bits[symbol];
  }

  /** How many symbols there are up to the last one that occurs. */
  int used() {
    int used = lengths.length;
    while (lengths[used - 1] == 0) {
      used--;
    }
    return used;
  }

  /** How many bits so many symbols take. */
  long cost(int[] counts) {
    long cost = 0;
    for (int symbol = 0; symbol < counts.length; symbol++) {
      cost += (long) counts[symbol] * lengths[symbol];
    }
    return cost;
  }

  /**
   * Makes the code shortest for these counts, of less than 2^22; of codes that are too long, nearly
   * so. If fewer than two symbols occur, others are taken to.
   */
  void fit(int[] counts) {
    int used = sort(counts);
    Arrays.fill(numbers, 0);
    countLengths(used);
    shorten();
    Arrays.fill(lengths, (byte) 0);
    for (int length = longest, i = 0; length > 0; length--) {
      for (int n = numbers[length]; n > 0; n--) {
        lengths[sorted[i++] & (1 << SYMBOL_BITS) - 1] = (byte) length;
      }
    }
    assign();
  }

  /** Has the symbols that occur in the order of how often they do. */
  private int sort(int[] counts) {
    int used = 0;
    for (int symbol = 0; symbol < counts.length; symbol++) {
      if (counts[symbol] > 0) {
        sorted[used++] = counts[symbol] << SYMBOL_BITS | symbol;
      }
    }
    for (int symbol = 0; used < 2; symbol++) {
      if (counts[symbol] == 0) {
        sorted[used++] = 1 << SYMBOL_BITS | symbol;
      }
    }
    Arrays.sort(sorted, 0, used);
    return used;
  }

  /** Joins the two lightest of what is left, over and over; joints become ever heavier. */
  private void countLengths(int used) {
    for (int i = 0; i < used; i++) {
      weights[i] = sorted[i] >>> SYMBOL_BITS;
    }
    int leaf = 0;
    int joint = used;
    int root = 2 * used - 2;
    for (int next = used; next <= root; next++) {
      weights[next] = 0;
      for (int child = 0; child < 2; child++) {
        boolean isLeaf = leaf < used && (joint == next || weights[leaf] <= weights[joint]);
        int lightest = isLeaf ? leaf++ : joint++;
        weights[next] += weights[lightest];
        parents[lightest] = next;
      }
    }
    int[] depths = weights;
    depths[root] = 0;
    for (int node = root - 1; node >= 0; node--) {
      depths[node] = depths[parents[node]] + 1;
      if (node < used) {
        numbers[Math.min(depths[node], longest)]++;
      }
    }
  }

  /** Makes room for symbols that were cut to the longest length, below the next shorter ones. */
  private void shorten() {
    int excess = -(1 << longest);
    for (int length = 1; length <= longest; length++) {
      excess += numbers[length] << longest - length;
    }
    for (; excess > 0; excess--) {
      int length = longest - 1;
      while (numbers[length] == 0) {
        length--;
      }
      numbers[length]--;
      numbers[length + 1] += 2;
      numbers[longest]--;
    }
  }

  /** Gives bits to the symbols: shorter ones first, then in their order. */
  private void assign() {
    int first = 0;
    for (int length = 1; length <= longest; length++) {
      int number = numbers[length];
      numbers[length] = first;
      first = first + number << 1;
    }
    for (int symbol = 0; symbol < lengths.length; symbol++) {
      int length = lengths[symbol];
      if (length > 0) {
        bits[symbol] = Integer.reverse(numbers[length]++) >>> 32 - length;
      }
    }
  }
}
