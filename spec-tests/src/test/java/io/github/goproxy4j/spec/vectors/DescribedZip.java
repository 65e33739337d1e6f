package io.github.goproxy4j.spec.vectors;

import io.github.goproxy4j.internal.text.RawString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Makes the zip that a vector describes; the README of the vectors says how. */
final class DescribedZip {
  /** What an operation on a zip takes. */
  static final String TAKES =
      " [entry]* [zip]? zip-before? zip-after? zip-comment? zip-comment-length? zip-count?"
          + " zip-disk? zip-directory-size? zip-directory-offset? zip64? zip-file-size?";

  private static final int DESCRIPTOR = 8;
  private static final int DEFLATED = 8;

  private final Vector vector;
  private final Bytes out = new Bytes();
  private final Bytes directory = new Bytes();

  private DescribedZip(Vector vector) {
    this.vector = vector;
  }

  /** Writes it to a file, at the end of as many holes as the vector asks for. */
  static void write(Vector vector, Path file) throws IOException {
    byte[] bytes = bytes(vector);
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE);
    try (SeekableByteChannel channel = Files.newByteChannel(file, options)) {
      channel.position(vector.number("zip-file-size", bytes.length) - bytes.length);
      channel.write(ByteBuffer.wrap(bytes));
    }
  }

  private static byte[] bytes(Vector vector) {
    List<Section> raw = vector.sections("zip");
    if (!raw.isEmpty()) {
      return raw.get(0).content();
    }
    var all = new Bytes();
    all.writeBytes(RawString.bytes(vector.key("zip-before", "")));
    all.writeBytes(new DescribedZip(vector).archive());
    all.writeBytes(RawString.bytes(vector.key("zip-after", "")));
    return all.toByteArray();
  }

  private byte[] archive() {
    List<Section> entries = vector.sections("entry");
    entries.forEach(this::add);
    int start = out.size();
    out.writeBytes(directory.toByteArray());
    end(entries.size(), start);
    return out.toByteArray();
  }

  private void add(Section section) {
    var entry = new Entry(section);
    long offset = section.number("offset", out.size());
    if (!section.has("offset")) {
      entry.local(out);
    }
    entry.central(directory, offset);
  }

  private void end(int entries, int start) {
    long size = vector.number("zip-directory-size", directory.size());
    long offset = vector.number("zip-directory-offset", start);
    long count = vector.number("zip-count", entries);
    if (vector.key("zip64", "no").equals("yes")) {
      long record = out.size();
      out.put(4, 0x06064b50).put(8, 44).put(2, 45, 45).put(4, 0, 0);
      out.put(8, count, count, size, offset);
      out.put(4, 0x07064b50, 0).put(8, record).put(4, 1);
      count = 0xFFFF;
      size = 0xFFFFFFFFL;
      offset = 0xFFFFFFFFL;
    }
    byte[] comment = RawString.bytes(vector.key("zip-comment", ""));
    long disk = vector.number("zip-disk", 0);
    out.put(4, 0x06054b50).put(2, disk, disk, count, count).put(4, size, offset);
    out.put(2, vector.number("zip-comment-length", comment.length)).writeBytes(comment);
  }

  /** What both headers say, unless the section says otherwise for one. */
  private static final class Entry {
    private final Section section;
    private final byte[] name;
    private final byte[] data;
    private final long flags;
    private final long method;
    private final long crc;
    private final long compressed;
    private final long size;

    Entry(Section section) {
      this.section = section;
      name = RawString.bytes(section.name());
      flags = section.number("flags", 0);
      method = section.number("method", 0);
      boolean deflate = method == DEFLATED && section.attribute("raw", "no").equals("no");
      data = deflate ? deflate(section.content()) : section.content();
      crc = section.number("crc", crc(section.content()));
      size = section.number("size", section.content().length);
      compressed = section.number("compressed", data.length);
    }

    void local(Bytes out) {
      byte[] localName =
          section.has("local-name") ? RawString.bytes(section.attribute("local-name", "")) : name;
      byte[] extra = hex("local-extra");
      boolean later = (flags & DESCRIPTOR) != 0;
      out.put(4, 0x04034b50).put(2, 20, section.number("local-flags", flags));
      out.put(2, section.number("local-method", method), 0, 0);
      out.put(4, later ? 0 : crc, later ? 0 : compressed, later ? 0 : size);
      out.put(2, localName.length, extra.length).writeBytes(localName);
      out.writeBytes(extra);
      out.writeBytes(data);
      String descriptor = section.attribute("descriptor", "signed");
      if (later && !descriptor.equals("none")) {
        if (descriptor.equals("signed")) {
          out.put(4, 0x08074b50);
        }
        out.put(4, section.number("descriptor-crc", crc), compressed, size);
      }
    }

    void central(Bytes out, long offset) {
      byte[] extra = hex("extra");
      out.put(4, 0x02014b50).put(2, section.number("made-by", 20), 20, flags, method, 0, 0);
      out.put(4, crc, compressed, size).put(2, name.length, extra.length, 0, 0, 0);
      out.put(4, section.number("attributes", 0), offset).writeBytes(name);
      out.writeBytes(extra);
    }

    private byte[] hex(String attribute) {
      return HexFormat.of().parseHex(section.attribute(attribute, ""));
    }

    private static long crc(byte[] content) {
      var crc = new CRC32();
      crc.update(content);
      return crc.getValue();
    }

    private static byte[] deflate(byte[] content) {
      var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
      deflater.setInput(content);
      deflater.finish();
      byte[] buffer = new byte[content.length + 64];
      var out = new Bytes();
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      deflater.end();
      return out.toByteArray();
    }
  }

  private static final class Bytes extends ByteArrayOutputStream {
    /** Appends numbers of {@code size} bytes each, the lowest first. */
    Bytes put(int size, long... numbers) {
      for (long number : numbers) {
        for (int i = 0; i < size; i++) {
          write((int) (number >> 8 * i));
        }
      }
      return this;
    }
  }
}
