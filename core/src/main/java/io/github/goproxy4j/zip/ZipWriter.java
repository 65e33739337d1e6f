package io.github.goproxy4j.zip;

import io.github.goproxy4j.internal.text.RawString;
import io.github.goproxy4j.zip.Deflation.Sizes;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;

/**
 * Writes a zip whose bytes depend on nothing but names and data: no clock, no time zone, no locale
 * (Z25).
 */
final class ZipWriter {
  private static final int BUFFER = 64 * 1024;
  private static final int MOST = 0xFFFF;
  private static final long LARGEST_OFFSET = 0xFFFFFFFFL;
  private static final short VERSION = 20;
  private static final short VERSION_64 = 45;
  private static final short DESCRIPTOR_AND_UTF_8 = 0x808;
  private static final short DEFLATED = 8;

  /** The start of 1980, the earliest there is. */
  private static final int TIME = 0x00210000;

  private final OutputStream target;
  private final List<Entry> entries = new ArrayList<>();
  private long position;

  /** Writes to {@code target}, which is flushed at the end and never closed. */
  ZipWriter(OutputStream target) {
    this.target = new BufferedOutputStream(target, BUFFER);
  }

  private static final class Entry {
    final byte[] name;
    final Sizes sizes;
    final int offset;

    Entry(byte[] name, Sizes sizes, int offset) {
      this.name = name;
      this.sizes = sizes;
      this.offset = offset;
    }
  }

  /** What writes the data of an entry. */
  @FunctionalInterface
  interface Data {
    /** Writes, and tells what they are. */
    Sizes writeTo(OutputStream target) throws IOException;
  }

  /** Adds an entry. */
  Sizes add(String name, Data data) throws IOException {
    byte[] bytes = nameBytes(name);
    if (position > LARGEST_OFFSET) {
      throw new ZipException("zip: too large");
    }
    ByteBuffer header = record(30).putInt(0x04034b50).putShort(VERSION);
    header.putShort(DESCRIPTOR_AND_UTF_8).putShort(DEFLATED).putInt(TIME);
    header.putShort(26, (short) bytes.length);
    write(header);
    target.write(bytes);
    Sizes sizes = data.writeTo(target);
    write(putSizes(record(16).putInt(0x08074b50), sizes));
    entries.add(new Entry(bytes, sizes, (int) position));
    position += 30 + bytes.length + sizes.compressed() + 16;
    return sizes;
  }

  private static byte[] nameBytes(String name) throws ZipException {
    byte[] bytes = RawString.bytes(name);
    if (bytes.length > MOST) {
      throw new ZipException("zip: FileHeader.Name too long");
    }
    return bytes;
  }

  /** Writes the directory. */
  void finish() throws IOException {
    long start = position;
    for (Entry entry : entries) {
      write(entry);
    }
    long size = position - start;
    if (entries.size() >= MOST) {
      writeLargeEnd(start, size);
    }
    short count = (short) Math.min(entries.size(), MOST);
    ByteBuffer end = record(22).putInt(0x06054b50).putInt(0).putShort(count).putShort(count);
    write(end.putInt((int) size).putInt((int) start));
    target.flush();
  }

  private void write(Entry entry) throws IOException {
    ByteBuffer header = record(46).putInt(0x02014b50).putShort(VERSION).putShort(VERSION);
    header.putShort(DESCRIPTOR_AND_UTF_8).putShort(DEFLATED).putInt(TIME);
    putSizes(header, entry.sizes).putShort((short) entry.name.length);
    write(header.putInt(42, entry.offset));
    target.write(entry.name);
    position += 46 + entry.name.length;
  }

  /** More entries than two bytes can count. */
  private void writeLargeEnd(long start, long size) throws IOException {
    ByteBuffer end = record(56).putInt(0x06064b50).putLong(44).putShort(VERSION_64);
    end.putShort(VERSION_64).putLong(0).putLong(entries.size()).putLong(entries.size());
    write(end.putLong(size).putLong(start));
    ByteBuffer locator = record(20).putInt(0x07064b50).putInt(0);
    write(locator.putLong(position).putInt(1));
  }

  private static ByteBuffer putSizes(ByteBuffer record, Sizes sizes) {
    return record
        .putInt(sizes.crc32())
        .putInt((int) sizes.compressed())
        .putInt((int) sizes.uncompressed());
  }

  private void write(ByteBuffer record) throws IOException {
    byte[] bytes = new byte[record.capacity()];
    record.get(0, bytes);
    target.write(bytes);
  }

  private static ByteBuffer record(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }
}
