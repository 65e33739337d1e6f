package io.github.goproxy4j.source;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.blob.ForwardingBlob;
import java.io.IOException;
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

  private final class View extends ForwardingBlob {
    private final AtomicBoolean closed = new AtomicBoolean();

    View() {
      super(blob);
    }

    @Override
    public void close() throws IOException {
      if (!closed.getAndSet(true)) {
        release();
      }
    }
  }
}
