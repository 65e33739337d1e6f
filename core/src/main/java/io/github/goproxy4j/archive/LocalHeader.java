package io.github.goproxy4j.archive;

import io.github.goproxy4j.archive.ZipFormatException.Reason;
import io.github.goproxy4j.blob.Blob;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The header before a content. All that Go's reader wants of it is where the content begins.
 *
 * @param start the part of known length and, as far as it was read at once, what follows
 */
record LocalHeader(Blob zip, long position, ByteBuffer start) {
  private static final int SIGNATURE = 0x04034b50;
  private static final int LENGTH = 30;

  /**
   * @param more how many bytes of name and extra field are read at once
   */
  static LocalHeader read(Blob zip, long position, int more) throws IOException {
    ByteBuffer start = Section.read(zip, position, LENGTH + more);
    if (start.limit() < LENGTH) {
      throw new ZipFormatException(Reason.END);
    }
    if (start.getInt(0) != SIGNATURE) {
      throw new ZipFormatException(Reason.NOT_A_ZIP);
    }
    return new LocalHeader(zip, position, start);
  }

  long bodyPosition() {
    return position + LENGTH + nameLength() + extraLength();
  }

  private int nameLength() {
    return Short.toUnsignedInt(start.getShort(26));
  }

  private int extraLength() {
    return Short.toUnsignedInt(start.getShort(28));
  }

  int flags() {
    return Short.toUnsignedInt(start.getShort(6));
  }

  int method() {
    return Short.toUnsignedInt(start.getShort(8));
  }

  int crc32() {
    return start.getInt(14);
  }

  byte[] name() throws IOException {
    ByteBuffer part = part(LENGTH, nameLength());
    byte[] name = new byte[part.remaining()];
    part.get(name);
    return name;
  }

  ByteBuffer extra() throws IOException {
    return part(LENGTH + nameLength(), extraLength());
  }

  private ByteBuffer part(int from, int length) throws IOException {
    return from + length <= start.limit()
        ? start.slice(from, length).order(ByteOrder.LITTLE_ENDIAN)
        : Section.read(zip, position + from, length);
  }
}
