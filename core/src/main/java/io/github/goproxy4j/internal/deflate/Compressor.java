package io.github.goproxy4j.internal.deflate;

import static io.github.goproxy4j.internal.deflate.DeflateFormat.LONGEST_MATCH;
import static io.github.goproxy4j.internal.deflate.DeflateFormat.WINDOW;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Compresses contents, one after the other, about as well as Go and zlib do by default, and in less
 * time. At each byte it looks for the longest match among the latest places with the same four
 * bytes, and takes it unless the next byte begins a longer one.
 *
 * <p>Every byte of every content has a number, its position; they go on from one content to the
 * next. So what is left in the tables of earlier contents is older than the first byte of this one,
 * and nothing has to be cleared.
 */
public final class Compressor {
  private static final int SHORTEST_MATCH = 4;

  /** How many places are looked at, and how many if there is a match that is good already. */
  private static final int PLACES = 12;

  private static final int FEW_PLACES = 3;
  private static final int GOOD = 8;

  /** A match that is so long is taken without looking at the next byte. */
  private static final int LONG = 16;

  /** A match that is so long is taken without looking at other places. */
  private static final int VERY_LONG = 64;

  private static final int BUFFER = 128 * 1024;

  /** As much is there behind what is being compressed, unless the content ends. */
  private static final int LOOKAHEAD = 2 * LONGEST_MATCH;

  private static final int HASH_BITS = 15;

  /** Of the first byte of a content. */
  static final int LARGEST_POSITION = 1 << 30;

  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] buffer = new byte[BUFFER + Long.BYTES];

  /** The latest position for each hash, and for each position in the window the one before. */
  private final int[] latest = new int[1 << HASH_BITS];

  private final int[] earlier = new int[WINDOW];
  private final Block block = new Block();
  private final BitOutput out = new BitOutput(Block.ROOM);

  private long bytesRead;
  private int first; // position of the content
  private int base; // position of the buffer
  private int at;
  private int end;
  private int distance; // of the match that was found last

  /** Begins with no content. */
  public Compressor() {
    this(WINDOW);
  }

  /** Goes on as if there had been contents. */
  Compressor(int position) {
    base = position;
  }

  /** Compresses a content, but no more than 2^30 bytes of it. */
  public void run(InputStream content, OutputStream target) throws IOException {
    out.begin(target);
    base = base + end > LARGEST_POSITION ? restart() : base + end;
    first = base;
    at = end = 0;
    bytesRead = 0;
    boolean ended = fill(content);
    boolean last;
    do {
      int start = base + at;
      block.begin();
      while (!block.isFull() && !(ended && at == end)) {
        if (!ended && at + LOOKAHEAD >= end) {
          ended = slide(content);
        }
        compress(ended ? end : end - LOOKAHEAD);
      }
      last = ended && at == end;
      int length = base + at - start;
      block.writeTo(out, last, buffer, at - length, length);
      if (last) {
        out.align();
      }
      out.flush();
    } while (!last);
  }

  /** How many bytes the last content had. */
  public long bytesRead() {
    return bytesRead;
  }

  /** How many bytes came out. */
  public long bytesWritten() {
    return out.flushed();
  }

  private int restart() {
    Arrays.fill(latest, 0);
    return WINDOW;
  }

  /** Fills the buffer; whether that was all. */
  private boolean fill(InputStream content) throws IOException {
    int n = content.readNBytes(buffer, end, BUFFER - end);
    end += n;
    bytesRead += n;
    return end < BUFFER;
  }

  private boolean slide(InputStream content) throws IOException {
    int gone = Math.max(0, at - WINDOW);
    System.arraycopy(buffer, gone, buffer, 0, end - gone);
    base += gone;
    at -= gone;
    end -= gone;
    return fill(content);
  }

  private void compress(int stop) {
    while (at < stop && !block.isFull()) {
      int length = longestMatch(at, SHORTEST_MATCH - 1);
      if (length < SHORTEST_MATCH) {
        block.addLiteral(buffer[at++]);
      } else {
        takeBest(length);
      }
    }
  }

  /** Takes the match that was found, or a longer one that begins a little later. */
  private void takeBest(int length) {
    int known = at + 1;
    int best = length;
    int bestDistance = distance;
    while (best < LONG) {
      int next = longestMatch(known++, best);
      if (next <= best) {
        break;
      }
      block.addLiteral(buffer[at++]);
      best = next;
      bestDistance = distance;
    }
    block.addMatch(best, bestDistance);
    at += best;
    int limit = Math.min(at, end - SHORTEST_MATCH + 1);
    for (int i = known; i < limit; i++) {
      int hash = hash((int) INTS.get(buffer, i));
      earlier[base + i & WINDOW - 1] = latest[hash];
      latest[hash] = base + i;
    }
  }

  private static int hash(int bytes) {
    return bytes * 0x9E3779B1 >>> Integer.SIZE - HASH_BITS;
  }

  /**
   * The length of the longest match for what begins at {@code i}, if it is longer than {@code
   * best}, whose distance is kept then. Notes where these bytes were seen.
   */
  private int longestMatch(int i, int best) {
    byte[] buffer = this.buffer;
    int most = Math.min(LONGEST_MATCH, end - i);
    if (most < SHORTEST_MATCH) {
      return best;
    }
    int bytes = (int) INTS.get(buffer, i);
    int hash = hash(bytes);
    int position = base + i;
    int place = latest[hash];
    latest[hash] = position;
    earlier[position & WINDOW - 1] = place;
    if (best >= most) {
      return best;
    }
    int oldest = Math.max(first, position - WINDOW + 1);
    int lastBytes = (int) INTS.get(buffer, i + best - 3);
    for (int places = best < GOOD ? PLACES : FEW_PLACES; place >= oldest && places > 0; places--) {
      int j = place - base;
      if ((int) INTS.get(buffer, j + best - 3) == lastBytes && (int) INTS.get(buffer, j) == bytes) {
        int length = matchLength(buffer, i, j, most);
        if (length > best) {
          best = length;
          distance = i - j;
          if (length >= VERY_LONG || length == most) {
            break;
          }
          lastBytes = (int) INTS.get(buffer, i + best - 3);
        }
      }
      place = earlier[place & WINDOW - 1];
    }
    return best;
  }

  private static int matchLength(byte[] buffer, int i, int j, int most) {
    for (int n = SHORTEST_MATCH; n < most; n += Long.BYTES) {
      long difference = (long) LONGS.get(buffer, i + n) ^ (long) LONGS.get(buffer, j + n);
      if (difference != 0) {
        return Math.min(most, n + (Long.numberOfTrailingZeros(difference) >>> 3));
      }
    }
    return most;
  }
}
