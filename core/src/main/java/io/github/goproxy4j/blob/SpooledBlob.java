package io.github.goproxy4j.blob;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** The bytes of a spool, whose file goes away with the blob unless somebody took it. */
final class SpooledBlob implements Blob {
  private final Spool spool;
  private final Blob bytes;
  private final AtomicBoolean owned = new AtomicBoolean(true);

  SpooledBlob(Spool spool) throws IOException {
    this.spool = spool;
    this.bytes = spool.openBlob();
  }

  /** The spool, for the first who asks. The blob stays readable. */
  Optional<Spool> take() {
    return owned.getAndSet(false) ? Optional.of(spool) : Optional.empty();
  }

  @Override
  public long size() {
    return bytes.size();
  }

  @Override
  public int read(ByteBuffer target, long position) throws IOException {
    return bytes.read(target, position);
  }

  @Override
  public Optional<String> sha256() {
    return bytes.sha256();
  }

  /** Where the bytes are, as long as nobody else may move them. */
  @Override
  public Optional<Path> file() {
    return owned.get() ? bytes.file() : Optional.empty();
  }

  @Override
  public void transferTo(WritableByteChannel target, long position, long count) throws IOException {
    bytes.transferTo(target, position, count);
  }

  @Override
  public void close() throws IOException {
    bytes.close();
    if (owned.getAndSet(false)) {
      spool.close();
    }
  }
}
