package io.github.goproxy4j.archive;

import io.github.goproxy4j.archive.ZipFormatException.Reason;
import io.github.goproxy4j.blob.Blob;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * What the end of a zip says about its central directory (C20).
 *
 * @param start where the first header is
 * @param base what to add to the offsets in the headers
 * @param count how many headers there are, at least in its lower 16 bits
 * @param declared where the directory is said to be
 * @param record where the record that says all this begins
 * @param last where the last record, that of a small zip, begins
 */
record DirectoryEnd(long start, long base, long count, Declared declared, long record, long last) {
  private static final int SIGNATURE = 0x06054b50;
  private static final int LENGTH = 22;
  private static final int ZIP64_LOCATOR_SIGNATURE = 0x07064b50;
  private static final int ZIP64_LOCATOR_LENGTH = 20;
  private static final int ZIP64_SIGNATURE = 0x06064b50;
  private static final int ZIP64_LENGTH = 56;

  /** The place of the directory as it was found on record. */
  record Declared(long offset, long size) {}

  static DirectoryEnd find(Blob zip) throws IOException {
    long last = locate(zip);
    long position = last;
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
    long start = position - size;
    if (size < 0 || offset < 0 || start < 0 || start >= zip.size()) {
      throw new ZipFormatException(Reason.NOT_A_ZIP);
    }
    long base = start - offset;
    boolean misleading = base > 0 && new DirectoryReader(zip, offset, 0).next() != null;
    var declared = new Declared(offset, size);
    return misleading
        ? new DirectoryEnd(offset, 0, count, declared, position, last)
        : new DirectoryEnd(start, base, count, declared, position, last);
  }

  /** What stands behind the last record, as far as it says so. */
  byte[] comment(Blob zip) throws IOException {
    ByteBuffer end = Section.read(zip, last, LENGTH);
    int length = Short.toUnsignedInt(end.getShort(LENGTH - 2));
    return Section.bytes(zip, last + LENGTH, length);
  }

  /**
   * Why other readers may find another directory than this one of {@code entries} headers with
   * {@code size} bytes, or nothing if they cannot.
   */
  Optional<String> ambiguity(Blob zip, long entries, long size) throws IOException {
    byte[] comment = comment(zip);
    boolean precise = declared.equals(new Declared(start, size)) && start + size == record;
    if (!precise || count != entries || !recordsAreOne(zip)) {
      return Optional.of("its directory is not what the record of it says");
    } else if (last + LENGTH + comment.length != zip.size()) {
      return Optional.of("there are bytes after its end");
    } else if (lastSignature(ByteBuffer.wrap(comment).order(ByteOrder.LITTLE_ENDIAN)) >= 0) {
      return Optional.of("its comment looks like the end of a zip");
    }
    return Optional.empty();
  }

  /** Whether there is but one record, or the one of a large zip followed by its small form. */
  private boolean recordsAreOne(Blob zip) throws IOException {
    ByteBuffer small = Section.read(zip, last, LENGTH);
    if (small.getInt(4) != 0 || small.getShort(8) != small.getShort(10)) {
      return false;
    }
    if (record == last) {
      return true;
    }
    ByteBuffer large = Section.read(zip, record, ZIP64_LENGTH);
    return record + ZIP64_LENGTH + ZIP64_LOCATOR_LENGTH == last
        && large.getLong(4) == ZIP64_LENGTH - 12
        && large.getLong(16) == 0
        && large.getLong(24) == large.getLong(32)
        && agrees(Short.toUnsignedLong(small.getShort(10)), 0xFFFF, large.getLong(32))
        && agrees(Integer.toUnsignedLong(small.getInt(12)), 0xFFFFFFFFL, large.getLong(40))
        && agrees(Integer.toUnsignedLong(small.getInt(16)), 0xFFFFFFFFL, large.getLong(48));
  }

  private static boolean agrees(long small, long overflowed, long large) {
    return small == overflowed || small == large;
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
