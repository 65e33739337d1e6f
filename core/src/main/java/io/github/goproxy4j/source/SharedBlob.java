package io.github.goproxy4j.source;

import io.github.goproxy4j.blob.Blob;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A blob for several askers, closed when its owner and all of them have closed it. */
final class SharedBlob {
  private final Blob blob;
  private final AtomicInteger owners = new AtomicInteger(1);

  SharedBlob(Blob blob) {
    this.blob = blob;
  }

  /** The blob for one more asker, given out before this is released. */
  Blob view() {
    owners.incrementAndGet();
    return new View();
  }

  /** What the owner does instead of closing the blob. */
  void release() throws IOException {
    if (owners.decrementAndGet() == 0) {
      blob.close();
    }
  }

  private final class View implements Blob {
    private final AtomicBoolean closed = new AtomicBoolean();

    @Override
    public long size() {
      return blob.size();
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
      return blob.read(target, position);
    }

    @Override
    public Optional<String> sha256() {
      return blob.sha256();
    }

    @Override
    public Optional<Path> file() {
      return blob.file();
    }

    @Override
    public Optional<URI> location() {
      return blob.location();
    }

    @Override
    public void transferTo(WritableByteChannel channel, long position, long count)
        throws IOException {
      blob.transferTo(channel, position, count);
    }

    @Override
    public void close() throws IOException {
      if (!closed.getAndSet(true)) {
        release();
      }
    }
  }
}
