package io.github.goproxy4j.internal.deflate;

import java.util.Arrays;

/** The lengths of two codes as they stand before a block: with runs, and a code of their own. */
final class CodeLengths {
  private static final int AGAIN = 16;
  private static final int FEW_ZEROS = 17;
  private static final int MANY_ZEROS = 18;
  private static final int SYMBOL_BITS = 5;

  private final byte[] lengths = new byte[DeflateFormat.LITERALS + DeflateFormat.DISTANCES];
  private final int[] runs = new int[lengths.length]; // a symbol and, above it, its extra bits
  private final int[] counts = new int[DeflateFormat.LENGTHS];
  private final Code code = Code.of(DeflateFormat.LENGTHS, 7);
  private int literals;
  private int distances;
  private int size;

  void set(Code literalCode, Code distanceCode) {
    literals = Math.max(literalCode.used(), DeflateFormat.END_OF_BLOCK + 1);
    distances = distanceCode.used();
    for (int i = 0; i < literals; i++) {
      lengths[i] = (byte) literalCode.length(i);
    }
    for (int i = 0; i < distances; i++) {
      lengths[literals + i] = (byte) distanceCode.length(i);
    }
    findRuns(literals + distances);
    code.fit(counts);
  }

  private void findRuns(int end) {
    size = 0;
    Arrays.fill(counts, 0);
    for (int at = 0; at < end; ) {
      byte length = lengths[at];
      int run = 1;
      while (at + run < end && lengths[at + run] == length) {
        run++;
      }
      at += run;
      if (length != 0) {
        add(length, 0);
        run--;
      }
      while (run >= 3) {
        int most = length != 0 ? 6 : run <= 10 ? 10 : 138;
        int symbol = length != 0 ? AGAIN : run <= 10 ? FEW_ZEROS : MANY_ZEROS;
        int n = Math.min(run, most);
        add(symbol, n - (symbol == MANY_ZEROS ? 11 : 3));
        run -= n;
      }
      for (; run > 0; run--) {
        add(length, 0);
      }
    }
  }

  private void add(int symbol, int extra) {
    runs[size++] = extra << SYMBOL_BITS | symbol;
    counts[symbol]++;
  }

  private static int extraBits(int symbol) {
    return symbol == AGAIN ? 2 : symbol == FEW_ZEROS ? 3 : symbol == MANY_ZEROS ? 7 : 0;
  }

  private int codesWritten() {
    int written = DeflateFormat.LENGTHS;
    while (written > 4 && code.length(DeflateFormat.lengthSymbol(written - 1)) == 0) {
      written--;
    }
    return written;
  }

  /** How many bits they take. */
  long cost() {
    long cost = 14 + 3L * codesWritten() + code.cost(counts);
    for (int symbol = AGAIN; symbol <= MANY_ZEROS; symbol++) {
      cost += (long) counts[symbol] * extraBits(symbol);
    }
    return cost;
  }

  void writeTo(BitOutput out) {
    int written = codesWritten();
    out.write(literals - 257, 5);
    out.write(distances - 1, 5);
    out.write(written - 4, 4);
    for (int i = 0; i < written; i++) {
      out.write(code.length(DeflateFormat.lengthSymbol(i)), 3);
    }
    for (int i = 0; i < size; i++) {
      int symbol = runs[i] & (1 << SYMBOL_BITS) - 1;
      out.write(code.bits(symbol), code.length(symbol));
      out.write(runs[i] >>> SYMBOL_BITS, extraBits(symbol));
    }
  }
}
