package io.github.goproxy4j.sumdb;

import io.github.goproxy4j.source.Fetch;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * The hashes of a tree, proved by the tiles of a database. They are authentic if the tree is: only
 * when that is known may the tiles be kept, or the tiles of one tree would replace those of
 * another. If tiles that were kept turn out to be broken, others are asked for. Belongs to one
 * thread.
 */
final class TreeHashes implements HashReader {
  private final DatabaseTiles tiles;
  private final LogTree tree;
  private final Fetch fetch;
  private final Map<Tile, byte[]> proved = new HashMap<>();

  TreeHashes(DatabaseTiles tiles, LogTree tree, Fetch fetch) {
    this.tiles = tiles;
    this.tree = tree;
    this.fetch = fetch;
  }

  @Override
  public List<LogHash> read(List<LogNode> nodes) throws IOException {
    var reading = new Reading(this::held);
    try {
      return new TileHashReader(tree, reading).read(nodes);
    } catch (InauthenticDataException e) {
      if (reading.held.isEmpty()) {
        throw e;
      }
      return readAnew(nodes, e);
    }
  }

  private List<LogHash> readAnew(List<LogNode> nodes, InauthenticDataException e)
      throws IOException {
    try {
      return new TileHashReader(tree, new Reading(tile -> Optional.empty())).read(nodes);
    } catch (IOException again) {
      e.addSuppressed(again);
      throw e;
    }
  }

  private Optional<byte[]> held(Tile tile) {
    return Optional.ofNullable(proved.get(tile)).or(() -> tiles.kept(tile));
  }

  /** Keeps the tiles that were asked for; the tree is authentic. */
  void keep() {
    proved.forEach(tiles::keep);
    proved.clear();
  }

  private final class Reading implements TileReader {
    private final Function<Tile, Optional<byte[]>> holder;
    private final Map<Tile, byte[]> held = new HashMap<>();

    Reading(Function<Tile, Optional<byte[]>> holder) {
      this.holder = holder;
    }

    @Override
    public int height() {
      return tiles.height();
    }

    @Override
    public List<byte[]> read(List<Tile> asked) throws IOException {
      asked.forEach(tile -> holder.apply(tile).ifPresent(data -> held.put(tile, data)));
      List<Tile> missing = asked.stream().filter(tile -> !held.containsKey(tile)).toList();
      List<byte[]> fetched = AtOnce.ask(missing, tile -> tiles.fetch(tile, fetch));
      Map<Tile, byte[]> data = new HashMap<>(held);
      for (int i = 0; i < missing.size(); i++) {
        data.put(missing.get(i), fetched.get(i));
      }
      return asked.stream().map(tile -> Objects.requireNonNull(data.get(tile))).toList();
    }

    @Override
    public void save(List<Tile> read, List<byte[]> data) {
      for (int i = 0; i < read.size(); i++) {
        if (!held.containsKey(read.get(i))) {
          proved.put(read.get(i), data.get(i));
        }
      }
    }
  }
}
