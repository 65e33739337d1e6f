package io.github.goproxy4j.spec.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes zips in which every number may be a lie. */
final class ZipBytes {
  static final int STORED = 0;
  static final int DEFLATED = 8;
  static final int DESCRIPTOR = 0x8;
  static final int MAX = 0xFFFFFFFF;
  static final int SIZE = 1;
  static final int COMPRESSED_SIZE = 2;
  static final int OFFSET = 4;

  private final LittleEndian out = new LittleEndian();
  private final List<Entry> entries = new ArrayList<>();

  /** What the directory says about one file, and where its local part begins. */
  static final class Entry {
    byte[] name = {};
    byte[] localName = {};
    byte[] extra = {};
    byte[] localExtra = {};
    byte[] data = {};
    byte[] descriptor = {};
    int flags;
    int method;
    int crc;
    int compressedSize;
    int size;
    int attributes;
    int modified;
    int offset;

    /** Which of size, compressed size and offset stand in a zip64 field instead. */
    int hidden;

    /** How many bytes that field is short of. */
    int missing;

    /** An honest entry. */
    static Entry of(Bytes name, byte[] content, int method, int flags) {
      Entry e = new Entry();
      e.name = name.array();
      e.localName = e.name;
      e.method = method;
      e.flags = flags;
      e.data = method == DEFLATED ? deflate(content) : content;
      e.crc = crc(content);
      e.compressedSize = e.data.length;
      e.size = content.length;
      if ((flags & DESCRIPTOR) != 0) {
        e.descriptor = descriptor(0x08074b50, e.crc, e.compressedSize, e.size);
      }
      return e;
    }
  }

  /** Bytes before the first entry, or between two. */
  void add(byte[] bytes) {
    out.bytes(bytes);
  }

  void add(Entry e) {
    e.offset = out.size();
    entries.add(e);
    boolean later = e.descriptor.length > 0;
    out.ints(0x04034b50).shorts(20, e.flags, e.method).ints(0);
    out.ints(later ? 0 : e.crc, later ? 0 : e.compressedSize, later ? 0 : e.size);
    out.shorts(e.localName.length, e.localExtra.length);
    out.bytes(e.localName).bytes(e.localExtra).bytes(e.data).bytes(e.descriptor);
  }

  /** What the end of the directory says; honest unless changed. */
  static final class End {
    int count;
    int directorySize;
    int directoryOffset;
    int commentLength;
    byte[] comment = {};
    byte[] before = {};
  }

  /** Writes the directory, and has its end ready. */
  End directory() {
    End end = new End();
    end.count = entries.size();
    end.directoryOffset = out.size();
    for (Entry e : entries) {
      byte[] zip64 = e.hidden == 0 ? new byte[0] : extra(1, hidden(e));
      out.ints(0x02014b50).shorts(20, 20, e.flags, e.method).ints(e.modified, e.crc);
      out.ints((e.hidden & COMPRESSED_SIZE) == 0 ? e.compressedSize : MAX);
      out.ints((e.hidden & SIZE) == 0 ? e.size : MAX);
      out.shorts(e.name.length, e.extra.length + zip64.length, 0, 0, 0).ints(e.attributes);
      out.ints((e.hidden & OFFSET) == 0 ? e.offset : MAX);
      out.bytes(e.name).bytes(e.extra).bytes(zip64);
    }
    end.directorySize = out.size() - end.directoryOffset;
    return end;
  }

  private static byte[] hidden(Entry e) {
    var numbers = new LittleEndian();
    if ((e.hidden & SIZE) != 0) {
      numbers.longs(e.size);
    }
    if ((e.hidden & COMPRESSED_SIZE) != 0) {
      numbers.longs(e.compressedSize);
    }
    if ((e.hidden & OFFSET) != 0) {
      numbers.longs(e.offset);
    }
    byte[] bytes = numbers.toBytes();
    return Arrays.copyOf(bytes, Math.max(0, bytes.length - e.missing));
  }

  int size() {
    return out.size();
  }

  byte[] finish(End end) {
    out.bytes(end.before).ints(0x06054b50, 0).shorts(end.count, end.count);
    out.ints(end.directorySize, end.directoryOffset).shorts(end.commentLength);
    return out.bytes(end.comment).toBytes();
  }

  /** An extra field. */
  static byte[] extra(int id, byte[] data) {
    return new LittleEndian().shorts(id, data.length).bytes(data).toBytes();
  }

  /** What may follow the data of an entry. */
  static byte[] descriptor(int... numbers) {
    return new LittleEndian().ints(numbers).toBytes();
  }

  static byte[] longs(long... numbers) {
    return new LittleEndian().longs(numbers).toBytes();
  }

  static int crc(byte[] content) {
    var crc = new CRC32();
    crc.update(content);
    return (int) crc.getValue();
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
