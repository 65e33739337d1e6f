package io.github.goproxy4j.archive;

import io.github.goproxy4j.blob.Blob;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The entries of a tar archive, found by walking from header to header. */
public final class TarDirectory {
  /** Longer names and extended headers are not read, in bytes; Go has the same limit. */
  private static final int LONGEST_META = 1 << 20;

  private final Blob tar;
  private final ZipLimits limits;
  private final List<TarEntry> entries = new ArrayList<>();
  private long position;
  private long metaBytes;
  private PaxRecords extended = PaxRecords.NONE;
  private byte @Nullable [] longName;
  private Optional<byte[]> comment = Optional.empty();

  private TarDirectory(Blob tar, ZipLimits limits) {
    this.tar = tar;
    this.limits = limits;
  }

  /** Whether the first 512 bytes of something could be the start of a tar archive. */
  public static boolean isTar(byte[] start) {
    return TarHeader.isHeader(start);
  }

  /**
   * Reads the headers and no content. The entries read from {@code tar} later, which stays the
   * caller's to close.
   *
   * @throws TarFormatException if it is damaged, has more than {@code limits} allow, or has
   *     something else than files, directories, symbolic links and pipes
   */
  public static TarDirectory read(Blob tar, ZipLimits limits) throws IOException {
    var directory = new TarDirectory(tar, limits);
    TarHeader header = directory.next();
    while (!header.isEnd()) {
      directory.take(header);
      header = directory.next();
    }
    directory.requireNothingLeft();
    return directory;
  }

  /** The entries in their order; names may repeat. */
  public List<TarEntry> entries() {
    return List.copyOf(entries);
  }

  /** The comment on the whole archive, where {@code git archive} has the commit. */
  public Optional<byte[]> comment() {
    return comment.map(byte[]::clone);
  }

  private TarHeader next() throws IOException {
    TarHeader header = TarHeader.read(tar, position);
    position += TarHeader.LENGTH;
    return header;
  }

  private void take(TarHeader header) throws IOException {
    switch (header.type()) {
      case 'g' -> takeGlobal(PaxRecords.parse(meta(header)));
      case 'x' -> extended = PaxRecords.parse(meta(header));
      case 'L' -> longName = TarHeader.untilZero(meta(header));
      case 'K' -> meta(header);
      default -> {
        add(header);
        extended = PaxRecords.NONE;
        longName = null;
      }
    }
  }

  private void takeGlobal(PaxRecords records) throws TarFormatException {
    if (records.hasAny("path", "size", "linkpath") || records.isSparse()) {
      throw new TarFormatException("global header for names or sizes");
    }
    records.get("comment").ifPresent(text -> comment = Optional.of(text));
  }

  private byte[] meta(TarHeader header) throws IOException {
    long size = header.size();
    metaBytes += size;
    if (size > LONGEST_META || metaBytes > limits.maxDirectoryBytes()) {
      throw new TarFormatException("extended headers are too long");
    }
    byte[] bytes = Section.bytes(tar, position, (int) size);
    skip(size);
    return bytes;
  }

  /** To the next header; what a content lacks to a whole block is filled up. */
  private void skip(long size) throws TarFormatException {
    long padded = (size + TarHeader.LENGTH - 1) / TarHeader.LENGTH * TarHeader.LENGTH;
    if (padded < 0 || padded > tar.size() - position) {
      throw new TarFormatException("unexpected end");
    }
    position += padded;
  }

  private void add(TarHeader header) throws IOException {
    byte[] name = name(header);
    metaBytes += name.length;
    if (entries.size() >= limits.maxEntries() || metaBytes > limits.maxDirectoryBytes()) {
      throw new TarFormatException("more than " + limits.maxEntries() + " entries");
    }
    FileType type = type(header, name);
    long size = type == FileType.FILE ? extended.size().orElse(header.size()) : 0;
    long modified = extended.modified().orElse(header.modified());
    entries.add(new TarEntry(tar, name, type, position, size, modified));
    skip(size);
  }

  private byte[] name(TarHeader header) {
    byte[] other = longName == null ? header.name() : longName;
    return extended.get("path").orElse(other);
  }

  private FileType type(TarHeader header, byte[] name) throws TarFormatException {
    if (extended.isSparse()) {
      throw TarFormatException.of(name, "is a sparse file");
    }
    return switch (header.type()) {
      case 0, '0', '7' ->
          name.length > 0 && name[name.length - 1] == '/' ? FileType.DIRECTORY : FileType.FILE;
      case '1' -> throw TarFormatException.of(name, "is a hard link");
      case '2' -> FileType.SYMLINK;
      case '3', '4' -> throw TarFormatException.of(name, "is a device");
      case '5' -> FileType.DIRECTORY;
      case '6' -> FileType.OTHER;
      case 'S' -> throw TarFormatException.of(name, "is a sparse file");
      default -> throw TarFormatException.of(name, "is of an unknown type");
    };
  }

  /** After the first block of zeros there are but zeros. */
  private void requireNothingLeft() throws IOException {
    if (tar.size() - position < TarHeader.LENGTH) {
      throw new TarFormatException("unexpected end");
    }
    try (InputStream rest = Section.of(tar, position, tar.size() - position)) {
      for (byte[] block = rest.readNBytes(1 << 16);
          block.length > 0;
          block = rest.readNBytes(1 << 16)) {
        if (!TarHeader.isZero(block)) {
          throw new TarFormatException("data after its end");
        }
      }
    }
  }
}
