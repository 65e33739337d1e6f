package io.github.goproxy4j.blob;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Bytes on the heap. */
final class ByteBlob implements Blob {
  private final byte[] bytes;

  /** Made when somebody asks. */
  private volatile @Nullable String sha256;

  ByteBlob(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public long size() {
    return bytes.length;
  }

  @Override
  public int read(ByteBuffer target, long position) {
    if (position >= bytes.length) {
      return -1;
    }
    int n = Math.min(target.remaining(), bytes.length - (int) position);
    target.put(bytes, (int) position, n);
    return n;
  }

  @Override
  public void writeTo(OutputStream out, long position, long count) throws IOException {
    if (position + count > bytes.length) {
      throw new EOFException("blob of " + bytes.length + " bytes ends before " + count + " more");
    }
    out.write(bytes, (int) position, (int) count);
  }

  @Override
  public Optional<String> sha256() {
    String known = sha256;
    if (known == null) {
      known = Sha256.hex(Sha256.of(bytes));
      sha256 = known;
    }
    return Optional.of(known);
  }

  @Override
  public void close() {}
}
