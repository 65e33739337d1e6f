package io.github.goproxy4j.archive;

import io.github.goproxy4j.blob.Blob;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A zip made byte by byte, in which every number may be a lie.
 *
 * <p>Every number that is not set is what an honest writer would have written.
 *
 * <pre>{@code
 * byte[] zip = new RawZip().file("a.go", "A", e -> e.crc = 1).build();
 * }</pre>
 */
public final class RawZip {
  public static final int STORED = 0;
  public static final int DEFLATED = 8;
  public static final int DESCRIPTOR = 0x8;

  private final List<Entry> entries = new ArrayList<>();

  /** What comes before the first local header; offsets do not count it unless told. */
  public byte[] prefix = {};

  /** What the honest offsets are increased by. */
  public long offsetShift;

  /** What comes between the last content and the directory. */
  public byte[] gap = {};

  /** What comes between the directory and the records at the end. */
  public byte[] afterDirectory = {};

  public Long count;
  public Long directorySize;
  public Long directoryOffset;
  public int disk;
  public byte[] comment = {};
  public Integer commentLength;

  /** What comes after the comment. */
  public byte[] trailer = {};

  /** The zip64 record, if there is to be one. */
  public Zip64 zip64;

  /** A zip without entries. */
  public RawZip() {}

  /** The zip64 end of the directory and its locator. */
  public static final class Zip64 {
    public Long count;
    public Long directorySize;
    public Long directoryOffset;
    public Long position;
    public int signature = 0x06064b50;
    public int locatorSignature = 0x07064b50;
    public int disk;
    public int disks = 1;

    /** An honest record. */
    public Zip64() {}
  }

  /** One entry: a local header, data, a descriptor and a header in the directory. */
  public static final class Entry {
    public byte[] name;
    public byte[] data;
    public int method = STORED;
    public int flags;
    public int crc;
    public long compressedSize;
    public long uncompressedSize;
    public byte[] extra = {};
    public byte[] comment = {};
    public int signature = 0x02014b50;
    public int versionMadeBy = 20;
    public int externalAttributes;
    public Long offset;

    /**
     * Whether there is a local header with data, and whether there is a header in the directory.
     */
    public boolean local = true;

    public boolean central = true;
    public int localSignature = 0x04034b50;
    public byte[] localName;
    public Integer localMethod;
    public Integer localFlags;
    public Integer localCrc;
    public Long localCompressedSize;
    public Long localUncompressedSize;
    public byte[] localExtra = {};

    /** What follows the data. */
    public byte[] descriptor = {};

    private Entry() {}

    /** Sets the data and the compressed size. */
    public Entry data(byte[] bytes) {
      data = bytes;
      compressedSize = bytes.length;
      return this;
    }
  }

  /** Adds a stored entry with honest numbers. */
  public RawZip file(String name, String content) {
    return file(name, content, e -> {});
  }

  /** Adds a stored entry and then lets {@code change} falsify it. */
  public RawZip file(String name, String content, Consumer<Entry> change) {
    return file(bytes(name), bytes(content), change);
  }

  /** Adds a stored entry and then lets {@code change} falsify it. */
  public RawZip file(byte[] name, byte[] content, Consumer<Entry> change) {
    var entry = new Entry();
    entry.name = name;
    entry.data(content);
    entry.uncompressedSize = content.length;
    entry.crc = crc(content);
    change.accept(entry);
    entries.add(entry);
    return this;
  }

  /** Changes what is not part of an entry. */
  public RawZip with(Consumer<RawZip> change) {
    change.accept(this);
    return this;
  }

  /** Replaces the data of an entry by its deflated form. */
  public static void deflate(Entry entry) {
    var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    deflater.setInput(entry.data);
    deflater.finish();
    var out = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    entry.method = DEFLATED;
    entry.data(out.toByteArray());
  }

  /** Gives an entry the descriptor that a streaming writer appends. */
  public static void describe(Entry entry) {
    entry.flags |= DESCRIPTOR;
    entry.descriptor = numbers(0x08074b50, entry.crc, entry.data.length, entry.uncompressedSize);
    entry.localCrc = 0;
    entry.localCompressedSize = 0L;
    entry.localUncompressedSize = 0L;
  }

  /** The bytes as a blob. */
  public Blob blob() {
    return Blob.ofBytes(build());
  }

