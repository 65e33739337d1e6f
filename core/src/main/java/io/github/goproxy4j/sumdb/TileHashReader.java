package io.github.goproxy4j.sumdb;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The hashes of a log, from tiles that nobody needs to be trusted for: every hash is proved to be
 * in the tree (T10). Safe for use by many threads if the reader of tiles is.
 */
public final class TileHashReader implements HashReader {
  private final LogTree tree;
  private final TileReader tiles;

  /** The hashes of {@code tree}, which is known to be right. */
  public TileHashReader(LogTree tree, TileReader tiles) {
    this.tree = tree;
    this.tiles = tiles;
  }

  /**
   * {@inheritDoc}
   *
   * @throws InauthenticDataException if a tile is not one of this tree
   * @throws IllegalArgumentException if the tree does not have such a node
   */
  @Override
  public List<LogHash> read(List<LogNode> nodes) throws IOException {
    var reading = new Reading();
    for (LogNode node : nodes) {
      reading.plan(node);
    }
    reading.fetch();
    reading.authenticate();
    reading.save();
    return nodes.stream().map(reading::hash).toList();
  }

  /**
   * One round of reading. First come the tiles at the end of the log, which have the nodes that the
   * hash of the tree is made of, then all others with parents before their children.
   */
  private final class Reading {
    private final List<LogNode> subtrees = LogRange.ofLog(tree.size()).nodes();
    private final Set<Tile> planned = new LinkedHashSet<>();
    private final List<Tile> children = new ArrayList<>();
    private final Map<Tile, byte[]> data = new HashMap<>();

    Reading() {
      subtrees.forEach(subtree -> planned.add(tileOf(subtree)));
    }

    private Tile tileOf(LogNode node) {
      return ancestor(Tile.of(tiles.height(), node), 0);
    }

    private Tile ancestor(Tile tile, int generations) {
      Optional<Tile> ancestor = tile.ancestor(generations, tree.size());
      return ancestor.orElseThrow(() -> new IllegalArgumentException("indexes not in tree"));
    }

    void plan(LogNode node) {
      if (!node.isIn(tree.size())) {
        throw new IllegalArgumentException("indexes not in tree");
      }
      Tile tile = tileOf(node);
      int generations = 0;
      while (!planned.contains(ancestor(tile, generations))) {
        generations++;
      }
      for (generations--; generations >= 0; generations--) {
        Tile child = ancestor(tile, generations);
        planned.add(child);
        children.add(child);
      }
    }

    void fetch() throws IOException {
      List<Tile> order = List.copyOf(planned);
      List<byte[]> read = tiles.read(order);
      for (int i = 0; i < order.size(); i++) {
        requireLength(order.get(i), read.get(i));
        data.put(order.get(i), read.get(i));
      }
    }

    private void requireLength(Tile tile, byte[] bytes) throws IOException {
      if (bytes.length != tile.byteCount()) {
        throw InauthenticDataException.ofLength(tile, bytes.length);
      }
    }

    /** Every hash of the tiles at the end is part of the tree's hash; all others have a parent. */
    void authenticate() throws IOException {
      if (!subtrees.isEmpty()) {
        List<LogHash> hashes = subtrees.stream().map(this::hash).toList();
        requireEqual(LogRange.hash(hashes), tree.hash());
      }
      for (Tile child : children) {
        LogHash actual = LogHash.ofNodes(bytesOf(child), 0, child.width());
        requireEqual(actual, hash(child.root()));
      }
    }

    private void requireEqual(LogHash actual, LogHash expected) throws IOException {
      if (!actual.equals(expected)) {
        throw InauthenticDataException.ofTile();
      }
    }

    void save() throws IOException {
      List<Tile> order = List.copyOf(planned);
      tiles.save(order, order.stream().map(this::bytesOf).toList());
    }

    LogHash hash(LogNode node) {
      Tile tile = tileOf(node);
      return tile.hash(bytesOf(tile), node);
    }

    private byte[] bytesOf(Tile tile) {
      return Objects.requireNonNull(data.get(tile));
    }
  }
}
