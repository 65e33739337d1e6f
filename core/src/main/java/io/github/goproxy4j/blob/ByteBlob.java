package io.github.goproxy4j.blob;

import java.nio.ByteBuffer;
import java.util.Optional;

/** Bytes on the heap. */
final class ByteBlob implements Blob {
  private final byte[] bytes;

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
  public Optional<String> sha256() {
    return Optional.of(Sha256.hex(Sha256.of(bytes)));
  }

  @Override
  public void close() {}
}
