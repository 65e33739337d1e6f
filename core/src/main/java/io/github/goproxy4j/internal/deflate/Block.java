package io.github.goproxy4j.internal.deflate;

import static io.github.goproxy4j.internal.deflate.DeflateFormat.DISTANCES;
import static io.github.goproxy4j.internal.deflate.DeflateFormat.END_OF_BLOCK;
import static io.github.goproxy4j.internal.deflate.DeflateFormat.LITERALS;
import static io.github.goproxy4j.internal.deflate.DeflateFormat.LONGEST_CODE;
import static io.github.goproxy4j.internal.deflate.DeflateFormat.LONGEST_MATCH;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Literals and matches, which are collected to be written with codes that suit them. */
final class Block {
  private static final int MOST = 16 * 1024;
  private static final int SPARE = 64;

  /** How many bytes a block takes at most. */
  static final int ROOM = 6 * (MOST + SPARE) + 1024;

  private static final int STORED = 0;
  private static final int FIXED = 1;
  private static final int DYNAMIC = 2;
  private static final int STORED_HEADER = 3 + 7 + 32;

  private static final int FIRST_LENGTH = 257;
  private static final int LENGTH_BITS = 9;
  private static final int LENGTH_MASK = (1 << LENGTH_BITS) - 1;
  private static final Code FIXED_LITERALS = Code.of(DeflateFormat.fixedLiterals());
  private static final Code FIXED_DISTANCES = Code.of(DeflateFormat.fixedDistances());
  private static final int[] LENGTH_EXTRAS =
      IntStream.range(0, LITERALS)
          .map(i -> i < FIRST_LENGTH ? 0 : DeflateFormat.extraBitsOfLength(i))
          .toArray();
  private static final int[] LEAST_LENGTHS =
      IntStream.range(0, LITERALS)
          .map(i -> i < FIRST_LENGTH ? 0 : DeflateFormat.leastLength(i))
          .toArray();
  private static final int[] DISTANCE_EXTRAS =
      IntStream.range(0, DISTANCES).map(DeflateFormat::extraBitsOfDistance).toArray();
  private static final int[] LEAST_DISTANCES =
      IntStream.range(0, DISTANCES).map(DeflateFormat::leastDistance).toArray();
  private static final int[] SYMBOLS_OF_LENGTHS = symbolsOfLengths();

  private final Code literalCode = Code.of(LITERALS, LONGEST_CODE);
  private final Code distanceCode = Code.of(DISTANCES, LONGEST_CODE);
  private final CodeLengths codeLengths = new CodeLengths();
  private final int[] literalCounts = new int[LITERALS];
  private final int[] distanceCounts = new int[DISTANCES];

  /** A literal, or a length and, above it, a distance. */
  private final int[] items = new int[MOST + SPARE];

  private int size;

  /** Whether it should be written; there is still room for some. */
  boolean isFull() {
    return size >= MOST;
  }

  void begin() {
    size = 0;
    Arrays.fill(literalCounts, 0);
    Arrays.fill(distanceCounts, 0);
    literalCounts[END_OF_BLOCK] = 1;
  }

  void addLiteral(byte literal) {
    items[size++] = literal & 0xFF;
    literalCounts[literal & 0xFF]++;
  }

  void addMatch(int length, int distance) {
    items[size++] = distance << LENGTH_BITS | length;
    literalCounts[SYMBOLS_OF_LENGTHS[length]]++;
    distanceCounts[symbolOfDistance(distance)]++;
  }

  private static int symbolOfDistance(int distance) {
    int zeroBased = distance - 1;
    if (zeroBased < 2) {
      return zeroBased;
    }
    int highest = 31 - Integer.numberOfLeadingZeros(zeroBased);
    return 2 * highest + (zeroBased >>> highest - 1 & 1);
  }

  /**
   * Writes the block in the shortest way.
   *
   * @param content where the content of the block is, if it is no longer than the window
   */
  void writeTo(BitOutput out, boolean last, byte[] content, int from, int length)
      throws IOException {
    literalCode.fit(literalCounts);
    distanceCode.fit(distanceCounts);
    codeLengths.set(literalCode, distanceCode);
    long fixed = cost(FIXED_LITERALS, FIXED_DISTANCES);
    long dynamic = codeLengths.cost() + cost(literalCode, distanceCode);
    if (length <= DeflateFormat.WINDOW && STORED_HEADER + 8L * length < Math.min(fixed, dynamic)) {
      begin(out, last, STORED);
      out.align();
      out.write(length | (long) (length ^ 0xFFFF) << 16, 32);
      out.write(content, from, length);
    } else if (fixed <= dynamic) {
      begin(out, last, FIXED);
      writeItems(out, FIXED_LITERALS, FIXED_DISTANCES);
    } else {
      begin(out, last, DYNAMIC);
      codeLengths.writeTo(out);
      writeItems(out, literalCode, distanceCode);
    }
  }

  private static void begin(BitOutput out, boolean last, int kind) {
    out.write((last ? 1 : 0) | kind << 1, 3);
  }

  /** How many bits the items take. */
  private long cost(Code literals, Code distances) {
    long cost = literals.cost(literalCounts) + distances.cost(distanceCounts);
    for (int symbol = FIRST_LENGTH; symbol < LITERALS; symbol++) {
      cost += (long) literalCounts[symbol] * LENGTH_EXTRAS[symbol];
    }
    for (int symbol = 0; symbol < DISTANCES; symbol++) {
      cost += (long) distanceCounts[symbol] * DISTANCE_EXTRAS[symbol];
    }
    return cost;
  }

  private void writeItems(BitOutput out, Code literals, Code distances) {
    for (int i = 0; i < size; i++) {
      int item = items[i];
      if (item <= LENGTH_MASK) {
        out.write(literals.bits(item), literals.length(item));
      } else {
        writeMatch(out, literals, distances, item & LENGTH_MASK, item >>> LENGTH_BITS);
      }
    }
    out.write(literals.bits(END_OF_BLOCK), literals.length(END_OF_BLOCK));
  }

  private static void writeMatch(
      BitOutput out, Code literals, Code distances, int length, int distance) {
    int symbol = SYMBOLS_OF_LENGTHS[length];
    long bits = literals.bits(symbol);
    int count = literals.length(symbol);
    bits |= (long) (length - LEAST_LENGTHS[symbol]) << count;
    count += LENGTH_EXTRAS[symbol];
    symbol = symbolOfDistance(distance);
    bits |= (long) distances.bits(symbol) << count;
    count += distances.length(symbol);
    bits |= (long) (distance - LEAST_DISTANCES[symbol]) << count;
    out.write(bits, count + DISTANCE_EXTRAS[symbol]);
  }

  private static int[] symbolsOfLengths() {
    int[] symbols = new int[LONGEST_MATCH + 1];
    for (int symbol = FIRST_LENGTH; symbol < LITERALS; symbol++) {
      Arrays.fill(symbols, DeflateFormat.leastLength(symbol), symbols.length, symbol);
    }
    return symbols;
  }
}
