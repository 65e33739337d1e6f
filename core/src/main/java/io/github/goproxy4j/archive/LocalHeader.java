package io.github.goproxy4j.archive;

import io.github.goproxy4j.archive.ZipFormatException.Reason;
import io.github.goproxy4j.blob.Blob;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The header before a content. All that Go's reader wants of it is where the content begins.
 *
 * @param fixed the part of known length
 */
record LocalHeader(Blob zip, long position, ByteBuffer fixed) {
  private static final int SIGNATURE = 0x04034b50;
  private static final int LENGTH = 30;

  static LocalHeader read(Blob zip, long position) throws IOException {
    ByteBuffer fixed = Section.read(zip, position, LENGTH);
    if (fixed.limit() < LENGTH) {
      throw new ZipFormatException(Reason.END);
    }
    if (fixed.getInt(0) != SIGNATURE) {
      throw new ZipFormatException(Reason.NOT_A_ZIP);
    }
    return new LocalHeader(zip, position, fixed);
  }

  long bodyPosition() {
    return position + LENGTH + nameLength() + extraLength();
  }

  private int nameLength() {
    return Short.toUnsignedInt(fixed.getShort(26));
  }

  private int extraLength() {
    return Short.toUnsignedInt(fixed.getShort(28));
  }

  int flags() {
    return Short.toUnsignedInt(fixed.getShort(6));
  }

  int method() {
    return Short.toUnsignedInt(fixed.getShort(8));
  }

  int crc32() {
    return fixed.getInt(14);
  }

  byte[] name() throws IOException {
    return Section.bytes(zip, position + LENGTH, nameLength());
  }

  ByteBuffer extra() throws IOException {
    return Section.read(zip, position + LENGTH + nameLength(), extraLength());
  }
}
