package io.github.goproxy4j.archive;

import io.github.goproxy4j.internal.text.GoQuote;
import java.io.IOException;

/** A zip in which another reader may see something else than Go's. */
public final class AmbiguousZipException extends IOException {
  private static final long serialVersionUID = 1L;

  AmbiguousZipException(String reason) {
    super("ambiguous zip: " + reason);
  }

  static AmbiguousZipException of(ZipEntry entry, String reason) {
    return new AmbiguousZipException(GoQuote.quote(entry.name()) + " " + reason);
  }
}
