package io.github.goproxy4j.archive;

import io.github.goproxy4j.internal.stream.BulkInputStream;
import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Decodes a deflate stream up to its end and ignores what follows. */
final class InflateStream extends BulkInputStream {
  private static final int CHUNK = 16 * 1024;

  private final Section data;
  private final Inflater inflater;
  private final long declaredSize;
  private final byte[] input;
  private long dataUsed;

  /**
   * Takes over {@code inflater}, which {@link #close} ends. {@code dataSize} may be wrong or
   * negative; it only tells what buffer is worth its while.
   */
  InflateStream(Section data, Inflater inflater, long dataSize, long declaredSize) {
    this.data = data;
    this.inflater = inflater;
    this.declaredSize = declaredSize;
    this.input = new byte[dataSize >= 0 && dataSize < CHUNK ? Math.max(64, (int) dataSize) : CHUNK];
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (true) {
      int n = inflate(target, offset, length);
      if (n > 0) {
        requireDeclared();
        return n;
      }
      if (inflater.finished()) {
        dataUsed = inflater.getBytesRead();
        return -1;
      }
      refill();
    }
  }

  private int inflate(byte[] target, int offset, int length) throws IOException {
    try {
      return inflater.inflate(target, offset, length);
    } catch (DataFormatException e) {
      throw fault();
    }
  }

  /** Of data that is cut off, Go's decoder gives less than the JDK's, which may not be too long. */
  private void requireDeclared() throws IOException {
    if (Long.compareUnsigned(inflater.getBytesWritten(), declaredSize) > 0) {
      throw fault();
    }
  }

  private void refill() throws IOException {
    int n = data.read(input);
    if (n < 0) {
      throw fault();
    }
    inflater.setInput(input, 0, n);
  }

  private IOException fault() throws IOException {
    return DeflateFault.of(data.again(), declaredSize);
  }

  /** How many bytes of the data the content took, once it was read to its end. */
  long dataUsed() {
    return dataUsed;
  }

  @Override
  public void close() {
    inflater.end();
  }
}
