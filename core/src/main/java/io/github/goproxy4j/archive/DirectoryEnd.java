package io.github.goproxy4j.archive;

import io.github.goproxy4j.archive.ZipFormatException.Reason;
import io.github.goproxy4j.blob.Blob;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * What the end of a zip says about its central directory (C20).
 *
 * @param start where the first header is
 * @param base what to add to the offsets in the headers
 * @param count how many headers there are, at least in its lower 16 bits
 */
record DirectoryEnd(long start, long base, long count) {
  private static final int SIGNATURE = 0x06054b50;
  private static final int LENGTH = 22;
  private static final int ZIP64_LOCATOR_SIGNATURE = 0x07064b50;
  private static final int ZIP64_LOCATOR_LENGTH = 20;
  private static final int ZIP64_SIGNATURE = 0x06064b50;
  private static final int ZIP64_LENGTH = 56;

  static DirectoryEnd find(Blob zip) throws IOException {
    long position = locate(zip);
    ByteBuffer end = Section.read(zip, position, LENGTH);
    long count = Short.toUnsignedLong(end.getShort(10));
    long size = Integer.toUnsignedLong(end.getInt(12));
    long offset = Integer.toUnsignedLong(end.getInt(16));
    // Not a slip: the size is compared with the 16-bit maximum, as in Go.
    if (count == 0xFFFF || size == 0xFFFF || offset == 0xFFFFFFFFL) {
      long position64 = locate64(zip, position);
      if (position64 >= 0) {
        ByteBuffer end64 = read64(zip, position64);
        position = position64;
        count = end64.getLong(32);
        size = end64.getLong(40);
        offset = end64.getLong(48);
      }
    }
    return resolve(zip, position, count, size, offset);
  }

  private static DirectoryEnd resolve(Blob zip, long position, long count, long size, long offset)
      throws IOException {
    long start = position - size;
    if (size < 0 || offset < 0 || start < 0 || start >= zip.size()) {
      throw new ZipFormatException(Reason.NOT_A_ZIP);
    }
    long base = start - offset;
    boolean misleading = base > 0 && new DirectoryReader(zip, offset, 0).next() != null;
    return misleading ? new DirectoryEnd(offset, 0, count) : new DirectoryEnd(start, base, count);
  }

  private static long locate(Blob zip) throws IOException {
    for (int length : new int[] {1024, 65 * 1024}) {
      int tail = (int) Math.min(length, zip.size());
      int i = lastSignature(Section.read(zip, zip.size() - tail, tail));
      if (i >= 0) {
        return zip.size() - tail + i;
      }
      if (tail == zip.size()) {
        break;
      }
    }
    throw new ZipFormatException(Reason.NOT_A_ZIP);
  }

  private static int lastSignature(ByteBuffer tail) {
    for (int i = tail.limit() - LENGTH; i >= 0; i--) {
      if (tail.getInt(i) == SIGNATURE) {
        int comment = Short.toUnsignedInt(tail.getShort(i + LENGTH - 2));
        return i + LENGTH + comment > tail.limit() ? -1 : i;
      }
    }
    return -1;
  }

  private static long locate64(Blob zip, long end) throws IOException {
    if (end < ZIP64_LOCATOR_LENGTH) {
      return -1;
    }
    ByteBuffer locator = Section.read(zip, end - ZIP64_LOCATOR_LENGTH, ZIP64_LOCATOR_LENGTH);
    boolean singleDisk = locator.getInt(4) == 0 && locator.getInt(16) == 1;
    return locator.getInt(0) == ZIP64_LOCATOR_SIGNATURE && singleDisk ? locator.getLong(8) : -1;
  }

  private static ByteBuffer read64(Blob zip, long position) throws IOException {
    ByteBuffer end = Section.read(zip, position, ZIP64_LENGTH);
    if (end.limit() < ZIP64_LENGTH) {
      throw new ZipFormatException(Reason.END);
    }
    if (end.getInt(0) != ZIP64_SIGNATURE) {
      throw new ZipFormatException(Reason.NOT_A_ZIP);
    }
    return end;
  }
}
