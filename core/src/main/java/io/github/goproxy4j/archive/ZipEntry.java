package io.github.goproxy4j.archive;

import io.github.goproxy4j.archive.ZipFormatException.Reason;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.internal.text.Utf8;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.Inflater;

/** One entry of a zip, as the central directory describes it. */
public final class ZipEntry {
  private static final int DESCRIPTOR_FLAG = 0x8;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;

  /** Few local headers have larger extra fields. */
  private static final int COMMON_EXTRA = 64;

  private final Blob zip;
  private final byte[] name;
  private final short flags;
  private final short method;
  private final int crc32;
  private final long compressedSize;
  private final long uncompressedSize;
  private final long position;
  private final EntryAttributes attributes;

  ZipEntry(
      Blob zip,
      byte[] name,
      ByteBuffer header,
      EntryAttributes attributes,
      Sizes sizes,
      long base) {
    this.zip = zip;
    this.name = name;
    this.flags = header.getShort(8);
    this.method = header.getShort(10);
    this.crc32 = header.getInt(16);
    this.compressedSize = sizes.compressed();
    this.uncompressedSize = sizes.uncompressed();
    this.position = sizes.offset() + base;
    this.attributes = attributes;
  }

  /** The name as it stands in the directory, whatever its encoding. */
  public byte[] name() {
    return name.clone();
  }

  /** The name for messages and checks; a byte that is not UTF-8 becomes U+FFFD. */
  public String nameText() {
    return Utf8.decode(name);
  }

  /** Whether the name ends in a slash; nothing else makes a directory. */
  public boolean isDirectory() {
    return name.length > 0 && name[name.length - 1] == '/';
  }

  /** What the entry was on the disk it comes from, which the go command does not care about. */
  public FileType type() {
    return attributes.type();
  }

  /** When the file was last changed, in whole seconds, if the zip tells. */
  public Optional<Instant> modified() {
    long seconds = attributes.modified();
    return seconds == EntryAttributes.NO_TIME
        ? Optional.empty()
        : Optional.of(Instant.ofEpochSecond(seconds));
  }

  /** The general purpose flags. */
  public int flags() {
    return Short.toUnsignedInt(flags);
  }

  /** The compression method: 0 is stored, 8 is deflated, others cannot be opened. */
  public int method() {
    return Short.toUnsignedInt(method);
  }

  /** The declared CRC-32, in all 32 bits. */
  public int crc32() {
    return crc32;
  }

  /** The declared compressed size in bytes, unsigned: the sign bit is part of the number. */
  public long compressedSize() {
    return compressedSize;
  }

  /** The declared uncompressed size in bytes, unsigned: the sign bit is part of the number. */
  public long uncompressedSize() {
    return uncompressedSize;
  }

  /**
   * The content. Only a stream that was read to its end has been checked: it fails at the first
   * byte beyond the declared size, and instead of ending if anything disagrees.
   *
   * @throws ZipFormatException if the content is not there or cannot be decoded; reading the stream
   *     throws it too
   */
  public InputStream open() throws IOException {
    long body = bodyPosition();
    if (isDirectory()) {
      if (uncompressedSize != 0) {
        throw new ZipFormatException(Reason.NOT_A_ZIP);
      }
      return InputStream.nullInputStream();
    }
    return new CheckedStream(decoded(data(body)), this, body);
  }

  private InputStream decoded(Section data) throws IOException {
    return switch (method) {
      case STORED -> data;
      case DEFLATED -> inflated(data);
      default -> throw new ZipFormatException(Reason.UNSUPPORTED_METHOD);
    };
  }

  private InflateStream inflated(Section data) {
    return new InflateStream(data, new Inflater(true), compressedSize, uncompressedSize);
  }

  /** Whether there is something to be inflated. */
  boolean isDeflatedFile() {
    return method == DEFLATED && !isDirectory();
  }

  /** Where the data begin. */
  long bodyPosition() throws IOException {
    return localHeader(0).bodyPosition();
  }

  /** The data, which begin there. */
  Section data(long body) {
    return Section.of(zip, body, compressedSize);
  }

  /** The header before the content, with its name and extra field. */
  LocalHeader localHeader() throws IOException {
    return localHeader(name.length + COMMON_EXTRA);
  }

  private LocalHeader localHeader(int more) throws IOException {
    if (position < 0) {
      throw new ZipFormatException(Reason.NEGATIVE_OFFSET);
    }
    return LocalHeader.read(zip, position, more);
  }

  /** Where the local header is. */
  long position() {
    return position;
  }

  /** Whether a field gives the file another name, too. */
  boolean isRenamed() {
    return attributes.renamed();
  }

  /** Reads a content to its end. */
  @FunctionalInterface
  interface Reading {
    void of(InputStream content) throws IOException;
  }

  /** Whether the content takes up all of its data. */
  boolean fillsItsData(Reading reading) throws IOException {
    if (isDirectory() && compressedSize == 0) {
      return uncompressedSize == 0;
    }
    long body = bodyPosition();
    Section data = data(body);
    if (method != DEFLATED) {
      read(decoded(data), body, reading);
      return compressedSize == uncompressedSize;
    }
    var inflated = inflated(data);
    read(inflated, body, reading);
    return inflated.dataUsed() == compressedSize;
  }

  private void read(InputStream decoded, long body, Reading reading) throws IOException {
    try (var content = new CheckedStream(decoded, this, body)) {
      reading.of(content);
    }
  }

  boolean hasDescriptor() {
    return (flags & DESCRIPTOR_FLAG) != 0;
  }

  ByteBuffer descriptor(long body, int length) throws IOException {
    return record(body + compressedSize, length);
  }

  private ByteBuffer record(long start, int length) throws IOException {
    if (start < 0) {
      throw new ZipFormatException(Reason.NEGATIVE_OFFSET);
    }
    return Section.read(zip, start, length);
  }

  /** The name, for messages. */
  @Override
  public String toString() {
    return nameText();
  }
}
