package io.github.goproxy4j.blob;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** The bytes of a spool, whose file goes away with the blob unless somebody took it. */
final class SpooledBlob extends ForwardingBlob {
  private final Spool spool;
  private final AtomicBoolean owned = new AtomicBoolean(true);

  SpooledBlob(Spool spool) throws IOException {
    super(spool.openBlob());
    this.spool = spool;
  }

  /** The spool, for the first who asks. The blob stays readable. */
  Optional<Spool> take() {
    return owned.getAndSet(false) ? Optional.of(spool) : Optional.empty();
  }

  /** Where the bytes are, as long as nobody else may move them. */
  @Override
  public Optional<Path> file() {
    return owned.get() ? super.file() : Optional.empty();
  }

  @Override
  public void close() throws IOException {
    super.close();
    if (owned.getAndSet(false)) {
      spool.close();
    }
  }
}
