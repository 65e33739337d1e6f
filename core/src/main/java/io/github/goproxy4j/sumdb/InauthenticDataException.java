package io.github.goproxy4j.sumdb;

import java.io.IOException;

/** What a database told is not what it has signed, or is nothing at all; the message is Go's. */
public final class InauthenticDataException extends IOException {
  private static final long serialVersionUID = 1L;

  InauthenticDataException(String message) {
    super(message);
  }

  InauthenticDataException(String message, Throwable cause) {
    super(message, cause);
  }

  static InauthenticDataException ofTile() {
    return new InauthenticDataException("downloaded inconsistent tile");
  }

  static InauthenticDataException ofLength(Tile tile, long length) {
    return new InauthenticDataException(
        String.format(
            "TileReader returned bad result slice (%s len=%d, want %d)",
            tile, length, tile.byteCount()));
  }
}
