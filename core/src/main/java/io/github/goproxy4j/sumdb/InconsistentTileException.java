package io.github.goproxy4j.sumdb;

import java.io.IOException;

/** A tile that is not one of the tree it was read for; the message is Go's. */
public final class InconsistentTileException extends IOException {
  private static final long serialVersionUID = 1L;

  InconsistentTileException(String message) {
    super(message);
  }
}
