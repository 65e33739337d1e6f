package io.github.goproxy4j.archive;

import java.util.stream.IntStream;

/** The code of the symbols 0, 1, 2 ... that the lengths of their bits determine. */
final class HuffmanCode {
  private static final int LONGEST = 15;

  private final int[] counts = new int[LONGEST + 1]; // of the symbols of each length
  private final int[] symbols; // in the order of their bits
  private final byte[] lengths; // of these
  private int shortest;

  /** The code of the symbols whose lengths stand between two places; 0 is for an unused one. */
  HuffmanCode(byte[] given, int from, int to) {
    int[] used = IntStream.range(from, to).filter(i -> given[i] > 0).toArray();
    symbols = new int[used.length];
    lengths = new byte[used.length];
    int filled = 0;
    for (byte length = 1; length <= LONGEST; length++) {
      for (int i : used) {
        if (given[i] == length) {
          counts[length]++;
          lengths[filled] = length;
          symbols[filled++] = i - from;
        }
      }
    }
    shortest = filled == 0 ? 0 : lengths[0];
  }

  /** Whether Go takes it: each sequence of bits means something, or there is at most one bit. */
  boolean isValid() {
    int unassigned = 1;
    for (int length = 1; length <= LONGEST; length++) {
      unassigned = 2 * unassigned - counts[length];
      if (unassigned < 0) {
        return false;
      }
    }
    return unassigned == 0 || symbols.length == 0 || symbols.length == 1 && shortest == 1;
  }

  /** How many bits Go reads before it looks a symbol up. */
  int shortest() {
    return shortest;
  }

  /** Says that Go reads that many bits for each symbol. */
  void readAtLeast(int length) {
    shortest = Math.max(shortest, length);
  }

  /** How many of the bits, lowest first, are a symbol; none if they begin with no symbol. */
  int lengthOfNext(int bits) {
    int place = place(bits);
    return place < 0 ? 0 : lengths[place];
  }

  /** The symbol that the bits begin with. */
  int next(int bits) {
    return symbols[place(bits)];
  }

  /** Where in the order of the symbols; -1 if nowhere. */
  private int place(int bits) {
    int code = 0;
    int first = 0;
    int before = 0;
    for (int length = 1; length <= LONGEST; length++) {
      code = 2 * code + (bits >>> (length - 1) & 1);
      first = 2 * first;
      if (code - first < counts[length]) {
        return before + code - first;
      }
      first += counts[length];
      before += counts[length];
    }
    return -1;
  }
}
