package io.github.goproxy4j.sumdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** T9. Every answer is Go's. */
class TileTest {
  @ParameterizedTest
  @CsvSource({
    "tile/4/0/001, 4, 0, 1, 16",
    "tile/4/0/001.p/5, 4, 0, 1, 5",
    "tile/3/5/x123/x456/078, 3, 5, 123456078, 8",
    "tile/3/5/x123/x456/078.p/2, 3, 5, 123456078, 2",
    "tile/1/0/x003/x057/500, 1, 0, 3057500, 2",
    "tile/3/5/123, 3, 5, 123, 8",
    "tile/8/data/x001/000, 8, -1, 1000, 256",
    "tile/30/0/000.p/1073741823, 30, 0, 0, 1073741823",
    "tile/8/64/000, 8, 64, 0, 256",
    "tile/8/9223372036854775807/000, 8, 9223372036854775807, 0, 256",
    "tile/1/0/x009/x223/x372/x036/x854/x775/807, 1, 0, 9223372036854775807, 2",
  })
  void isWrittenAsItsPath(String path, int height, long level, long index, int width) {
    var tile = new Tile(height, level, index, width);

    assertThat(tile.path()).isEqualTo(path);
    assertThat(Tile.parse(path)).isEqualTo(tile);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tile",
        "tile/8/0",
        "/tile/8/0/000",
        "tile/8/0/000/",
        "tiles/8/0/000",
        "tile/0/0/000",
        "tile/31/0/000",
        "tile/-1/0/000",
        "tile/+8/0/000",
        "tile/08/0/000",
        "tile/8/-1/000",
        "tile/8/00/000",
        "tile/8/Data/000",
        "tile/8/9223372036854775808/000",
        "tile/8/0/00",
        "tile/8/0/0000",
        "tile/8/0/x000",
        "tile/8/0/x000/001",
        "tile/8/0/001/002",
        "tile/8/0/x1/002",
        "tile/8/0/X001/002",
        "tile/8/0/xx01/002",
        "tile/8/0/-01",
        "tile/8/0/x009/x223/x372/x036/x854/x775/808",
        "tile/8/0/x018/x446/x744/x073/x709/x551/616",
        "tile/8/0/000.p",
        "tile/8/0/000.p/",
        "tile/8/0/000.p/0",
        "tile/8/0/000.p/01",
        "tile/8/0/000.p/256",
        "tile/8/0/000.p/-1",
        "tile/8/0/000.p/1/2",
        "tile/8/0/x.p/1",
        "tile/8/0.p/1",
        "tile/8/0/x001.p/001",
        "tile/8/0/000.P/1",
        "tile/8/0/\u0661\u0661\u0661",
        "tile/8/0/000\n",
      })
  void refusesWhatIsNotExactlyAPath(String path) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tile.parse(path))
        .withMessageStartingWith("malformed tile path \"");
  }

  @Test
  void quotesThePath() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tile.parse("tile/\n"))
        .withMessage("malformed tile path \"tile/\\n\"");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 1",
    "31, 0, 0, 1",
    "8, -2, 0, 1",
    "8, 0, -1, 1",
    "8, 0, 0, 0",
    "8, 0, 0, 257",
    "-2147483648, 0, 0, 1",
  })
  void refusesNumbersOutOfRange(int height, long level, long index, int width) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Tile(height, level, index, width))
        .withMessage(
            "no tile has height %d, level %d, index %d and width %d", height, level, index, width);
  }

  @Test
  void becomesFull() {
    var tile = new Tile(8, 1, 2, 255);

    assertThat(tile.isFull()).isFalse();
    assertThat(tile.full()).isEqualTo(new Tile(8, 1, 2, 256));
    assertThat(tile.full().isFull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "2, 0, 12, tile/2/0/003.p/1",
    "2, 3, 1, tile/2/1/000.p/4",
    "3, 8, 5, tile/3/2/002.p/8"
  })
  void hasANodeInAsFewHashesAsPossible(int height, int level, long number, String path) {
    Tile tile = Tile.of(height, new LogNode(level, number));

    assertThat(tile.isFull() ? tile.path() + ".p/" + tile.width() : tile.path()).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 31})
  void refusesHeightsOutOfRange(int height) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tile.of(height, LogNode.ofRecord(1)))
        .withMessage("no tile has height " + height);
  }

  @Test
  void knowsTheHashesOfItsNodes() {
    TestLog log = TestLog.of(16);
    var tile = new Tile(2, 1, 0, 3);
    byte[] data = log.tile(tile);

    assertThat(tile.hash(data, new LogNode(2, 1))).isEqualTo(log.hash(new LogNode(2, 1)));
    assertThat(tile.hash(data, new LogNode(3, 0))).isEqualTo(log.hash(new LogNode(3, 0)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tile.hash(data, new LogNode(2, 3)))
        .withMessage("index 28 is in tile/2/1/000 not tile/2/1/000.p/3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tile.hash(data, LogNode.ofRecord(0)))
        .withMessage("index 0 is in tile/2/0/000.p/1 not tile/2/1/000.p/3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tile.hash(new byte[95], new LogNode(2, 1)))
        .withMessage("data len 95 too short for tile tile/2/1/000.p/3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Tile(2, 64, 0, 3).hash(data, new LogNode(2, 1)))
        .withMessage("invalid tile tile/2/64/000.p/3");
  }

  @Property
  void readsWhatItWrites(
      @ForAll @IntRange(min = 1, max = 30) int height,
      @ForAll @LongRange(min = -1) long level,
      @ForAll @LongRange(min = 0) long index,
      @ForAll @IntRange(min = 1, max = 1 << 30) int width) {
    var tile = new Tile(height, level, index, Math.min(width, 1 << height));

    assertThat(Tile.parse(tile.path())).isEqualTo(tile);
  }
}
