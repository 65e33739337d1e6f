package io.github.goproxy4j.archive;

import io.github.goproxy4j.blob.Blob;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;

/** One block of 512 bytes that begins an entry, or of zeros, which ends the archive. */
final class TarHeader {
  static final int LENGTH = 512;

  private static final int NAME_END = 100;
  private static final int SIZE = 124;
  private static final int TIME = 136;
  private static final int CHECKSUM = 148;
  private static final int CHECKSUM_END = 156;
  private static final int TYPE = 156;
  private static final int MAGIC = 257;
  private static final int PREFIX = 345;
  private static final int PREFIX_END = 500;
  private static final int FIELD = 12;
  private static final byte[] USTAR = {'u', 's', 't', 'a', 'r', 0};

  private final byte[] block;

  private TarHeader(byte[] block) {
    this.block = block;
  }

  /** The header at a position; one that is cut short or has another checksum is none. */
  static TarHeader read(Blob tar, long position) throws IOException {
    byte[] block = Section.bytes(tar, position, LENGTH);
    if (block.length < LENGTH) {
      throw new TarFormatException("unexpected end");
    }
    var header = new TarHeader(block);
    if (!header.isEnd() && !header.hasChecksum()) {
      throw new TarFormatException("malformed header");
    }
    return header;
  }

  /** Whether {@code start} could be the start of an archive. */
  static boolean isHeader(byte[] start) {
    var header = new TarHeader(start);
    return start.length == LENGTH && (header.isEnd() || header.hasChecksum());
  }

  boolean isEnd() {
    return isZero(block);
  }

  static boolean isZero(byte[] bytes) {
    for (byte b : bytes) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  /** The sum over the block, in which the checksum itself counts as blanks. */
  private boolean hasChecksum() {
    long unsigned = 0;
    long signed = 0;
    for (int i = 0; i < LENGTH; i++) {
      byte b = i >= CHECKSUM && i < CHECKSUM_END ? (byte) ' ' : block[i];
      unsigned += b & 0xFF;
      signed += b;
    }
    long sum = octal(CHECKSUM, CHECKSUM_END);
    return sum >= 0 && (sum == unsigned || sum == signed);
  }

  char type() {
    return (char) (block[TYPE] & 0xFF);
  }

  byte[] name() {
    byte[] name = text(0, NAME_END);
    boolean ustar = Arrays.equals(block, MAGIC, MAGIC + USTAR.length, USTAR, 0, USTAR.length);
    byte[] prefix = ustar ? text(PREFIX, PREFIX_END) : new byte[0];
    if (prefix.length == 0) {
      return name;
    }
    var path = new ByteArrayOutputStream();
    path.writeBytes(prefix);
    path.write('/');
    path.writeBytes(name);
    return path.toByteArray();
  }

  private byte[] text(int start, int end) {
    return untilZero(Arrays.copyOfRange(block, start, end));
  }

  static byte[] untilZero(byte[] bytes) {
    int end = 0;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    return Arrays.copyOf(bytes, end);
  }

  /** The declared size of the content in bytes. */
  long size() throws TarFormatException {
    long size = number(SIZE);
    if (size < 0) {
      throw TarFormatException.of(name(), "has a malformed size");
    }
    return size;
  }

  /** When the file was changed, in seconds since 1970; 0 if that is malformed. */
  long modified() {
    return Math.max(0, number(TIME));
  }

  /** Octal digits, or the bytes of a large number after a set bit; -1 if it is neither. */
  private long number(int start) {
    if ((block[start] & 0x80) == 0) {
      return octal(start, start + FIELD);
    }
    long value = block[start] & 0x7F;
    for (int i = start + 1; i < start + FIELD; i++) {
      if (value > Long.MAX_VALUE >> 8) {
        return -1;
      }
      value = value << 8 | block[i] & 0xFF;
    }
    return value;
  }

  private long octal(int start, int end) {
    long value = 0;
    int i = start;
    while (i < end && block[i] == ' ') {
      i++;
    }
    for (; i < end && block[i] != 0 && block[i] != ' '; i++) {
      if (block[i] < '0' || block[i] > '7') {
        return -1;
      }
      value = value << 3 | block[i] - '0';
    }
    return value;
  }
}
