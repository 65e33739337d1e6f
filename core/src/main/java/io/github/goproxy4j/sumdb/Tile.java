package io.github.goproxy4j.sumdb;

import io.github.goproxy4j.internal.text.GoQuote;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
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
  private static final int MAX_LEVEL = 63;
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

  /**
   * The tile of least width that has the hash of {@code node}, or those it is made of.
   *
   * @throws IllegalArgumentException if no tile has such a height
   */
  public static Tile of(int height, LogNode node) {
    if (height < 1 || height > MAX_HEIGHT) {
      throw new IllegalArgumentException("no tile has height " + height);
    }
    int level = node.level() % height;
    long index = node.number() >> (height - level);
    return new Tile(height, node.level() / height, index, end(height, node));
  }

  /** Where in a tile the hashes begin that are below {@code node}. */
  private static int start(int height, LogNode node) {
    int level = node.level() % height;
    return (int) (node.number() & ((1L << (height - level)) - 1)) << level;
  }

  private static int end(int height, LogNode node) {
    return start(height, node) + (1 << (node.level() % height));
  }

  /**
   * The hash of {@code node}, which is in this tile.
   *
   * @param data the hashes of this tile
   * @throws IllegalArgumentException with Go's text, if it is in another tile or there are too few
   *     bytes
   */
  public LogHash hash(byte[] data, LogNode node) {
    if (level < 0 || level > MAX_LEVEL) {
      throw new IllegalArgumentException("invalid tile " + this);
    }
    if (data.length < byteCount()) {
      throw new IllegalArgumentException("data len " + data.length + " too short for tile " + this);
    }
    Tile least = of(height, node);
    if (least.level != level || least.index != index || least.width > width) {
      throw new IllegalArgumentException(
          "index " + node.storedIndex() + " is in " + least + " not " + this);
    }
    return LogHash.ofNodes(data, start(height, node), end(height, node));
  }

  /** The node over all the hashes of this tile, if it is full. */
  LogNode root() {
    return new LogNode(Math.toIntExact((level + 1) * height), index);
  }

  /** The tile so many levels up that has the hash over this one, as wide as a tree has it. */
  Optional<Tile> ancestor(int generations, long treeSize) {
    long ancestorLevel = level + generations;
    long ancestorIndex = shiftRight(index, (long) generations * height);
    long hashes = shiftRight(treeSize, ancestorLevel * height) - (ancestorIndex << height);
    return hashes <= 0
        ? Optional.empty()
        : Optional.of(
            new Tile(height, ancestorLevel, ancestorIndex, (int) Math.min(hashes, 1L << height)));
  }

  private static long shiftRight(long n, long bits) {
    return bits >= Long.SIZE ? 0 : n >> bits;
  }

  /** The nodes whose hashes it has, if it is none of {@link #DATA}. */
  List<LogNode> nodes() {
    int nodeLevel = Math.toIntExact(level * height);
    long first = index << height;
    return LongStream.range(first, first + width).mapToObj(n -> new LogNode(nodeLevel, n)).toList();
  }

  /** Whether a log of {@code treeSize} records has all its hashes. */
  boolean isIn(long treeSize) {
    return level >= 0
        && level <= MAX_LEVEL
        && index <= treeSize >> height
        && ancestor(0, treeSize).filter(whole -> whole.width >= width).isPresent();
  }

  /** How many bytes its hashes have. */
  long byteCount() {
    return (long) width * LogHash.LENGTH;
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
