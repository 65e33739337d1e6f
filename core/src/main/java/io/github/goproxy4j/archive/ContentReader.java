package io.github.goproxy4j.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Reads whole contents, one after the other, with buffers that serve for all of them. What is read
 * and what is refused is the same as from the stream of {@link ZipEntry#open}; it takes less time.
 * A reader belongs to one thread.
 */
public final class ContentReader {
  private static final int CHUNK = 64 * 1024;

  private final Inflation inflation = new Inflation();
  private final CRC32 crc = new CRC32();
  private byte @Nullable [] buffer;

  /** Begins with no content. */
  public ContentReader() {}

  /** Where a content goes. */
  public interface Target {
    /** Begins with a content, or with the same once more: what came of it before does not count. */
    void begin() throws IOException;

    /** Takes the next bytes, which are there for the time of the call. */
    void write(byte[] bytes, int offset, int length) throws IOException;
  }

  /**
   * Reads the content, which has been checked if this returns. If it does not, the target has had a
   * part of what must not be believed.
   *
   * @throws ZipFormatException if the content is not there or cannot be decoded
   */
  public void read(ZipEntry entry, Target target) throws IOException {
    target.begin();
    if (!entry.isDeflatedFile() || !inflate(entry, target)) {
      try (InputStream content = entry.open()) {
        copy(content, target);
      }
    }
  }

  /** Whether the content, which is read to its end, takes up all of its data. */
  boolean fillsItsData(ZipEntry entry, Target target) throws IOException {
    target.begin();
    return entry.isDeflatedFile() && inflate(entry, target)
        ? inflation.tookAll()
        : entry.fillsItsData(content -> copy(content, target));
  }

  private boolean inflate(ZipEntry entry, Target target) throws IOException {
    long body = entry.bodyPosition();
    crc.reset();
    long count =
        inflation.decode(
            entry.data(body),
            entry.uncompressedSize(),
            (bytes, offset, length) -> {
              crc.update(bytes, offset, length);
              target.write(bytes, offset, length);
            });
    if (!isProven(entry, count)) {
      target.begin();
      return false;
    }
    CheckedStream.checkEnd(entry, body, count, crc);
    return true;
  }

  /** A decoder of our own is believed only if a checksum says that it is right. */
  private boolean isProven(ZipEntry entry, long count) {
    return count == entry.uncompressedSize()
        && entry.crc32() != 0
        && entry.crc32() == (int) crc.getValue();
  }

  private void copy(InputStream content, Target target) throws IOException {
    if (buffer == null) {
      buffer = new byte[CHUNK];
    }
    for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
      target.write(buffer, 0, n);
    }
  }
}
