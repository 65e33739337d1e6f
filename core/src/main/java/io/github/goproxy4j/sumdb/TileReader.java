package io.github.goproxy4j.sumdb;

import java.io.IOException;
import java.util.List;

/** Gets the tiles of a log from wherever they are. */
public interface TileReader {
  /** The height of all tiles. */
  int height();

  /** The bytes of {@code tiles}, in their order. Nobody has verified them yet. */
  List<byte[]> read(List<Tile> tiles) throws IOException;

  /**
   * Takes back what {@link #read} has given, which turned out to be authentic. Nothing else may be
   * kept.
   */
  void save(List<Tile> tiles, List<byte[]> data) throws IOException;
}
