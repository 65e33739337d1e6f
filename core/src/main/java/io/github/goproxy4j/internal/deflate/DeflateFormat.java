package io.github.goproxy4j.internal.deflate;

import java.util.Arrays;

/** The numbers of deflate. */
public final class DeflateFormat {
  /** How far back a match may be. */
  public static final int WINDOW = 32 * 1024;

  /** How long a match may be. */
  public static final int LONGEST_MATCH = 258;

  /** The symbol behind the last one of a block; those above it are lengths. */
  public static final int END_OF_BLOCK = 256;

  /** How many symbols for literals and lengths there are, besides two that mean nothing. */
  public static final int LITERALS = 286;

  /** How many symbols for distances there are, besides two that mean nothing. */
  public static final int DISTANCES = 30;

  /** How many symbols the lengths of codes are written with. */
  public static final int LENGTHS = 19;

  /** How many bits a code may have. */
  public static final int LONGEST_CODE = 15;

  private static final byte[] ORDER_OF_LENGTHS = {
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15
  };

  private DeflateFormat() {}

  /** The symbol that is number {@code i} of those which the lengths of codes are written with. */
  public static int lengthSymbol(int i) {
    return ORDER_OF_LENGTHS[i];
  }

  /** The lengths of the fixed code of literals and lengths, with the two that mean nothing. */
  public static byte[] fixedLiterals() {
    byte[] lengths = new byte[LITERALS + 2];
    Arrays.fill(lengths, 0, 144, (byte) 8);
    Arrays.fill(lengths, 144, 256, (byte) 9);
    Arrays.fill(lengths, 256, 280, (byte) 7);
    Arrays.fill(lengths, 280, lengths.length, (byte) 8);
    return lengths;
  }

  /** The lengths of the fixed code of distances, with the two that mean nothing. */
  public static byte[] fixedDistances() {
    byte[] lengths = new byte[DISTANCES + 2];
    Arrays.fill(lengths, (byte) 5);
    return lengths;
  }

  /** How many bits follow the symbol of a length. */
  public static int extraBitsOfLength(int symbol) {
    return symbol < 265 || symbol == 285 ? 0 : (symbol - 261) / 4;
  }

  /** The shortest length that the symbol stands for. */
  public static int leastLength(int symbol) {
    return symbol == 285
        ? LONGEST_MATCH
        : symbol < 265 ? symbol - 254 : ((symbol - 265) % 4 + 4 << extraBitsOfLength(symbol)) + 3;
  }

  /** How many bits follow the symbol of a distance. */
  public static int extraBitsOfDistance(int symbol) {
    return symbol < 4 ? 0 : (symbol - 2) / 2;
  }

  /** The shortest distance that the symbol stands for. */
  public static int leastDistance(int symbol) {
    return symbol < 4 ? symbol + 1 : (symbol % 2 + 2 << extraBitsOfDistance(symbol)) + 1;
  }
}
