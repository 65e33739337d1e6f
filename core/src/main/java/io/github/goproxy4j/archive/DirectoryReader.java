package io.github.goproxy4j.archive;

import io.github.goproxy4j.archive.ZipFormatException.Reason;
import io.github.goproxy4j.blob.Blob;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads the headers of a central directory, one after the other. */
final class DirectoryReader {
  private static final int SIGNATURE = 0x02014b50;
  private static final int FIXED = 46;
  private static final int CHUNK = 16 * 1024;

  private final Blob zip;
  private final long base;
  private final InputStream in;
  private final byte[] fixed = new byte[FIXED];
  private byte[] variable = new byte[1024];
  private long bytesRead;
  private long headerBytes;
  private Reason end = Reason.END;

  DirectoryReader(Blob zip, long start, long base) {
    this.zip = zip;
    this.base = base;
    this.in = new BufferedInputStream(Section.of(zip, start, Long.MAX_VALUE), CHUNK);
  }

  /** The entry of the next header, or null, and then {@link #end} tells why. */
  @Nullable ZipEntry next() throws IOException {
    if (!fill(fixed, FIXED)) {
      return null;
    }
    ByteBuffer header = littleEndian(fixed, FIXED);
    if (header.getInt(0) != SIGNATURE) {
      return end(Reason.NOT_A_ZIP);
    }
    int nameLength = Short.toUnsignedInt(header.getShort(28));
    int extraLength = Short.toUnsignedInt(header.getShort(30));
    int length = nameLength + extraLength + Short.toUnsignedInt(header.getShort(32));
    if (variable.length < length) {
      variable = new byte[Math.max(length, 2 * variable.length)];
    }
    if (!fill(variable, length)) {
      return null;
    }
    ByteBuffer extra = littleEndian(variable, nameLength + extraLength).position(nameLength);
    Sizes sizes = Sizes.of(header, extra);
    if (sizes == null) {
      return end(Reason.NOT_A_ZIP);
    }
    headerBytes = bytesRead;
    byte[] name = Arrays.copyOf(variable, nameLength);
    return new ZipEntry(zip, name, header, EntryAttributes.of(name, header, extra), sizes, base);
  }

  /** Why there was no further entry. */
  Reason end() {
    return end;
  }

  /** The size of the headers so far, and of what was read to find that there are no more. */
  long bytesRead() {
    return bytesRead;
  }

  /** The size of the headers so far. */
  long headerBytes() {
    return headerBytes;
  }

  private @Nullable ZipEntry end(Reason reason) {
    end = reason;
    return null;
  }

  private boolean fill(byte[] target, int length) throws IOException {
    int n = in.readNBytes(target, 0, length);
    bytesRead += n;
    end = n == 0 ? Reason.END : Reason.UNEXPECTED_END;
    return n == length;
  }

  private static ByteBuffer littleEndian(byte[] bytes, int limit) {
    return ByteBuffer.wrap(bytes, 0, limit).order(ByteOrder.LITTLE_ENDIAN);
  }
}
