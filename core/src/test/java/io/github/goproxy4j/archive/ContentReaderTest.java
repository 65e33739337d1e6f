package io.github.goproxy4j.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.blob.Blob;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** C22: a reader says what the stream of the entry says, of good data and of bad. */
class ContentReaderTest {
  private static final int[] STRATEGIES = {
    Deflater.DEFAULT_STRATEGY, Deflater.FILTERED, Deflater.HUFFMAN_ONLY
  };

  private final ContentReader reader = new ContentReader();

  /** Text with repetitions near and far, and stretches of noise. */
  private static byte[] content(Random random, int size) {
    byte[] content = new byte[size];
    int alphabet = 1 + random.nextInt(256);
    for (int i = 0; i < size; ) {
      int run = Math.min(size - i, 1 + random.nextInt(400));
      int distance = 1 + random.nextInt(random.nextBoolean() ? 8 : 40_000);
      for (int end = i + run; i < end; i++) {
        content[i] =
            i >= distance && run % 3 != 0 ? content[i - distance] : (byte) random.nextInt(alphabet);
      }
    }
    return content;
  }

  /** Deflated in pieces, so that there are blocks of every kind and in every place. */
  private static byte[] deflated(Random random, byte[] content) {
    var deflater = new Deflater(random.nextInt(10), true);
    deflater.setStrategy(STRATEGIES[random.nextInt(STRATEGIES.length)]);
    var out = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 16];
    for (int at = 0; at < content.length; ) {
      int n = Math.min(content.length - at, 1 + random.nextInt(1 << 16));
      deflater.setInput(content, at, n);
      int flush = random.nextBoolean() ? Deflater.SYNC_FLUSH : Deflater.NO_FLUSH;
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

  private static ZipEntry entry(byte[] content, byte[] data) throws IOException {
    byte[] zip =
        new RawZip()
            .file(
                new byte[] {'f'},
                content,
                e -> {
                  e.method = RawZip.DEFLATED;
                  e.data(data);
                })
            .build();
    return ZipDirectory.read(Blob.ofBytes(zip)).entries().get(0);
  }

  private static final class Kept implements ContentReader.Target {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public void begin() {
      bytes.reset();
    }

    @Override
    public void write(byte[] piece, int offset, int length) {
      bytes.write(piece, offset, length);
    }
  }

  private byte[] read(ZipEntry entry) throws IOException {
    var kept = new Kept();
    reader.read(entry, kept);
    return kept.bytes.toByteArray();
  }

  private static byte[] stream(ZipEntry entry) throws IOException {
    try (InputStream in = entry.open()) {
      return in.readAllBytes();
    }
  }

  private interface Reading {
    byte[] read() throws IOException;
  }

  private static Object outcome(Reading reading) {
    try {
      return new String(reading.read(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return e.getMessage();
    }
  }

  @Property(tries = 100)
  @Label("C22: whatever was deflated comes out again, and by itself")
  void readsWhatWasDeflated(@ForAll long seed, @ForAll @IntRange(max = 300_000) int size)
      throws IOException {
    var random = new Random(seed);
    byte[] content = content(random, size);
    byte[] data = deflated(random, content);

    assertThat(stream(entry(content, data))).isEqualTo(content);
    assertThat(read(entry(content, data))).isEqualTo(content);
    long decoded =
        new Inflation()
            .decode(Section.of(Blob.ofBytes(data), 0, data.length), size, (b, o, n) -> {});
    assertThat(decoded).isEqualTo(size);
  }

  @Test
  void readsABlockThatIsStoredWhereTheInputIsReadOn() throws IOException {
    readsWhatWasDeflated(-55, 224_974);
  }

  @Property(tries = 300)
  @Label("C22: what is wrong with damaged data is what the stream says")
  void refusesWhatTheStreamRefuses(@ForAll long seed, @ForAll @IntRange(max = 3000) int size)
      throws IOException {
    var random = new Random(seed);
    byte[] content = content(random, size);
    byte[] data = deflated(random, content);
    for (int i = random.nextInt(3); i >= 0; i--) {
      data[random.nextInt(data.length)] ^= (byte) (1 << random.nextInt(8));
    }
    byte[] cut = Arrays.copyOf(data, data.length - random.nextInt(data.length));

    for (byte[] damaged : new byte[][] {data, cut}) {
      ZipEntry entry = entry(content, damaged);
      assertThat(outcome(() -> read(entry))).isEqualTo(outcome(() -> stream(entry)));
    }
  }

  @Test
  void readsWhatIsStoredAndWhatIsADirectory() throws IOException {
    byte[] zip = new RawZip().file("a", "text", e -> {}).file("d/", "", e -> {}).build();
    var entries = ZipDirectory.read(Blob.ofBytes(zip)).entries();

    assertThat(read(entries.get(0))).asString().isEqualTo("text");
    assertThat(read(entries.get(1))).isEmpty();
  }
}
