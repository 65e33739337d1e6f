package io.github.goproxy4j.spec.oracle;

import static io.github.goproxy4j.spec.oracle.ZipBytes.DEFLATED;
import static java.util.zip.Deflater.FULL_FLUSH;
import static java.util.zip.Deflater.NO_FLUSH;
import static java.util.zip.Deflater.SYNC_FLUSH;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Makes deflate data, and what comes near it, as the only entry of a zip. */
final class DeflateData {
  private DeflateData() {}

  private static final Gen<String> CONTENT =
      Gen.rarely(
          60,
          ZipEntries.CONTENT,
          random -> ZipEntries.CONTENT.next(random).repeat(random.nextInt(40)) + "x".repeat(33000));

  /** A zip whose entry is as long as declared, more often than not. */
  static final Gen<Strings> IN_A_ZIP =
      random -> {
        byte[] data = any(random);
        byte[] content = inflate(data);
        ZipPart e = ZipPart.of(new Bytes("a"), content, DEFLATED, 0);
        e.data = data;
        e.compressedSize = data.length;
        e.size = content.length + Gen.of(0L, 0L, 0L, 0L, 1L, -1L, 40L, 1000L).next(random);
        e.crc = random.nextInt(3) == 0 ? 0 : e.crc;
        e.agree();
        var zip = new ZipBytes();
        zip.add(e);
        return Strings.of(Bytes.of(zip.finish(zip.directory())));
      };

  private static final Gen<byte[]> ANY =
      Gen.rarely(100, Gen.any(DeflateData::written, DeflateData::blocks), DeflateData::large);

  private static byte[] any(Random random) {
    byte[] data = ANY.next(random);
    return switch (random.nextInt(4)) {
      case 0 -> data;
      case 1 -> Arrays.copyOf(data, random.nextInt(data.length + 1));
      case 2 -> Arrays.copyOf(data, data.length + random.nextInt(5));
      default -> flip(data, random);
    };
  }

  private static byte[] flip(byte[] data, Random random) {
    int near = random.nextBoolean() ? Math.min(20, data.length) : data.length;
    for (boolean more = near > 0; more; more = random.nextInt(3) == 0) {
      data[random.nextInt(near)] ^= (byte) (1 << random.nextInt(8));
    }
    return data;
  }

  private static byte[] written(Random random) {
    byte[] content = new Bytes(CONTENT.next(random)).array();
    return written(random, content, content.length);
  }

  /** More than what decoders have buffers for, of data and of content. */
  private static byte[] large(Random random) {
    byte[] content = new byte[70_000 + random.nextInt(300_000)];
    int alphabet = 2 + random.nextInt(255);
    int distance = 1;
    int run = 0; // how much more is copied
    for (int i = 0; i < content.length; i++, run--) {
      if (run < -random.nextInt(30)) {
        distance = 1 + random.nextInt(random.nextBoolean() ? 10 : 32_768);
        run = random.nextInt(300);
      }
      content[i] =
          run > 0 && distance <= i ? content[i - distance] : (byte) random.nextInt(alphabet);
    }
    return written(random, content, 1 + random.nextInt(content.length));
  }

  /** In pieces, after each of which there may be an end of what was said so far. */
  private static byte[] written(Random random, byte[] content, int piece) {
    var deflater = new Deflater(random.nextInt(10), true);
    var data = new ByteArrayOutputStream();
    try {
      deflater.setStrategy(random.nextInt(3));
      byte[] buffer = new byte[2 * content.length + 64];
      for (int at = 0; at < content.length; at += piece) {
        int flush = Gen.of(NO_FLUSH, SYNC_FLUSH, FULL_FLUSH).next(random);
        deflater.setInput(content, at, Math.min(piece, content.length - at));
        data.write(buffer, 0, deflater.deflate(buffer, 0, buffer.length, flush));
      }
      deflater.finish();
      data.write(buffer, 0, deflater.deflate(buffer));
      return data.toByteArray();
    } finally {
      deflater.end();
    }
  }

  private static byte[] blocks(Random random) {
    var out = new Bits();
    for (boolean more = true; more; more = random.nextInt(3) == 0) {
      out.write(random.nextInt(4) == 0 ? 1 : 0, 1);
      int type = Gen.of(0, 1, 2, 2, 2, 3).next(random);
      out.write(type, 2);
      if (type == 2) {
        codes(out, random);
      }
      for (int n = random.nextInt(random.nextInt(200) + 1); n > 0; n--) {
        out.write(random.nextInt(256), 1 + random.nextInt(8));
      }
    }
    return out.toBytes();
  }

  /** The lengths of codes, which make one that is whole now and then. */
  private static void codes(Bits out, Random random) {
    int literals = random.nextInt(random.nextInt(10) == 0 ? 32 : 4);
    int distances = random.nextInt(random.nextInt(10) == 0 ? 32 : 4);
    int count = random.nextInt(16);
    out.write(literals, 5);
    out.write(distances, 5);
    out.write(count, 4);
    Gen<Integer> length =
        Gen.<Gen<Integer>>of(
                Gen.of(0), Gen.of(0, 0, 0, 0, 0, 1), Gen.of(0, 0, 0, 1, 2), Gen.of(4), wholeCode())
            .next(random);
    for (int i = 0; i < count + 4; i++) {
      out.write(length.next(random), 3);
    }
  }

  /** 1, 2, 3, 3 for symbols at random places, or 1, 1, or 2, 2, 2, 2. */
  private static Gen<Integer> wholeCode() {
    return new Gen<>() {
      private int[] left;
      private int next;

      @Override
      public Integer next(Random random) {
        if (left == null) {
          left =
              Gen.of(new int[] {1, 2, 3, 3}, new int[] {1, 1}, new int[] {2, 2, 2, 2}).next(random);
        }
        return next == left.length || random.nextInt(3) == 0 ? 0 : left[next++];
      }
    };
  }

  /** What the JDK makes of it, up to where it stops. */
  private static byte[] inflate(byte[] data) {
    var content = new ByteArrayOutputStream();
    var inflater = new Inflater(true);
    try {
      inflater.setInput(data);
      byte[] buffer = new byte[1 << 16];
      for (int n = inflater.inflate(buffer); n > 0; n = inflater.inflate(buffer)) {
        content.write(buffer, 0, n);
      }
    } catch (DataFormatException e) {
      // As far as it goes.
    } finally {
      inflater.end();
    }
    return content.toByteArray();
  }

  /** Collects bits, lowest first. */
  private static final class Bits {
    private final LittleEndian out = new LittleEndian();
    private int bits;
    private int count;

    void write(int value, int length) {
      for (int i = 0; i < length; i++) {
        bits |= (value >>> i & 1) << count++;
        if (count == 8) {
          flush();
        }
      }
    }

    private void flush() {
      out.bytes(new byte[] {(byte) bits});
      bits = 0;
      count = 0;
    }

    byte[] toBytes() {
      if (count > 0) {
        flush();
      }
      return out.toBytes();
    }
  }
}
