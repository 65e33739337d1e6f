package io.github.goproxy4j.archive;

import io.github.goproxy4j.archive.ZipDirectory.Sink;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.team.Workers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Holds what stands before the directory of a zip against the directory. */
final class LocalHeaders {
  private static final int ENCRYPTED = 0x1 | 0x40 | 0x2000;
  private static final int DESCRIPTOR = 0x8;
  private static final int UTF_8 = 0x800;
  private static final int DESCRIPTOR_SIGNATURE = 0x08074b50;

  private final Blob zip;

  /** In the order of the directory. */
  private final List<ZipEntry> listed;

  /** Which of them comes first in the file, which next. */
  private final int[] order;

  /** How many were found to be where they are listed, as they are listed. */
  private int agreeing;

  private LocalHeaders(Blob zip, List<ZipEntry> listed, int[] order) {
    this.zip = zip;
    this.listed = listed;
    this.order = order;
  }

  static LocalHeaders of(Blob zip, List<ZipEntry> listed) {
    Comparator<Integer> byPosition = Comparator.comparingLong(i -> listed.get(i).position());
    IntStream all = IntStream.range(0, listed.size());
    return new LocalHeaders(zip, listed, all.boxed().sorted(byPosition).mapToInt(i -> i).toArray());
  }

  private ZipEntry entry(int place) {
    return listed.get(order[place]);
  }

  /**
   * Entries must fill the file from its start to {@code directory}, each as it is listed, and
   * contents their data.
   */
  void requireAgreement(long directory, Workers workers, Supplier<? extends Sink> sinks)
      throws IOException {
    try {
      requireAgreement(directory);
    } catch (IOException e) {
      requireFilled(workers, sinks);
      throw e;
    }
    requireFilled(workers, sinks);
  }

  private void requireAgreement(long directory) throws IOException {
    long end = 0;
    for (int i = 0; i < order.length; i++) {
      ZipEntry entry = entry(i);
      require(entry.position() == end, entry, "does not follow the entry before it");
      long next = i + 1 < order.length ? entry(i + 1).position() : directory;
      try {
        end = end(entry, next);
      } catch (ZipFormatException e) {
        throw e.in(entry);
      }
      agreeing = i + 1;
    }
    if (end != directory) {
      throw new AmbiguousZipException("there are bytes before its directory");
    }
  }

  /** The first of those that agree that has something else in its data decides. */
  private void requireFilled(Workers workers, Supplier<? extends Sink> sinks) throws IOException {
    workers.run(
        IntStream.range(0, agreeing).mapToLong(i -> entry(i).compressedSize()).toArray(),
        () -> {
          var reader = new ContentReader();
          Sink sink = sinks.get();
          return i -> requireFilled(order[i], reader, sink);
        });
  }

  private void requireFilled(int number, ContentReader reader, Sink sink) throws IOException {
    ZipEntry entry = listed.get(number);
    try {
      Sink target = entry.isDirectory() ? Sink.NOWHERE : sink;
      require(reader.fillsItsData(entry, target), entry, "has data behind its content");
      target.end(number);
    } catch (ZipFormatException e) {
      throw e.in(entry);
    }
  }

  private long end(ZipEntry entry, long next) throws IOException {
    require((entry.flags() & ENCRYPTED) == 0, entry, "is encrypted");
    require(!entry.isRenamed(), entry, "has another name, too");
    LocalHeader local = entry.localHeader();
    requireAgreement(entry, local);
    long bodyEnd = local.bodyPosition() + entry.compressedSize();
    require(bodyEnd >= local.bodyPosition() && bodyEnd <= next, entry, "overlaps what follows");
    if (!entry.hasDescriptor()) {
      return bodyEnd;
    }
    require(hasDescriptor(entry, bodyEnd, next), entry, "has no data descriptor that agrees");
    return next;
  }

  private static void requireAgreement(ZipEntry entry, LocalHeader local) throws IOException {
    byte[] name = local.name();
    require(Arrays.equals(name, entry.name()), entry, "has another name before its content");
    int flags = ENCRYPTED | DESCRIPTOR | (isAscii(name) ? 0 : UTF_8);
    boolean equal =
        local.method() == entry.method() && ((local.flags() ^ entry.flags()) & flags) == 0;
    require(equal, entry, "has another method before its content");
    ByteBuffer extra = local.extra();
    require(!EntryAttributes.isRenamed(name, extra), entry, "has another name, too");
    boolean open = entry.hasDescriptor();
    Sizes sizes = Sizes.ofLocal(local.start(), extra);
    require(
        sizes != null
            && agrees(open, sizes.compressed(), entry.compressedSize())
            && agrees(open, sizes.uncompressed(), entry.uncompressedSize())
            && agrees(open, local.crc32(), entry.crc32()),
        entry,
        "has other sizes or another checksum before its content");
  }

  /** What a descriptor will tell may still be zero. */
  private static boolean agrees(boolean open, long local, long central) {
    return local == central || open && local == 0;
  }

  private static boolean isAscii(byte[] name) {
    for (byte b : name) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether the bytes between are a descriptor in one of its four forms. */
  private boolean hasDescriptor(ZipEntry entry, long start, long end) throws IOException {
    long length = end - start;
    if (length < 12 || length > 24 || length % 4 != 0) {
      return false;
    }
    ByteBuffer bytes = Section.read(zip, start, (int) length);
    boolean signed = length % 8 == 0;
    if (signed && bytes.getInt() != DESCRIPTOR_SIGNATURE || bytes.getInt() != entry.crc32()) {
      return false;
    }
    boolean large = bytes.remaining() == 16;
    if (large && entry.uncompressedSize() == 0) {
      // Who expects the small form finds it there, too, and then no further entry.
      return false;
    }
    long compressed = large ? bytes.getLong() : Integer.toUnsignedLong(bytes.getInt());
    long uncompressed = large ? bytes.getLong() : Integer.toUnsignedLong(bytes.getInt());
    return compressed == entry.compressedSize() && uncompressed == entry.uncompressedSize();
  }

  private static void require(boolean condition, ZipEntry entry, String otherwise)
      throws AmbiguousZipException {
    if (!condition) {
      throw AmbiguousZipException.of(entry, otherwise);
    }
  }
}
