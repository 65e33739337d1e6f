package io.github.goproxy4j.archive;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The three numbers of a header that may have overflowed into an extra field. The sizes are
 * unsigned.
 */
record Sizes(long compressed, long uncompressed, long offset) {
  private static final long OVERFLOWED = 0xFFFFFFFFL;
  private static final int ZIP64 = 1;

  /** The numbers of a header and its extra fields, or null if one is missing. */
  static @Nullable Sizes of(ByteBuffer header, ByteBuffer extra) {
    return of(unsigned(header, 20), unsigned(header, 24), unsigned(header, 42), extra);
  }

  /** The numbers of a local header, which has no offset. */
  static @Nullable Sizes ofLocal(ByteBuffer header, ByteBuffer extra) {
    return of(unsigned(header, 18), unsigned(header, 22), 0, extra);
  }

  private static @Nullable Sizes of(
      long compressed, long uncompressed, long offset, ByteBuffer extra) {
    var sizes = new Sizes(compressed, uncompressed, offset);
    ByteBuffer zip64 = ExtraFields.find(extra, ZIP64);
    return zip64 == null ? sizes.withoutField() : sizes.withField(zip64);
  }

  /** An uncompressed size of 4 GiB less a byte may be meant, the other two not. */
  private @Nullable Sizes withoutField() {
    return compressed == OVERFLOWED || offset == OVERFLOWED ? null : this;
  }

  private @Nullable Sizes withField(ByteBuffer field) {
    int needed =
        (uncompressed == OVERFLOWED ? 8 : 0)
            + (compressed == OVERFLOWED ? 8 : 0)
            + (offset == OVERFLOWED ? 8 : 0);
    if (field.remaining() < needed) {
      return null;
    }
    long u = uncompressed == OVERFLOWED ? field.getLong() : uncompressed;
    long c = compressed == OVERFLOWED ? field.getLong() : compressed;
    long o = offset == OVERFLOWED ? field.getLong() : offset;
    return new Sizes(c, u, o);
  }

  private static long unsigned(ByteBuffer header, int index) {
    return Integer.toUnsignedLong(header.getInt(index));
  }
}
