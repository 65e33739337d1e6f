package io.github.goproxy4j.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.blob.Blob;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** C22: our own decoder, without a checksum that forgives it. */
class InflationTest {
  private static final int ENOUGH = 16 << 20;

  private final Inflation inflation = new Inflation();

  /** Bytes that are not read at once. */
  private record SlowBlob(Blob blob, int piece) implements Blob {
    @Override
    public long size() {
      return blob.size();
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
      int most = Math.min(piece, target.remaining());
      int n = blob.read(target.slice(target.position(), most), position);
      target.position(target.position() + Math.max(0, n));
      return n;
    }

    @Override
    public void close() {}
  }

  private Optional<byte[]> decode(byte[] data, int piece) throws IOException {
    var content = new ByteArrayOutputStream();
    var section = Section.of(new SlowBlob(Blob.ofBytes(data), piece), 0, data.length);
    long count = inflation.decode(section, ENOUGH, content::write);
    return count < 0 ? Optional.empty() : Optional.of(content.toByteArray());
  }

  private static Optional<byte[]> decodeByJdk(byte[] data) {
    var content = new ByteArrayOutputStream();
    var inflater = new Inflater(true);
    try {
      inflater.setInput(data);
      byte[] buffer = new byte[1 << 16];
      for (int n = inflater.inflate(buffer); n > 0; n = inflater.inflate(buffer)) {
        content.write(buffer, 0, n);
      }
      return inflater.finished() ? Optional.of(content.toByteArray()) : Optional.empty();
    } catch (DataFormatException e) {
      return Optional.empty();
    } finally {
      inflater.end();
    }
  }

  @Property(tries = 80, shrinking = ShrinkingMode.OFF)
  @Label("C22: blocks of every kind and size, in every place")
  void decodesWhatNoCompressorWrites(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 16) int blocks,
      @ForAll @IntRange(min = 1, max = 100_000) int piece)
      throws IOException {
    var maker = new DeflateMaker(new Random(seed));
    byte[] data = maker.make(blocks);

    assertThat(decodeByJdk(data)).hasValue(maker.content());
    assertThat(decode(data, piece)).hasValue(maker.content());
  }

  @Property(tries = 80, shrinking = ShrinkingMode.OFF)
  @Label("C22: damaged data are decoded as by the JDK or not at all")
  void decodesNothingThatIsDamaged(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int blocks) throws IOException {
    var random = new Random(seed);
    byte[] data = new DeflateMaker(random).make(blocks);
    int near = random.nextBoolean() ? Math.min(100, data.length) : data.length;
    for (int i = random.nextInt(4); i >= 0; i--) {
      data[random.nextInt(near)] ^= (byte) (1 << random.nextInt(8));
      decodesLikeTheJdkOrNotAtAll(data);
    }
    decodesLikeTheJdkOrNotAtAll(Arrays.copyOf(data, random.nextInt(data.length)));
  }

  private void decodesLikeTheJdkOrNotAtAll(byte[] data) throws IOException {
    Optional<byte[]> decoded = decode(data, Integer.MAX_VALUE);
    if (decoded.isPresent()) {
      assertThat(decodeByJdk(data)).hasValue(decoded.get());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
  void decodesWhatZlibWritesAtEveryLevel(int level) throws IOException {
    for (int strategy : new int[] {0, Deflater.FILTERED, Deflater.HUFFMAN_ONLY}) {
      for (int flush : new int[] {0, Deflater.SYNC_FLUSH, Deflater.FULL_FLUSH}) {
        var random = new Random(level * 100 + strategy * 10 + flush);
        byte[] content = content(random, 700_000 + random.nextInt(300_000));
        byte[] data = deflated(random, content, level, strategy, flush);
        assertThat(decode(data, 1 + random.nextInt(100_000))).hasValue(content);
      }
    }
  }

  /** Places in the input and in the output where buffers end, give or take a few bytes. */
  @Test
  void decodesStoredBlocksWhereverABufferEnds() throws IOException {
    byte[] content = content(new Random(1), 140_000);
    for (int edge : new int[] {32_768, 65_536, 131_072 - 320, 131_072}) {
      for (int at = edge - 700; at <= edge + 20; at += at < edge - 60 ? 7 : 1) {
        byte[] data = stored(content, at);
        assertThat(decode(data, Integer.MAX_VALUE)).hasValue(content);
      }
    }
  }

  /** A first part in large blocks, then small ones to the end. */
  private static byte[] stored(byte[] content, int first) {
    var data = new ByteArrayOutputStream();
    int at = 0;
    while (at < content.length) {
      int n = Math.min(0xFFFF, at < first ? first - at : Math.min(1000, content.length - at));
      data.write(at + n == content.length ? 1 : 0);
      data.writeBytes(new byte[] {(byte) n, (byte) (n >> 8), (byte) ~n, (byte) (~n >> 8)});
      data.write(content, at, n);
      at += n;
    }
    return data.toByteArray();
  }

  /** Text with repetitions near and far, and stretches of noise. */
  private static byte[] content(Random random, int size) {
    byte[] content = new byte[size];
    for (int i = 0; i < size; ) {
      int run = Math.min(size - i, 1 + random.nextInt(600));
      int distance = 1 + random.nextInt(random.nextBoolean() ? 8 : 32_768);
      int alphabet = 1 << 1 + random.nextInt(8);
      for (int end = i + run; i < end; i++) {
        content[i] =
            i >= distance && run % 3 != 0 ? content[i - distance] : (byte) random.nextInt(alphabet);
      }
    }
    return content;
  }

  private static byte[] deflated(
      Random random, byte[] content, int level, int strategy, int flush) {
    var deflater = new Deflater(level, true);
    deflater.setStrategy(strategy);
    var out = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 16];
    for (int at = 0; at < content.length; ) {
      int n = Math.min(content.length - at, 1 + random.nextInt(1 << random.nextInt(18)));
      deflater.setInput(content, at, n);
      int m;
      do {
        m = deflater.deflate(buffer, 0, buffer.length, flush);
        out.write(buffer, 0, m);
      } while (m > 0 || !deflater.needsInput());
      at += n;
    }
    deflater.finish();
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return out.toByteArray();
  }
}
