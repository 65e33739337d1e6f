package io.github.goproxy4j.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.goproxy4j.sumdb.InauthenticDataException;
import io.github.goproxy4j.sumdb.LogHash;
import io.github.goproxy4j.sumdb.LogNode;
import io.github.goproxy4j.sumdb.TestLog;
import io.github.goproxy4j.sumdb.Tile;
import io.github.goproxy4j.sumdb.TileHashReader;
import io.github.goproxy4j.sumdb.TileReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * T9, T10: the path of a tile, and tiles of anybody. The first three bytes are the size of the
 * tree, the height of its tiles and a record; the others change the tiles, wherever they are not
 * zero.
 */
@Fuzzed
class TileFuzzTest {
  private static final TestLog LOG = TestLog.of(255);

  @FuzzTest
  void tile(byte[] bytes) throws Exception {
    Effort.bounded(() -> check(bytes));
  }

  private static void check(byte[] bytes) throws IOException {
    assertPath(new String(bytes, StandardCharsets.UTF_8));
    if (bytes.length > 3) {
      int size = 1 + (bytes[0] & 0xFF) % LOG.size();
      int height = 1 + (bytes[1] & 0xFF) % 8;
      LogNode node = LogNode.ofRecord((bytes[2] & 0xFF) % size);
      assertRead(size, height, node, Arrays.copyOfRange(bytes, 3, bytes.length));
    }
  }

  private static void assertPath(String path) {
    try {
      assertEquals(path, Tile.parse(path).path());
    } catch (IllegalArgumentException e) {
      assertTrue(e.getMessage().startsWith("malformed tile path \""), e::getMessage);
    }
  }

  /** What is believed is true, and so is everything that is kept. */
  private static void assertRead(int size, int height, LogNode node, byte[] change)
      throws IOException {
    var tiles = new ChangedTiles(height, change);
    try {
      List<LogHash> hashes = new TileHashReader(LOG.tree(size), tiles).read(List.of(node));
      assertEquals(List.of(LOG.hash(node)), hashes);
      assertTrue(tiles.isTrue, "T10: a forged tile was believed");
    } catch (InauthenticDataException e) {
      assertTrue(!tiles.isTrue, "a true tile was refused");
      assertTrue(tiles.saved.isEmpty(), "a forged tile was kept");
    }
  }

  private static final class ChangedTiles implements TileReader {
    private final int height;
    private final byte[] change;
    private final List<Tile> saved = new ArrayList<>();
    private int position;
    private boolean isTrue = true;

    ChangedTiles(int height, byte[] change) {
      this.height = height;
      this.change = change;
    }

    @Override
    public int height() {
      return height;
    }

    @Override
    public List<byte[]> read(List<Tile> tiles) {
      return tiles.stream().map(this::changed).toList();
    }

    private byte[] changed(Tile tile) {
      byte[] data = LOG.tile(tile);
      for (int i = 0; i < data.length && position < change.length; i++) {
        isTrue &= change[position] == 0;
        data[i] ^= change[position++];
      }
      return data;
    }

    @Override
    public void save(List<Tile> tiles, List<byte[]> data) {
      saved.addAll(tiles);
    }
  }
}
