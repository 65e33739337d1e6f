package io.github.goproxy4j.sumdb;

import io.github.goproxy4j.internal.text.GoQuote;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the log of a checksum database: {@code width} hashes of level {@code height * level} of
 * the tree, beginning with number {@code index * 2^height}. At level {@link #DATA} it is as many
 * records.
 *
 * @param height how many levels of the tree a tile stands for, from 1 to 30
 * @param level which level of tiles; no tree has more than 63, but any number can be written
 * @param index the number of the tile within its level
 * @param width how many hashes it has, at most {@code 2^height}; fewer only at the end of the log
 */
public record Tile(int height, long level, long index, int width) {
  /** The level of the records themselves. */
  public static final int DATA = -1;

  private static final int MAX_HEIGHT = 30;
  private static final int INDEX_BASE = 1000;
  private static final String DATA_NAME = "data";
  private static final String PARTIAL = ".p";

  /** Takes four numbers in their ranges. */
  public Tile {
    boolean valid =
        height >= 1
            && height <= MAX_HEIGHT
            && level >= DATA
            && index >= 0
            && width >= 1
            && width <= 1 << height;
    if (!valid) {
      throw new IllegalArgumentException(
          "no tile has height "
              + height
              + ", level "
              + level
              + ", index "
              + index
              + " and width "
              + width);
    }
  }

  /**
   * The tile at {@code path}.
   *
   * @throws IllegalArgumentException if that is not exactly the {@link #path} of a tile
   */
  public static Tile parse(String path) {
    try {
      Tile tile = of(Arrays.asList(path.split("/", -1)));
      if (tile.path().equals(path)) {
        return tile;
      }
    } catch (IllegalArgumentException e) {
      throw malformed(path, e);
    }
    throw malformed(path, null);
  }

  private static Tile of(List<String> elements) {
    int size = elements.size();
    if (size < 4) {
      throw new IllegalArgumentException("too short");
    }
    int height = Integer.parseInt(elements.get(1));
    String level = elements.get(2);
    boolean partial = elements.get(size - 2).endsWith(PARTIAL);
    return new Tile(
        height,
        level.equals(DATA_NAME) ? DATA : Long.parseLong(level),
        index(elements.subList(3, partial ? size - 1 : size)),
        partial ? Integer.parseInt(elements.get(size - 1)) : 1 << height);
  }

  private static long index(List<String> elements) {
    return Long.parseLong(String.join("", elements).replace("x", "").replace(PARTIAL, ""));
  }

  private static IllegalArgumentException malformed(String path, @Nullable Throwable cause) {
    return new IllegalArgumentException("malformed tile path " + GoQuote.quote(path), cause);
  }

  /** Whether nothing can be added to it. */
  public boolean isFull() {
    return width == 1 << height;
  }

  /** This tile when nothing can be added to it any more. */
  public Tile full() {
    return new Tile(height, level, index, 1 << height);
  }

  /** Where a database serves it: {@code tile/8/0/x123/456.p/7} (T9). */
  public String path() {
    var digits = new StringBuilder(threeDigits(index % INDEX_BASE));
    for (long n = index / INDEX_BASE; n > 0; n /= INDEX_BASE) {
      digits.insert(0, "x" + threeDigits(n % INDEX_BASE) + "/");
    }
    String name = level == DATA ? DATA_NAME : String.valueOf(level);
    String suffix = isFull() ? "" : PARTIAL + "/" + width;
    return "tile/" + height + "/" + name + "/" + digits + suffix;
  }

  private static String threeDigits(long n) {
    return String.valueOf(n + INDEX_BASE).substring(1);
  }

  /** The {@link #path}. */
  @Override
  public String toString() {
    return path();
  }
}
