package io.github.goproxy4j.archive;

import static io.github.goproxy4j.internal.deflate.DeflateFormat.WINDOW;

import io.github.goproxy4j.internal.deflate.DeflateFormat;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Decodes deflate data that are as they should be, half again as fast as zlib. Whatever is wrong or
 * but unusual it leaves to {@link InflateStream}, which decides what that is, and so does {@link
 * ContentReader} with whatever comes out of this without the right checksum.
 *
 * <p>Input is behind it padded with zeros, and output has room for the longest match, so that the
 * loop over the symbols need not look at either's end more than once.
 */
final class Inflation {
  private static final int INPUT = 64 * 1024;
  private static final int OUTPUT = 128 * 1024;
  private static final int LAST_OUTPUT = OUTPUT - 320;
  private static final int STEP = 32; // so much of a match is copied at once
  private static final int HEADER = 640; // more than the codes of a block take
  private static final int LOOKAHEAD = 32; // more than one turn of the loop reads

  private static final Codes FIXED_LITERALS = Codes.ofFixedLiterals();
  private static final Codes FIXED_DISTANCES = Codes.ofFixedDistances();
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** How a run of the loop ended. */
  private enum Stop {
    END_OF_BLOCK,
    NO_INPUT,
    NO_ROOM,
    UNUSUAL
  }

  /** Takes what was decoded. */
  interface Output {
    void write(byte[] bytes, int offset, int length) throws IOException;
  }

  private final byte[] input = new byte[INPUT + HEADER + 2 * LOOKAHEAD];
  private final byte[] output = new byte[OUTPUT];
  private final byte[] lengths = new byte[320];
  private final Codes lengthCodes = Codes.ofLengths();
  private final Codes literalCodes = Codes.ofLiterals();
  private final Codes distanceCodes = Codes.ofDistances();

  private Section data = Section.EMPTY;
  private int inputAt;
  private int inputEnd;
  private int lastInput;
  private int outputAt;
  private int flushed;
  private long bits;
  private int bitCount;
  private long room;

  /**
   * Decodes data that have a content of at most {@code size} bytes.
   *
   * @return how many came out; -1 if something is not as it should be
   */
  long decode(Section data, long size, Output target) throws IOException {
    this.data = data;
    this.room = size;
    inputAt = inputEnd = outputAt = flushed = bitCount = 0;
    bits = 0;
    boolean last;
    do {
      if (!need(HEADER)) {
        return -1;
      }
      fill();
      last = take(1) == 1;
      boolean usual =
          switch (take(2)) {
            case 0 -> copy(target);
            case 1 -> decode(FIXED_LITERALS, FIXED_DISTANCES, target);
            case 2 -> readCodes() && decode(literalCodes, distanceCodes, target);
            default -> false;
          };
      if (!usual) {
        return -1;
      }
    } while (!last);
    boolean complete = inputAt - (bitCount >>> 3) <= inputEnd && flush(target);
    return complete ? size - room : -1;
  }

  /** Whether what was decoded took all of the data. */
  boolean tookAll() {
    return data.atEnd() && inputAt - (bitCount >>> 3) == inputEnd;
  }

  /** Has so many bytes of input ready, or as many as there are, with zeros behind them. */
  private boolean need(int count) {
    if (inputEnd - inputAt >= count + LOOKAHEAD || data.atEnd() && inputEnd > 0) {
      return inputAt <= inputEnd + LOOKAHEAD;
    }
    giveBack();
    int kept = inputEnd - inputAt;
    if (kept < 0) {
      return false;
    }
    System.arraycopy(input, inputAt, input, 0, kept);
    inputAt = 0;
    inputEnd = kept;
    try {
      inputEnd += data.readNBytes(input, kept, INPUT - kept);
    } catch (IOException e) {
      return false;
    }
    if (data.atEnd()) {
      Arrays.fill(input, inputEnd, inputEnd + HEADER + 2 * LOOKAHEAD, (byte) 0);
    }
    lastInput = data.atEnd() ? inputEnd + 8 : inputEnd - LOOKAHEAD;
    return true;
  }

  /** Has no whole byte ready, so that no position is before the first byte that is kept. */
  private void giveBack() {
    inputAt -= bitCount >>> 3;
    bitCount &= 7;
    bits &= (1 << bitCount) - 1;
  }

