package io.github.goproxy4j.sumdb;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.source.Fetch;
import io.github.goproxy4j.source.ModuleGoneException;
import io.github.goproxy4j.source.ModuleNotFoundException;
import io.github.goproxy4j.source.ModuleSourceException;
import io.github.goproxy4j.source.UpstreamException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** The tiles of a database, which are kept or asked for. None of them is authentic by itself. */
final class DatabaseTiles {
  /** What is read of a tile that is longer than it may be, to say by how much. */
  private static final int EXCESS = 1 << 16;

  private final ChecksumDatabase database;
  private final DatabaseFolder folder;
  private final int height;

  DatabaseTiles(ChecksumDatabase database, DatabaseFolder folder, int height) {
    this.database = database;
    this.folder = folder;
    this.height = height;
  }

  /** The height of all tiles. */
  int height() {
    return height;
  }

  /** The hashes of {@code tree}, whatever that is, for somebody who waits as {@code fetch} says. */
  TreeHashes hashesOf(LogTree tree, Fetch fetch) {
    return new TreeHashes(this, tree, fetch);
  }

  /** A tile that is held, for itself or as the beginning of the full one. */
  Optional<byte[]> kept(Tile tile) {
    return kept(tile, tile).or(() -> kept(tile, tile.full()));
  }

  private Optional<byte[]> kept(Tile tile, Tile container) {
    return folder
        .read(container.path())
        .filter(data -> data.length == container.byteCount())
        .map(data -> beginning(tile, container, data));
  }

  /** What the database serves. A tile that has become full need not be served in part any more. */
  byte[] fetch(Tile tile, Fetch fetch) throws IOException {
    if (fetch.mode() == Fetch.Mode.CACHED_ONLY) {
      throw notHeld(database.name() + "/" + tile);
    }
    try {
      return fetch(tile, tile, fetch);
    } catch (ModuleSourceException e) {
      if (!tile.isFull()) {
        try {
          return fetch(tile, tile.full(), fetch);
        } catch (ModuleSourceException other) {
          e.addSuppressed(other);
        }
      }
      throw neverAbsent(tile, e);
    }
  }

  private byte[] fetch(Tile tile, Tile container, Fetch fetch) throws IOException {
    try (Blob blob = database.tile(container, fetch);
        InputStream in = blob.newInputStream()) {
      byte[] data = in.readNBytes(Math.toIntExact(container.byteCount() + EXCESS));
      return beginning(tile, container, data);
    }
  }

  ModuleNotFoundException notHeld(Object subject) {
    return new ModuleNotFoundException(subject, "nothing of " + database.name() + " is held");
  }

  void keep(Tile tile, byte[] data) {
    folder.keep(tile.path(), data);
  }

  private static byte[] beginning(Tile tile, Tile container, byte[] data) {
    return tile.equals(container)
        ? data
        : Arrays.copyOf(data, data.length / container.width() * tile.width());
  }

  /** What a signed tree is made of is there, or the database is broken. */
  private ModuleSourceException neverAbsent(Tile tile, ModuleSourceException e) {
    return e instanceof ModuleNotFoundException || e instanceof ModuleGoneException
        ? new UpstreamException(
            database.name() + "/" + tile, UpstreamException.Failure.FAILED, "not found", e)
        : e;
  }
}
