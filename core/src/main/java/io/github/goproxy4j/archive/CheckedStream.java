package io.github.goproxy4j.archive;

import io.github.goproxy4j.archive.ZipFormatException.Reason;
import io.github.goproxy4j.internal.stream.BulkInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Compares a content with what its entry declares. */
final class CheckedStream extends BulkInputStream {
  private static final int DESCRIPTOR_SIGNATURE = 0x08074b50;
  private static final int DESCRIPTOR_LENGTH = 12; // of what is used, without a signature

  private final InputStream content;
  private final ZipEntry entry;
  private final long body;
  private final CRC32 crc = new CRC32();
  private long count;
  private boolean ended;
  private boolean closed;
  private @Nullable ZipFormatException failure;

  CheckedStream(InputStream content, ZipEntry entry, long body) {
    this.content = content;
    this.entry = entry;
    this.body = body;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (closed) {
      throw new IOException("stream is closed");
    }
    if (failure != null) {
      throw failure.again();
    }
    if (ended || length == 0) {
      return ended ? -1 : 0;
    }
    try {
      return readChecked(target, offset, length);
    } catch (ZipFormatException e) {
      failure = e;
      throw e;
    }
  }

  private int readChecked(byte[] target, int offset, int length) throws IOException {
    int n = content.read(target, offset, length);
    if (n < 0) {
      checkEnd(entry, body, count, crc);
      ended = true;
      return -1;
    }
    crc.update(target, offset, n);
    count += n;
    if (Long.compareUnsigned(count, entry.uncompressedSize()) > 0) {
      throw new ZipFormatException(Reason.NOT_A_ZIP);
    }
    return n;
  }

  /** Compares a content that was read to its end with what its entry declares. */
  static void checkEnd(ZipEntry entry, long body, long count, CRC32 crc) throws IOException {
    if (count != entry.uncompressedSize()) {
      throw new ZipFormatException(Reason.UNEXPECTED_END);
    }
    if (entry.hasDescriptor()) {
      checkDescriptor(entry, body);
    }
    boolean declared = entry.hasDescriptor() || entry.crc32() != 0;
    if (declared && (int) crc.getValue() != entry.crc32()) {
      throw new ZipFormatException(Reason.CHECKSUM);
    }
  }

  /** A checksum and two sizes, after a signature or not; Go ignores the sizes but not their end. */
  private static void checkDescriptor(ZipEntry entry, long body) throws IOException {
    ByteBuffer bytes = entry.descriptor(body, 4 + DESCRIPTOR_LENGTH);
    boolean signed = bytes.limit() >= 4 && bytes.getInt(0) == DESCRIPTOR_SIGNATURE;
    int start = signed ? 4 : 0;
    if (bytes.limit() < start + DESCRIPTOR_LENGTH) {
      throw new ZipFormatException(Reason.UNEXPECTED_END);
    }
    if (bytes.getInt(start) != entry.crc32()) {
      throw new ZipFormatException(Reason.CHECKSUM);
    }
  }

  @Override
  public void close() throws IOException {
    closed = true;
    content.close();
  }
}