  /** Has at least 56 bits ready. */
  private void fill() {
    bits |= (long) LONGS.get(input, inputAt) << bitCount;
    inputAt += (63 - bitCount) >>> 3;
    bitCount |= 56;
  }

  private int take(int count) {
    int taken = (int) bits & (1 << count) - 1;
    bits >>>= count;
    bitCount -= count;
    return taken;
  }

  private boolean copy(Output target) throws IOException {
    take(bitCount & 7);
    inputAt -= bitCount >>> 3;
    bits = 0;
    bitCount = 0;
    if (inputAt + 4 > inputEnd) {
      return false;
    }
    fill();
    int size = take(16);
    if (size != (take(16) ^ 0xFFFF)) {
      return false;
    }
    inputAt -= bitCount >>> 3;
    bits = 0;
    bitCount = 0;
    while (size > 0) {
      if (outputAt > LAST_OUTPUT && !flush(target) || inputAt == inputEnd && !need(1)) {
        return false;
      }
      int n = Math.min(size, Math.min(inputEnd - inputAt, OUTPUT - outputAt));
      if (n <= 0) {
        return false;
      }
      System.arraycopy(input, inputAt, output, outputAt, n);
      inputAt += n;
      outputAt += n;
      size -= n;
    }
    return outputAt <= LAST_OUTPUT || flush(target);
  }

  private boolean readCodes() {
    int literals = take(5) + 257;
    int distances = take(5) + 1;
    int count = take(4) + 4;
    if (literals > DeflateFormat.LITERALS || distances > DeflateFormat.DISTANCES) {
      return false;
    }
    Arrays.fill(lengths, 0, DeflateFormat.LENGTHS, (byte) 0);
    for (int i = 0; i < count; i++) {
      fill();
      lengths[DeflateFormat.lengthSymbol(i)] = (byte) take(3);
    }
    return lengthCodes.build(lengths, 0, DeflateFormat.LENGTHS)
        && readLengths(literals + distances)
        && lengths[DeflateFormat.END_OF_BLOCK] != 0
        && literalCodes.build(lengths, 0, literals)
        && distanceCodes.build(lengths, literals, distances);
  }

  private boolean readLengths(int count) {
    int[] table = lengthCodes.table();
    for (int i = 0; i < count; ) {
      fill();
      int entry = table[(int) bits & table.length - 1];
      take(entry & 63);
      int symbol = entry >>> Codes.VALUE & 0xFF;
      if (symbol < 16) {
        lengths[i++] = (byte) symbol;
        continue;
      }
      if (symbol == 16 && i == 0) {
        return false;
      }
      byte length = symbol == 16 ? lengths[i - 1] : 0;
      int times = symbol == 16 ? 3 + take(2) : symbol == 17 ? 3 + take(3) : 11 + take(7);
      if (times > count - i) {
        return false;
      }
      Arrays.fill(lengths, i, i + times, length);
      i += times;
    }
    return true;
  }

  private boolean decode(Codes literals, Codes distances, Output target) throws IOException {
    while (true) {
      switch (decode(literals, distances)) {
        case END_OF_BLOCK -> {
          return true;
        }
        case NO_INPUT -> {
          if (data.atEnd() || !need(1)) {
            return false;
          }
        }
        case NO_ROOM -> {
          if (!flush(target)) {
            return false;
          }
        }
        default -> {
          return false;
        }
      }
    }
  }

  /** Hands over what is new, and keeps what matches may refer to. */
  private boolean flush(Output target) throws IOException {
    int n = outputAt - flushed;
    room -= n;
    if (room < 0) {
      return false;
    }
    if (n > 0) {
      target.write(output, flushed, n);
    }
    if (outputAt > LAST_OUTPUT) {
      System.arraycopy(output, outputAt - WINDOW, output, 0, WINDOW);
      outputAt = WINDOW;
    }
    flushed = outputAt;
    return true;
  }

