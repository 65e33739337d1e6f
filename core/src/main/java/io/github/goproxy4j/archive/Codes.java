package io.github.goproxy4j.archive;

import static io.github.goproxy4j.internal.deflate.DeflateFormat.DISTANCES;
import static io.github.goproxy4j.internal.deflate.DeflateFormat.END_OF_BLOCK;
import static io.github.goproxy4j.internal.deflate.DeflateFormat.LITERALS;
import static io.github.goproxy4j.internal.deflate.DeflateFormat.LONGEST_CODE;

import io.github.goproxy4j.internal.deflate.DeflateFormat;
import java.util.Arrays;

/**
 * A Huffman code of deflate as a table: the next bits are an index, and what is there says how many
 * of them are used and what they mean. Longer codes go on in a second part of the table.
 *
 * <p>An entry has in its lowest six bits how many bits are used up, with the extra bits of a length
 * or a distance; in the next six how many of them are the code. A literal is negative. Zero is no
 * code. Only codes without gaps are taken, but for the one of distances that has no more than one.
 */
final class Codes {
  static final int LITERAL = 1 << 31;
  static final int EXCEPTIONAL = 1 << 15;
  static final int SUBTABLE = 1 << 14;
  static final int VALUE = 16;
  static final int CODE_BITS = 6;

  private static final int[] LITERAL_MEANINGS = literals();
  private static final int[] DISTANCE_MEANINGS = distances();
  private static final int[] LENGTH_MEANINGS = lengths();

  private final int[] meanings;
  private final int rootBits;
  private final int[] table;
  private final int[] counts = new int[LONGEST_CODE + 1];
  private final int[] offsets = new int[LONGEST_CODE + 2];
  private final int[] sorted;

  private Codes(int[] meanings, int rootBits, int size) {
    this.meanings = meanings;
    this.rootBits = rootBits;
    this.table = new int[size];
    this.sorted = new int[meanings.length];
  }

  /** For literals, lengths and the end of a block; ten bits, and what zlib calculated as enough. */
  static Codes ofLiterals() {
    return new Codes(LITERAL_MEANINGS, 10, 1334);
  }

  /** For distances. */
  static Codes ofDistances() {
    return new Codes(DISTANCE_MEANINGS, 8, 402);
  }

  static Codes ofFixedLiterals() {
    return ofLiterals().built(DeflateFormat.fixedLiterals());
  }

  static Codes ofFixedDistances() {
    return ofDistances().built(DeflateFormat.fixedDistances());
  }

  /** For the lengths of the other two. */
  static Codes ofLengths() {
    return new Codes(LENGTH_MEANINGS, 7, 128);
  }

  private Codes built(byte[] lengths) {
    build(lengths, 0, lengths.length);
    return this;
  }

  int[] table() {
    return table;
  }

  int rootBits() {
    return rootBits;
  }

  /** Makes the table for codes of these lengths; false if they are none, or unusual. */
  boolean build(byte[] lengths, int from, int count) {
    Arrays.fill(counts, 0);
    for (int i = 0; i < count; i++) {
      counts[lengths[from + i]]++;
    }
    int used = count - counts[0];
    counts[0] = 0;
    if (used <= 1 && Arrays.equals(meanings, DISTANCE_MEANINGS)) {
      return buildSingle(lengths, from, count);
    }
    int left = 1;
    for (int length = 1; length <= LONGEST_CODE; length++) {
      left = (left << 1) - counts[length];
      offsets[length + 1] = offsets[length] + counts[length];
      if (left < 0) {
        return false;
      }
    }
    if (left != 0 || count > meanings.length) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      int length = lengths[from + i];
      if (length != 0) {
        sorted[offsets[length]++] = i;
      }
    }
    Arrays.fill(offsets, 0);
    fill(used);
    return true;
  }

  private boolean buildSingle(byte[] lengths, int from, int count) {
    Arrays.fill(table, 0, 1 << rootBits, 0);
    for (int i = 0; i < count; i++) {
      if (lengths[from + i] > 1) {
        return false;
      }
      if (lengths[from + i] == 1) {
        for (int at = 0; at < 1 << rootBits; at += 2) {
          table[at] = entry(i, 1);
        }
      }
    }
    return true;
  }

  private void fill(int used) {
    int code = 0;
    int next = 1 << rootBits;
    int subtable = -1;
    int subtableAt = 0;
    int subtableBits = 0;
    for (int i = 0, length = 1; i < used; i++) {
      while (counts[length] == 0) {
        length++;
        code <<= 1;
      }
      counts[length]--;
      int reversed = Integer.reverse(code) >>> 32 - length;
      if (length <= rootBits) {
        int entry = entry(sorted[i], length);
        for (int at = reversed; at < 1 << rootBits; at += 1 << length) {
          table[at] = entry;
        }
      } else {
        int root = reversed & (1 << rootBits) - 1;
        if (root != subtable) {
          subtable = root;
          subtableAt = next;
          subtableBits = subtableBits(length);
          next += 1 << subtableBits;
          table[root] =
              subtableAt << VALUE | EXCEPTIONAL | SUBTABLE | subtableBits << CODE_BITS | rootBits;
        }
        int entry = entry(sorted[i], length - rootBits);
        for (int at = reversed >>> rootBits; at < 1 << subtableBits; at += 1 << length - rootBits) {
          table[subtableAt + at] = entry;
        }
      }
      code++;
    }
  }

  /** How many bits the codes have beyond the root that begin like the next, of this length. */
  private int subtableBits(int length) {
    int bits = length - rootBits;
    int left = (1 << bits) - counts[length] - 1;
    while (left > 0) {
      bits++;
      left = (left << 1) - counts[rootBits + bits];
    }
    return bits;
  }

  private int entry(int symbol, int length) {
    int meaning = meanings[symbol];
    return meaning == 0 ? 0 : meaning + (length << CODE_BITS) + length;
  }

  /** With two that mean nothing. */
  private static int[] literals() {
    int[] meanings = new int[LITERALS + 2];
    for (int i = 0; i < END_OF_BLOCK; i++) {
      meanings[i] = LITERAL | i << VALUE;
    }
    meanings[END_OF_BLOCK] = EXCEPTIONAL;
    for (int i = END_OF_BLOCK + 1; i < LITERALS; i++) {
      meanings[i] = DeflateFormat.leastLength(i) << VALUE | DeflateFormat.extraBitsOfLength(i);
    }
    return meanings;
  }

  /** With two that mean nothing. */
  private static int[] distances() {
    int[] meanings = new int[DISTANCES + 2];
    for (int i = 0; i < DISTANCES; i++) {
      meanings[i] = DeflateFormat.leastDistance(i) << VALUE | DeflateFormat.extraBitsOfDistance(i);
    }
    return meanings;
  }

  private static int[] lengths() {
    int[] meanings = new int[DeflateFormat.LENGTHS];
    for (int i = 0; i < meanings.length; i++) {
      meanings[i] = LITERAL | i << VALUE;
    }
    return meanings;
  }
}
