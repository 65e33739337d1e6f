package io.github.goproxy4j.archive;

import static io.github.goproxy4j.internal.deflate.DeflateFormat.DISTANCES;
import static io.github.goproxy4j.internal.deflate.DeflateFormat.END_OF_BLOCK;
import static io.github.goproxy4j.internal.deflate.DeflateFormat.LITERALS;
import static io.github.goproxy4j.internal.deflate.DeflateFormat.WINDOW;

import io.github.goproxy4j.archive.ZipFormatException.Reason;
import io.github.goproxy4j.internal.deflate.DeflateFormat;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * What Go's decoder says about data that the JDK's could not decode. The JDK's looks for faults in
 * another order, needs more data to see some of them, and less for the last bytes of data that is
 * cut off. This one counts what comes out, but keeps none of it.
 */
final class DeflateFault {
  private static final HuffmanCode FIXED_LITERALS = code(DeflateFormat.fixedLiterals());
  private static final HuffmanCode FIXED_DISTANCES = code(DeflateFormat.fixedDistances());

  private final InputStream data;
  private final long declaredSize;
  private long used;
  private long written;
  private int bits;
  private int bitCount;

  private DeflateFault(InputStream data, long declaredSize) {
    this.data = new BufferedInputStream(data);
    this.declaredSize = declaredSize;
  }

  /** The fault of data that should have a content of the declared size, which is unsigned. */
  static ZipFormatException of(InputStream data, long declaredSize) throws IOException {
    var reader = new DeflateFault(data, declaredSize);
    try {
      reader.decode();
      return reader.corrupt();
    } catch (ZipFormatException e) {
      return e;
    }
  }

  private void decode() throws IOException {
    boolean last;
    do {
      need(3);
      last = take(1) == 1;
      switch (take(2)) {
        case 0 -> copy();
        case 1 -> decode(FIXED_LITERALS, FIXED_DISTANCES);
        case 2 -> decodeWithOwnCodes();
        default -> throw corrupt();
      }
    } while (!last);
  }

  private void copy() throws IOException {
    bits = 0;
    bitCount = 0;
    byte[] sizes = data.readNBytes(4);
    used += sizes.length;
    if (sizes.length < 4) {
      throw new ZipFormatException(Reason.UNEXPECTED_END);
    }
    int size = Byte.toUnsignedInt(sizes[0]) | Byte.toUnsignedInt(sizes[1]) << 8;
    int inverse = Byte.toUnsignedInt(sizes[2]) | Byte.toUnsignedInt(sizes[3]) << 8;
    if ((size ^ inverse) != 0xFFFF) {
      throw corrupt();
    }
    int copied = data.readNBytes(size).length;
    used += copied;
    write(copied);
    if (copied < size) {
      throw new ZipFormatException(Reason.UNEXPECTED_END);
    }
  }

  private void decodeWithOwnCodes() throws IOException {
    need(14);
    int literals = take(5) + 257;
    if (literals > LITERALS) {
      throw corrupt();
    }
    int distances = take(5) + 1;
    if (distances > DISTANCES) {
      throw corrupt();
    }
    byte[] lengths = readLengths(readCodeOfLengths(take(4) + 4), literals + distances);
    var literalCode = valid(new HuffmanCode(lengths, 0, literals));
    var distanceCode = valid(new HuffmanCode(lengths, literals, literals + distances));
    // Every block ends with that symbol, so that much is always there.
    literalCode.readAtLeast(lengths[END_OF_BLOCK]);
    decode(literalCode, distanceCode);
  }

  private HuffmanCode readCodeOfLengths(int count) throws IOException {
    byte[] lengths = new byte[DeflateFormat.LENGTHS];
    for (int i = 0; i < count; i++) {
      need(3);
      lengths[DeflateFormat.lengthSymbol(i)] = (byte) take(3);
    }
    return valid(new HuffmanCode(lengths, 0, lengths.length));
  }

  private byte[] readLengths(HuffmanCode code, int count) throws IOException {
    byte[] lengths = new byte[count];
    for (int i = 0; i < count; ) {
      int symbol = symbol(code);
      if (symbol == 16 && i == 0) {
        throw corrupt();
      }
      byte length = symbol < 16 ? (byte) symbol : symbol == 16 ? lengths[i - 1] : 0;
      int times = times(symbol);
      if (times > count - i) {
        throw corrupt();
      }
      Arrays.fill(lengths, i, i + times, length);
      i += times;
    }
    return lengths;
  }

  private int times(int symbol) throws IOException {
    return switch (symbol) {
      case 16 -> 3 + needAndTake(2);
      case 17 -> 3 + needAndTake(3);
      case 18 -> 11 + needAndTake(7);
      default -> 1;
    };
  }

  private void decode(HuffmanCode literals, HuffmanCode distances) throws IOException {
    int symbol;
    while ((symbol = symbol(literals)) != END_OF_BLOCK) {
      if (symbol < END_OF_BLOCK) {
        write(1);
        continue;
      }
      int length = length(symbol);
      int distance = distance(symbol(distances));
      if (distance > Math.min(written, WINDOW)) {
        throw corrupt();
      }
      write(length);
    }
  }

  private int length(int symbol) throws IOException {
    if (symbol >= LITERALS) {
      throw corrupt();
    }
    return DeflateFormat.leastLength(symbol) + needAndTake(DeflateFormat.extraBitsOfLength(symbol));
  }

  private int distance(int symbol) throws IOException {
    if (symbol >= DISTANCES) {
      throw corrupt();
    }
    return DeflateFormat.leastDistance(symbol)
        + needAndTake(DeflateFormat.extraBitsOfDistance(symbol));
  }

  private int symbol(HuffmanCode code) throws IOException {
    int length = code.shortest();
    do {
      need(length);
      length = code.lengthOfNext(bits);
    } while (length > bitCount);
    if (length == 0) {
      throw corrupt();
    }
    int symbol = code.next(bits);
    take(length);
    return symbol;
  }

  private void need(int count) throws IOException {
    while (bitCount < count) {
      int next = data.read();
      if (next < 0) {
        throw new ZipFormatException(Reason.UNEXPECTED_END);
      }
      used++;
      bits |= next << bitCount;
      bitCount += 8;
    }
  }

  private int take(int count) {
    int taken = bits & (1 << count) - 1;
    bits >>>= count;
    bitCount -= count;
    return taken;
  }

  private int needAndTake(int count) throws IOException {
    need(count);
    return take(count);
  }

  private void write(int count) throws IOException {
    written += count;
    if (Long.compareUnsigned(written, declaredSize) > 0) {
      throw new ZipFormatException(Reason.NOT_A_ZIP);
    }
  }

  private HuffmanCode valid(HuffmanCode code) throws IOException {
    if (!code.isValid()) {
      throw corrupt();
    }
    return code;
  }

  private ZipFormatException corrupt() {
    return ZipFormatException.corruptBefore(used);
  }

  private static HuffmanCode code(byte[] lengths) {
    return new HuffmanCode(lengths, 0, lengths.length);
  }
}