  private Stop decode(Codes literals, Codes distances) {
    byte[] input = this.input;
    byte[] output = this.output;
    int[] literalTable = literals.table();
    int[] distanceTable = distances.table();
    int literalMask = (1 << literals.rootBits()) - 1;
    int distanceMask = (1 << distances.rootBits()) - 1;
    int lastInput = this.lastInput;
    int inputAt = this.inputAt;
    int outputAt = this.outputAt;
    long bits = this.bits;
    int bitCount = this.bitCount;
    Stop stop;
    while (true) {
      if (inputAt > lastInput) {
        stop = Stop.NO_INPUT;
        break;
      }
      if (outputAt > LAST_OUTPUT) {
        stop = Stop.NO_ROOM;
        break;
      }
      bits |= (long) LONGS.get(input, inputAt) << bitCount;
      inputAt += (63 - bitCount) >>> 3;
      bitCount |= 56;
      int entry = literalTable[(int) bits & literalMask];
      if (entry < 0) {
        bits >>>= entry;
        bitCount -= entry & 63;
        output[outputAt++] = (byte) (entry >>> Codes.VALUE);
        entry = literalTable[(int) bits & literalMask];
        if (entry < 0) {
          bits >>>= entry;
          bitCount -= entry & 63;
          output[outputAt++] = (byte) (entry >>> Codes.VALUE);
          entry = literalTable[(int) bits & literalMask];
          if (entry < 0) {
            bits >>>= entry;
            bitCount -= entry & 63;
            output[outputAt++] = (byte) (entry >>> Codes.VALUE);
            continue;
          }
        }
      }
      if ((entry & Codes.EXCEPTIONAL) != 0) {
        if ((entry & Codes.SUBTABLE) != 0) {
          bits >>>= entry;
          bitCount -= entry & 63;
          int mask = (1 << (entry >>> Codes.CODE_BITS & 63)) - 1;
          entry = literalTable[(entry >>> Codes.VALUE) + ((int) bits & mask)];
          if (entry < 0) {
            bits >>>= entry;
            bitCount -= entry & 63;
            output[outputAt++] = (byte) (entry >>> Codes.VALUE);
            continue;
          }
        }
        if ((entry & Codes.EXCEPTIONAL) != 0) {
          bits >>>= entry;
          bitCount -= entry & 63;
          stop = Stop.END_OF_BLOCK;
          break;
        }
      }
      if (entry == 0) {
        stop = Stop.UNUSUAL;
        break;
      }
      long before = bits;
      bits >>>= entry;
      bitCount -= entry & 63;
      int length =
          (entry >>> Codes.VALUE)
              + (int) ((before & (1L << entry) - 1) >>> (entry >>> Codes.CODE_BITS));
      bits |= (long) LONGS.get(input, inputAt) << bitCount;
      inputAt += (63 - bitCount) >>> 3;
      bitCount |= 56;
      entry = distanceTable[(int) bits & distanceMask];
      if ((entry & Codes.SUBTABLE) != 0) {
        bits >>>= entry;
        bitCount -= entry & 63;
        int mask = (1 << (entry >>> Codes.CODE_BITS & 63)) - 1;
        entry = distanceTable[(entry >>> Codes.VALUE) + ((int) bits & mask)];
      }
      before = bits;
      bits >>>= entry;
      bitCount -= entry & 63;
      int distance =
          (entry >>> Codes.VALUE)
              + (int) ((before & (1L << entry) - 1) >>> (entry >>> Codes.CODE_BITS));
      int from = outputAt - distance;
      if (entry == 0 || from < 0) {
        stop = Stop.UNUSUAL;
        break;
      }
      int matchEnd = outputAt + length;
      // A pattern is longer each time it was written once more.
      for (int step = distance; step < Long.BYTES; step <<= 1) {
        LONGS.set(output, outputAt, (long) LONGS.get(output, from));
        outputAt += step;
      }
      // Most matches are no longer than one step, so that nothing has to be decided for them.
      copyStep(output, from, outputAt);
      while (outputAt + STEP < matchEnd) {
        from += STEP;
        outputAt += STEP;
        copyStep(output, from, outputAt);
      }
      outputAt = matchEnd;
    }
    this.inputAt = inputAt;
    this.outputAt = outputAt;
    this.bits = bits;
    this.bitCount = bitCount;
    return stop;
  }

  /** Copies to a place at least eight bytes further on. */
  private static void copyStep(byte[] bytes, int from, int to) {
    LONGS.set(bytes, to, (long) LONGS.get(bytes, from));
    LONGS.set(bytes, to + 8, (long) LONGS.get(bytes, from + 8));
    LONGS.set(bytes, to + 16, (long) LONGS.get(bytes, from + 16));
    LONGS.set(bytes, to + 24, (long) LONGS.get(bytes, from + 24));
  }
}