  /** The bytes. */
  public byte[] build() {
    var out = new Bytes();
    out.writeBytes(prefix);
    long[] positions = new long[entries.size()];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = out.size() - prefix.length + offsetShift;
      writeLocal(out, entries.get(i));
    }
    out.writeBytes(gap);
    final long start = out.size();
    long headers = 0;
    for (int i = 0; i < positions.length; i++) {
      if (entries.get(i).central) {
        writeCentral(out, entries.get(i), positions[i]);
        headers++;
      }
    }
    final long size = out.size() - start;
    out.writeBytes(afterDirectory);
    writeEnd(out, headers, size, start - prefix.length + offsetShift);
    return out.toByteArray();
  }

  private static void writeLocal(Bytes out, Entry e) {
    if (!e.local) {
      return;
    }
    byte[] name = or(e.localName, e.name);
    out.i32(e.localSignature).i16(20);
    out.i16(or(e.localFlags, e.flags)).i16(or(e.localMethod, e.method));
    out.i32(0).i32(or(e.localCrc, e.crc));
    out.i32(or(e.localCompressedSize, e.compressedSize));
    out.i32(or(e.localUncompressedSize, e.uncompressedSize));
    out.i16(name.length).i16(e.localExtra.length);
    out.writeBytes(name);
    out.writeBytes(e.localExtra);
    out.writeBytes(e.data);
    out.writeBytes(e.descriptor);
  }

  private static void writeCentral(Bytes out, Entry e, long position) {
    out.i32(e.signature).i16(e.versionMadeBy).i16(20);
    out.i16(e.flags).i16(e.method).i32(0).i32(e.crc);
    out.i32(e.compressedSize).i32(e.uncompressedSize);
    out.i16(e.name.length).i16(e.extra.length).i16(e.comment.length);
    out.i16(0).i16(0).i32(e.externalAttributes).i32(or(e.offset, position));
    out.writeBytes(e.name);
    out.writeBytes(e.extra);
    out.writeBytes(e.comment);
  }

  private void writeEnd(Bytes out, long headers, long size, long offset) {
    if (zip64 != null) {
      writeZip64(out, headers, size, offset);
    }
    out.i32(0x06054b50).i16(disk).i16(disk);
    out.i16(or(count, headers)).i16(or(count, headers));
    out.i32(or(directorySize, size)).i32(or(directoryOffset, offset));
    out.i16(or(commentLength, comment.length));
    out.writeBytes(comment);
    out.writeBytes(trailer);
  }

  private void writeZip64(Bytes out, long headers, long size, long offset) {
    final long position = out.size();
    out.i32(zip64.signature).i64(44).i16(45).i16(45).i32(disk).i32(disk);
    out.i64(or(zip64.count, headers)).i64(or(zip64.count, headers));
    out.i64(or(zip64.directorySize, size)).i64(or(zip64.directoryOffset, offset));
    out.i32(zip64.locatorSignature).i32(zip64.disk);
    out.i64(or(zip64.position, position)).i32(zip64.disks);
  }

  /** The CRC-32 of {@code content}. */
  public static int crc(byte[] content) {
    var crc = new CRC32();
    crc.update(content);
    return (int) crc.getValue();
  }

  /** Numbers of four bytes. */
  public static byte[] numbers(long... numbers) {
    var out = new Bytes();
    for (long number : numbers) {
      out.i32(number);
    }
    return out.toByteArray();
  }

  /** An extra field. */
  public static byte[] extra(int tag, byte[] content) {
    var out = new Bytes().i16(tag).i16(content.length);
    out.writeBytes(content);
    return out.toByteArray();
  }

  /** A zip64 extra field with numbers of eight bytes. */
  public static byte[] zip64Extra(long... numbers) {
    var out = new Bytes();
    for (long number : numbers) {
      out.i64(number);
    }
    return extra(1, out.toByteArray());
  }

  /** The bytes of a text. */
  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static <T> T or(T value, T fallback) {
    return value == null ? fallback : value;
  }

  /** Numbers with their lowest byte first, cut to their size. */
  private static final class Bytes extends ByteArrayOutputStream {
    Bytes i16(long number) {
      return little(number, 2);
    }

    Bytes i32(long number) {
      return little(number, 4);
    }

    Bytes i64(long number) {
      return little(number, 8);
    }

    private Bytes little(long number, int bytes) {
      for (int i = 0; i < bytes; i++) {
        write((int) (number >> 8 * i));
      }
      return this;
    }
  }
}
