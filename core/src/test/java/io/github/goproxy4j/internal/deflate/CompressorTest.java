package io.github.goproxy4j.internal.deflate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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

/** Z25: what is compressed comes out again, and its bytes depend on nothing else. */
class CompressorTest {
  private final Compressor compressor = new Compressor();

  private byte[] compressed(InputStream content) throws IOException {
    var out = new ByteArrayOutputStream();
    compressor.run(content, out);
    assertThat(compressor.bytesWritten()).isEqualTo(out.size());
    return out.toByteArray();
  }

  private byte[] compressed(byte[] content) throws IOException {
    byte[] data = compressed(new ByteArrayInputStream(content));
    assertThat(compressor.bytesRead()).isEqualTo(content.length);
    return data;
  }

  private static byte[] inflated(byte[] data, int size) throws DataFormatException {
    var inflater = new Inflater(true);
    try {
      inflater.setInput(data);
      byte[] content = new byte[size + 1];
      int n = 0;
      while (!inflater.finished()) {
        int more = inflater.inflate(content, n, content.length - n);
        assertThat(more > 0 || inflater.finished()).as("there is more to come").isTrue();
        n += more;
      }
      assertThat(inflater.getRemaining()).as("bytes behind the end").isZero();
      return Arrays.copyOf(content, n);
    } finally {
      inflater.end();
    }
  }

  /** Words over and over, runs of one byte, what was far back, and noise. */
  private static byte[] content(Random random, int size) {
    byte[] content = new byte[size];
    int alphabet = 1 + random.nextInt(256);
    for (int i = 0; i < size; ) {
      int run = Math.min(size - i, 1 + random.nextInt(1 << 1 + random.nextInt(12)));
      int distance = 1 + random.nextInt(random.nextBoolean() ? 8 : 40_000);
      boolean copy = random.nextInt(3) > 0;
      for (int end = i + run; i < end; i++) {
        content[i] =
            i >= distance && copy ? content[i - distance] : (byte) random.nextInt(alphabet);
      }
    }
    return content;
  }

  @Property(tries = 150, shrinking = ShrinkingMode.OFF)
  @Label("Z25: whatever is compressed comes out again")
  void losesNothing(@ForAll long seed, @ForAll @IntRange(max = 600_000) int size) throws Exception {
    byte[] content = content(new Random(seed), size);

    assertThat(inflated(compressed(content), size)).isEqualTo(content);
  }

  @Property(tries = 500, shrinking = ShrinkingMode.OFF)
  @Label("Z25: whatever is small and is compressed comes out again")
  void losesNothingThatIsSmall(@ForAll long seed, @ForAll @IntRange(max = 300) int size)
      throws Exception {
    byte[] content = content(new Random(seed), size);

    assertThat(inflated(compressed(content), size)).isEqualTo(content);
  }

  @Property(tries = 30, shrinking = ShrinkingMode.OFF)
  @Label("Z25: neither what came before nor how it is read changes the bytes")
  void dependsOnTheContentAlone(@ForAll long seed, @ForAll @IntRange(max = 600_000) int size)
      throws Exception {
    var random = new Random(seed);
    byte[] content = content(random, size);
    byte[] fresh = compressed(content);

    compressed(content(random, 100_000));
    compressed(Arrays.copyOf(content, size / 2));

    assertThat(compressed(content)).isEqualTo(fresh);
    assertThat(compressed(inPieces(content, random))).isEqualTo(fresh);
  }

  private static InputStream inPieces(byte[] content, Random random) {
    return new FilterInputStream(new ByteArrayInputStream(content)) {
      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        return super.read(target, offset, Math.min(length, 1 + random.nextInt(50_000)));
      }
    };
  }

  /** It has compressed a gigabyte before the second content, whose bytes are those of the first. */
  @Test
  void startsAnewBeforeItsPositionsEnd() throws Exception {
    byte[] content = content(new Random(1), 200_000);
    var worn = new Compressor(Compressor.LARGEST_POSITION);

    for (int i = 0; i < 3; i++) {
      var out = new ByteArrayOutputStream();
      worn.run(new ByteArrayInputStream(content), out);
      assertThat(out.toByteArray()).isEqualTo(compressed(content));
    }
  }

  /** Bits: 3 for the block, 8 for a letter, 7 for its end. */
  @Test
  void littleTextTakesTheFixedCode() throws Exception {
    byte[] text = "the quick".getBytes(StandardCharsets.US_ASCII);

    assertThat(compressed(text)).hasSize((3 + 8 * text.length + 7 + 7) / 8);
  }

  /** Counts that grow like Fibonacci's numbers make the longest codes there are. */
  @Test
  void cutsCodesThatAreTooLong() throws Exception {
    var out = new ByteArrayOutputStream();
    int[] counts = {1, 1};
    for (int symbol = 0; symbol < 20; symbol++) {
      for (int i = 0; i < counts[0]; i++) {
        out.write(symbol * 7);
      }
      counts = new int[] {counts[1], counts[0] + counts[1]};
    }
    byte[] content = shuffled(out.toByteArray());

    assertThat(inflated(compressed(content), content.length)).isEqualTo(content);
  }

  private static byte[] shuffled(byte[] content) {
    var random = new Random(1);
    for (int i = content.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      byte b = content[i];
      content[i] = content[j];
      content[j] = b;
    }
    return content;
  }

  @Test
  void storesWhatCannotBeCompressed() throws Exception {
    byte[] noise = new byte[1_000_000];
    new Random(1).nextBytes(noise);

    byte[] data = compressed(noise);

    assertThat(data.length).isLessThan(noise.length + noise.length / 1000);
    assertThat(inflated(data, noise.length)).isEqualTo(noise);
  }

  @Test
  void isAsGoodAsZlib() throws Exception {
    byte[] text = text();
    var deflater = new Deflater(6, true);
    deflater.setInput(text);
    deflater.finish();
    int size = deflater.deflate(new byte[text.length]);
    deflater.end();

    assertThat(compressed(text)).hasSizeLessThan(size + size / 20);
  }

  /** Lines of words, some of which are more frequent. */
  private static byte[] text() {
    var random = new Random(1);
    String[] words = new String[2000];
    Arrays.setAll(words, i -> Long.toString(random.nextLong() >>> random.nextInt(60), 36));
    var text = new StringBuilder();
    for (int i = 0; i < 60_000; i++) {
      double x = random.nextDouble();
      text.append(words[(int) (words.length * x * x * x)]).append(i % 9 == 0 ? "\n\t" : " ");
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
