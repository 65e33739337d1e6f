package io.github.goproxy4j.sumdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** T10. */
class TileHashReaderTest {
  private static final TestLog LOG = TestLog.of(300);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8, 30})
  void hasEveryHashOfATree(int height) throws IOException {
    for (int size = 1; size <= 40; size++) {
      var tiles = new TestTiles(LOG, height);
      var reader = new TileHashReader(LOG.tree(size), tiles);
      List<LogNode> nodes = TestLog.nodes(size);

      assertThat(reader.read(nodes)).isEqualTo(LOG.hashes(nodes));
      for (LogNode node : nodes) {
        assertThat(reader.read(List.of(node))).containsExactly(LOG.hash(node));
      }
    }
  }

  @Test
  void savesTheTilesItHasRead() throws IOException {
    var tiles = new TestTiles(LOG, 2);

    new TileHashReader(LOG.tree(15), tiles).read(List.of(LogNode.ofRecord(1)));

    assertThat(tiles.saved)
        .extracting(Tile::path)
        .containsExactly("tile/2/1/000.p/3", "tile/2/0/003.p/3", "tile/2/0/000");
  }

  /** The forged log is told in all tiles, or in those that do not make up the hash of the tree. */
  @ParameterizedTest
  @CsvSource({"2, 13", "2, 255", "1, 13", "3, 255", "8, 300"})
  void acceptsNoForgedLeaf(int height, int size) {
    for (int id = 0; id < size; id++) {
      LogNode leaf = LogNode.ofRecord(id);
      TestLog forged = forged(id);
      Set<Tile> end = tilesOfTreeHash(height, size);

      assertRefused(size, leaf, new TestTiles(LOG, height, (t, d) -> withLeaf(t, d, forged, leaf)));
      assertRefused(size, leaf, new TestTiles(forged, height));
      if (!end.contains(Tile.of(height, leaf).ancestor(0, size).orElseThrow())) {
        assertRefused(
            size, leaf, new TestTiles(LOG, height, (t, d) -> end.contains(t) ? d : forged.tile(t)));
      }
    }
  }

  private static void assertRefused(int size, LogNode leaf, TestTiles tiles) {
    for (List<LogNode> nodes : List.of(List.of(leaf), List.of(LogNode.ofRecord(0), leaf))) {
      assertThatThrownBy(() -> new TileHashReader(LOG.tree(size), tiles).read(nodes))
          .as("record %s", leaf.number())
          .isInstanceOf(InauthenticDataException.class)
          .hasMessage("downloaded inconsistent tile");
    }
    assertThat(tiles.saved).isEmpty();
  }

  private static TestLog forged(int id) {
    var forged = new TestLog();
    for (int i = 0; i < LOG.size(); i++) {
      forged.add(i == id ? "forged\n" : LOG.record(i).text());
    }
    return forged;
  }

  private static Set<Tile> tilesOfTreeHash(int height, int size) {
    return LogRange.ofLog(size).nodes().stream()
        .map(node -> Tile.of(height, node).ancestor(0, size).orElseThrow())
        .collect(Collectors.toSet());
  }

  private static byte[] withLeaf(Tile tile, byte[] data, TestLog forged, LogNode leaf) {
    long position = leaf.number() - (tile.index() << tile.height());
    if (tile.level() == 0 && position >= 0 && position < tile.width()) {
      byte[] hash = forged.hash(leaf).bytes();
      System.arraycopy(hash, 0, data, (int) position * LogHash.LENGTH, LogHash.LENGTH);
    }
    return data;
  }

  @Test
  void acceptsNoTileOfAnotherLength() {
    for (int length : new int[] {0, 1, 31, 127, 129, 256}) {
      var tiles =
          new TestTiles(LOG, 2, (t, data) -> t.index() == 1 ? Arrays.copyOf(data, length) : data);

      assertThatThrownBy(
              () -> new TileHashReader(LOG.tree(13), tiles).read(List.of(LogNode.ofRecord(5))))
          .isInstanceOf(InauthenticDataException.class)
          .hasMessage(
              "TileReader returned bad result slice (tile/2/0/001 len=%d, want 128)", length);
      assertThat(tiles.saved).isEmpty();
    }
  }

  @Test
  void acceptsNoTileOfAnotherTree() {
    var tree = new LogTree(13, LogHash.EMPTY);

    assertThatThrownBy(() -> new TileHashReader(tree, new TestTiles(LOG, 2)).read(List.of()))
        .isInstanceOf(InauthenticDataException.class);
  }

  @Test
  void hasNoHashesOfLaterRecords() {
    var reader = new TileHashReader(LOG.tree(13), new TestTiles(LOG, 2));

    for (LogNode node : List.of(LogNode.ofRecord(13), new LogNode(1, 6), new LogNode(63, 0))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> reader.read(List.of(node)))
          .withMessage("indexes not in tree");
    }
  }

  @Test
  void hasNoHashesOfAnEmptyTree() throws IOException {
    var reader = new TileHashReader(LogTree.EMPTY, new TestTiles(LOG, 2));

    assertThat(reader.read(List.of())).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> reader.read(List.of(LogNode.ofRecord(0))))
        .withMessage("indexes not in tree");
  }

  /** Nobody has as many records, but somebody may sign that he does. */
  @Test
  void readsOfTheLargestTreeNoMoreTilesThanOfAnyOther() {
    var tree = new LogTree(Long.MAX_VALUE, LogHash.EMPTY);
    var tiles =
        new TestTiles(LOG, 8) {
          @Override
          public List<byte[]> read(List<Tile> tiles) {
            saved.addAll(tiles);
            return tiles.stream().map(tile -> new byte[(int) tile.byteCount()]).toList();
          }
        };

    assertThatThrownBy(
            () -> new TileHashReader(tree, tiles).read(List.of(LogNode.ofRecord(1L << 62))))
        .isInstanceOf(InauthenticDataException.class);
    assertThat(tiles.saved).hasSizeLessThan(20);
  }
}
