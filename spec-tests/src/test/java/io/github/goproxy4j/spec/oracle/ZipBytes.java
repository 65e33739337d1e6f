package io.github.goproxy4j.spec.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/** Writes zips in which every number may be a lie. */
final class ZipBytes {
  static final int STORED = 0;
  static final int DEFLATED = 8;
  static final int ENCRYPTED = 0x1;
  static final int DESCRIPTOR = 0x8;
  static final int UTF_8 = 0x800;
  static final int LOCAL_SIGNATURE = 0x04034b50;
  static final int DESCRIPTOR_SIGNATURE = 0x08074b50;

  private static final int LOCAL_LENGTH = 30;

  private final LittleEndian out = new LittleEndian();
  private final List<ZipPart> entries = new ArrayList<>();

  /** Bytes before the first entry, or between two. */
  void add(byte[] bytes) {
    out.bytes(bytes);
  }

  /** Writes the local part, and has the directory list it. */
  void add(ZipPart entry) {
    entry.offset = out.size();
    out.bytes(local(entry));
    entries.add(entry);
  }

  /** Has the directory list something that is there already, or not at all. */
  void list(ZipPart entry) {
    entries.add(entry);
  }

  List<ZipPart> entries() {
    return entries;
  }

  /** What stands before the directory: header, data and descriptor. */
  static byte[] local(ZipPart e) {
    var out = new LittleEndian();
    out.ints(e.localSignature).shorts(20, e.localFlags, e.localMethod).ints(e.modified);
    out.ints(e.localCrc, e.localCompressedSize, e.localSize);
    out.shorts(e.localName.length, e.localExtra.length);
    return out.bytes(e.localName).bytes(e.localExtra).bytes(e.data).bytes(e.descriptor).toBytes();
  }

  /** Where the data is, from where the entry begins. */
  static int body(ZipPart e) {
    return LOCAL_LENGTH + e.localName.length + e.localExtra.length;
  }

  int size() {
    return out.size();
  }

  /** Some of what is written so far. */
  byte[] written(int start, int length) {
    return new Bytes(Bytes.of(out.toBytes()).chars().substring(start, start + length)).array();
  }

  /** Writes the directory, and has its end ready. */
  ZipEnd directory() {
    var end = new ZipEnd(entries.size(), out.size());
    entries.forEach(e -> header(e));
    end.directorySize = out.size() - end.directoryOffset;
    return end;
  }

  private void header(ZipPart e) {
    byte[] extra = new LittleEndian().bytes(e.extra).bytes(e.zip64Field()).toBytes();
    out.ints(0x02014b50).shorts(e.madeBy, e.neededVersion, e.flags, e.method);
    out.ints(e.modified, e.crc, e.narrowCompressedSize(), e.narrowSize());
    out.shorts(e.name.length, extra.length, e.comment.length, e.disk, e.internalAttributes);
    out.ints(e.attributes, e.narrowOffset()).bytes(e.name).bytes(extra).bytes(e.comment);
  }

  byte[] finish(ZipEnd end) {
    return out.bytes(end.toBytes(out.size())).toBytes();
  }

  /** An extra field. */
  static byte[] extra(int id, byte[] data) {
    return new LittleEndian().shorts(id, data.length).bytes(data).toBytes();
  }

  static int crc(byte[] content) {
    var crc = new CRC32();
    crc.update(content);
    return (int) crc.getValue();
  }
}
