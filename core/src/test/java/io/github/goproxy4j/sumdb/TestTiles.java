package io.github.goproxy4j.sumdb;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Tiles of a log, perhaps changed on the way, and what was said to be authentic. */
class TestTiles implements TileReader {
  private final TestLog log;
  private final int height;
  private final BiFunction<Tile, byte[], byte[]> change;
  final List<Tile> saved = new ArrayList<>();

  TestTiles(TestLog log, int height) {
    this(log, height, (tile, data) -> data);
  }

  TestTiles(TestLog log, int height, BiFunction<Tile, byte[], byte[]> change) {
    this.log = log;
    this.height = height;
    this.change = change;
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  public List<byte[]> read(List<Tile> tiles) {
    return tiles.stream().map(tile -> change.apply(tile, log.tile(tile))).toList();
  }

  @Override
  public void save(List<Tile> tiles, List<byte[]> data) {
    saved.addAll(tiles);
  }
}
