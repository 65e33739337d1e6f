package io.github.goproxy4j.archive;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.internal.stream.BulkInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The bytes of a blob between two positions, as far as the blob has them. */
final class Section extends BulkInputStream {
  static final Section EMPTY = of(Blob.ofBytes(new byte[0]), 0, 0);

  private final Blob blob;
  private final long start;
  private final long end;
  private long position;

  private Section(Blob blob, long start, long end) {
    this.blob = blob;
    this.start = start;
    this.position = start;
    this.end = end;
  }

  /**
   * At most {@code length} bytes from {@code start}, which is not negative. As in Go, a length that
   * runs over the largest position, or is negative, means everything.
   */
  static Section of(Blob blob, long start, long length) {
    boolean bounded = start <= Long.MAX_VALUE - length;
    return new Section(blob, start, bounded ? Math.min(start + length, blob.size()) : blob.size());
  }

  /** The same bytes from their beginning. */
  Section again() {
    return new Section(blob, start, end);
  }

  /** Whether all has been read. */
  boolean atEnd() {
    return position >= end;
  }

  /** The next {@code length} bytes for reading numbers; fewer at the end. */
  static ByteBuffer read(Blob blob, long start, int length) throws IOException {
    return ByteBuffer.wrap(bytes(blob, start, length)).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The next {@code length} bytes; fewer at the end. */
  static byte[] bytes(Blob blob, long start, int length) throws IOException {
    try (Section section = of(blob, start, length)) {
      return section.readNBytes(length);
    }
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (atEnd()) {
      return -1;
    }
    int wanted = (int) Math.min(length, end - position);
    int n = blob.read(ByteBuffer.wrap(target, offset, wanted), position);
    if (n <= 0) {
      throw new EOFException("blob of " + blob.size() + " bytes ends at byte " + position);
    }
    position += n;
    return n;
  }
}
