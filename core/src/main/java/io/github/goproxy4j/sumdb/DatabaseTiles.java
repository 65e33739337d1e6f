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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** The hashes of a database's log, from tiles that are kept or asked for. */
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

  /** The hashes of {@code tree}. If tiles that were kept turn out to be broken, others are had. */
  HashReader hashesOf(LogTree tree) {
    return nodes -> {
      var reading = new Reading(this::kept);
      try {
        return new TileHashReader(tree, reading).read(nodes);
      } catch (InauthenticDataException e) {
        if (reading.kept.isEmpty()) {
          throw e;
        }
        return new TileHashReader(tree, new Reading(tile -> Optional.empty())).read(nodes);
      }
    };
  }

  private final class Reading implements TileReader {
    private final Function<Tile, Optional<byte[]>> keeper;
    private final Map<Tile, byte[]> kept = new HashMap<>();

    Reading(Function<Tile, Optional<byte[]>> keeper) {
      this.keeper = keeper;
    }

    @Override
    public int height() {
      return height;
    }

    @Override
    public List<byte[]> read(List<Tile> tiles) throws IOException {
      tiles.forEach(tile -> keeper.apply(tile).ifPresent(data -> kept.put(tile, data)));
      List<Tile> missing = tiles.stream().filter(tile -> !kept.containsKey(tile)).toList();
      List<byte[]> fetched = AtOnce.ask(missing, DatabaseTiles.this::fetch);
      Map<Tile, byte[]> data = new HashMap<>(kept);
      for (int i = 0; i < missing.size(); i++) {
        data.put(missing.get(i), fetched.get(i));
      }
      return tiles.stream().map(tile -> Objects.requireNonNull(data.get(tile))).toList();
    }

    @Override
    public void save(List<Tile> tiles, List<byte[]> data) {
      for (int i = 0; i < tiles.size(); i++) {
        if (!kept.containsKey(tiles.get(i))) {
          folder.keep(tiles.get(i).path(), data.get(i));
        }
      }
    }
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

  /** A tile that has become full need not be served in part any more. */
  private byte[] fetch(Tile tile) throws IOException {
    try {
      return fetch(tile, tile);
    } catch (ModuleSourceException e) {
      if (!tile.isFull()) {
        try {
          return fetch(tile, tile.full());
        } catch (ModuleSourceException other) {
          e.addSuppressed(other);
        }
      }
      throw neverAbsent(tile, e);
    }
  }

  private byte[] fetch(Tile tile, Tile container) throws IOException {
    try (Blob blob = database.tile(container, Fetch.normal());
        InputStream in = blob.newInputStream()) {
      byte[] data = in.readNBytes(Math.toIntExact(container.byteCount() + EXCESS));
      return beginning(tile, container, data);
    }
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
