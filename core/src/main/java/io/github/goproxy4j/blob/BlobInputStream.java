package io.github.goproxy4j.blob;

import io.github.goproxy4j.internal.stream.BulkInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** Reads a blob from its start to its end. */
final class BlobInputStream extends BulkInputStream {
  private static final int CHUNK = 64 * 1024;

  private final Blob blob;
  private long position;

  BlobInputStream(Blob blob) {
    this.blob = blob;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (position >= blob.size()) {
      return -1;
    }
    int n = readSome(blob, ByteBuffer.wrap(target, offset, length), position);
    position += n;
    return n;
  }

  @Override
  public long skip(long count) {
    long skipped = Math.max(0, Math.min(count, blob.size() - position));
    position += skipped;
    return skipped;
  }

  @Override
  public int available() {
    return (int) Math.min(Integer.MAX_VALUE, blob.size() - position);
  }

  static void copy(Blob blob, WritableByteChannel channel, long position, long count)
      throws IOException {
    var buffer = ByteBuffer.allocate((int) Math.min(CHUNK, Math.max(1, count)));
    for (long done = 0; done < count; ) {
      buffer.clear().limit((int) Math.min(buffer.capacity(), count - done));
      done += readSome(blob, buffer, position + done);
      buffer.flip();
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    }
  }

  static void copy(Blob blob, OutputStream out, long position, long count) throws IOException {
    byte[] chunk = new byte[(int) Math.min(CHUNK, count)];
    for (long done = 0; done < count; ) {
      int wanted = (int) Math.min(chunk.length, count - done);
      int n = blob.read(ByteBuffer.wrap(chunk, 0, wanted), position + done);
      if (n <= 0) {
        throw new EOFException("blob ends at byte " + (position + done));
      }
      out.write(chunk, 0, n);
      done += n;
    }
  }

  private static int readSome(Blob blob, ByteBuffer target, long position) throws IOException {
    int n = blob.read(target, position);
    if (n <= 0) {
      throw new EOFException("blob of " + blob.size() + " bytes ends at byte " + position);
    }
    return n;
  }
}
