package io.github.goproxy4j.spec.oracle;

import static io.github.goproxy4j.spec.oracle.ZipBytes.DEFLATED;
import static io.github.goproxy4j.spec.oracle.ZipBytes.DESCRIPTOR;
import static io.github.goproxy4j.spec.oracle.ZipBytes.DESCRIPTOR_SIGNATURE;

import java.util.Arrays;
import java.util.zip.Deflater;

/** One file of a zip: what the directory says about it, and what its local part says. */
final class ZipPart {
  static final int SIZE = 1;
  static final int COMPRESSED_SIZE = 2;
  static final int OFFSET = 4;
  private static final int OVERFLOWED = 0xFFFFFFFF;

  byte[] name = {};
  byte[] extra = {};
  byte[] comment = {};
  int madeBy = 20;
  int neededVersion = 20;
  int flags;
  int method;
  int modified;
  int crc;
  long compressedSize;
  long size;
  int disk;
  int internalAttributes;
  int attributes;
  long offset;

  /** Which of size, compressed size and offset stand in a zip64 field instead. */
  int hidden;

  /** How many bytes that field is short of. */
  int missing;

  int localSignature = ZipBytes.LOCAL_SIGNATURE;
  byte[] localName = {};
  byte[] localExtra = {};
  int localFlags;
  int localMethod;
  int localCrc;
  int localCompressedSize;
  int localSize;
  byte[] data = {};
  byte[] descriptor = {};

  /** An honest one. */
  static ZipPart of(Bytes name, byte[] content, int method, int flags) {
    var e = new ZipPart();
    e.name = name.array();
    e.method = method;
    e.flags = flags;
    e.data = method == DEFLATED ? deflate(content) : content;
    e.crc = ZipBytes.crc(content);
    e.compressedSize = e.data.length;
    e.size = content.length;
    e.agree();
    return e;
  }

  /** Has the local part say what the directory says. */
  void agree() {
    boolean later = (flags & DESCRIPTOR) != 0;
    localName = name;
    localFlags = flags;
    localMethod = method;
    localCrc = later ? 0 : crc;
    localCompressedSize = later ? 0 : (int) compressedSize;
    localSize = later ? 0 : (int) size;
    descriptor = later ? signed(crc, (int) compressedSize, (int) size) : new byte[0];
  }

  /** The descriptor of most zips. */
  static byte[] signed(int... numbers) {
    return new LittleEndian().ints(DESCRIPTOR_SIGNATURE).ints(numbers).toBytes();
  }

  int narrowSize() {
    return (hidden & SIZE) == 0 ? (int) size : OVERFLOWED;
  }

  int narrowCompressedSize() {
    return (hidden & COMPRESSED_SIZE) == 0 ? (int) compressedSize : OVERFLOWED;
  }

  int narrowOffset() {
    return (hidden & OFFSET) == 0 ? (int) offset : OVERFLOWED;
  }

  byte[] zip64Field() {
    if (hidden == 0) {
      return new byte[0];
    }
    var numbers = new LittleEndian();
    if ((hidden & SIZE) != 0) {
      numbers.longs(size);
    }
    if ((hidden & COMPRESSED_SIZE) != 0) {
      numbers.longs(compressedSize);
    }
    if ((hidden & OFFSET) != 0) {
      numbers.longs(offset);
    }
    byte[] bytes = numbers.toBytes();
    return ZipBytes.extra(1, Arrays.copyOf(bytes, Math.max(0, bytes.length - missing)));
  }

  private static byte[] deflate(byte[] content) {
    var deflater = new Deflater(Deflater.BEST_SPEED, true);
    try {
      deflater.setInput(content);
      deflater.finish();
      byte[] buffer = new byte[content.length + 64];
      int length = deflater.deflate(buffer);
      return Arrays.copyOf(buffer, length);
    } finally {
      deflater.end();
    }
  }
}
