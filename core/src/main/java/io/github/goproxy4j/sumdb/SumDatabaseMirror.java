package io.github.goproxy4j.sumdb;

import com.google.common.primitives.Bytes;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.source.Fetch;
import io.github.goproxy4j.source.SourceUnavailableException;
import io.github.goproxy4j.source.UpstreamException;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a client knows of a checksum database, for others who verify it anew. They need the database
 * for nothing that was once asked for here.
 *
 * <pre>{@code
 * SumDatabaseClient client =
 *     SumDatabaseClient.builder(database, VerifierKey.SUM_GOLANG_ORG, folder).build();
 * GoProxyHandler handler =
 *     GoProxyHandler.builder(source).checksumDatabase(SumDatabaseMirror.of(client)).build();
 * }</pre>
 *
 * <ul>
 *   <li>Records are authenticated before they are handed on, and then kept for good. A database
 *       that shows another history is found out here.
 *   <li>A record comes with the latest tree that is known here, whichever tree it came with. So
 *       everybody sees the same tree, and the tiles that prove its records are held: whenever there
 *       is a later tree, proving that the one before is its beginning takes those tiles anew of
 *       which it has more.
 *   <li>A tile is handed on if its hashes are proved to be in that tree, and then kept. Those that
 *       have more than the tree, those of another height and those of records are passed on as the
 *       database serves them, and not kept. X53: if it does not serve a part of a tile, that is the
 *       beginning of the full one, or not found.
 *   <li>{@code latest} asks the database for a later tree; if it is out of reach, the latest that
 *       is known is a right answer.
 *   <li>The database is not asked about modules that the client is not to ask about: for others,
 *       too, they are not found.
 * </ul>
 */
public final class SumDatabaseMirror implements ChecksumDatabase {
  private static final Logger LOG = LoggerFactory.getLogger(SumDatabaseMirror.class);

  private final SumDatabaseClient client;

  private SumDatabaseMirror(SumDatabaseClient client) {
    this.client = client;
  }

  /** What {@code client} knows and finds out, which may be used for other purposes as well. */
  public static SumDatabaseMirror of(SumDatabaseClient client) {
    return new SumDatabaseMirror(client);
  }

  @Override
  public String name() {
    return client.database().name();
  }

  @Override
  public Blob lookup(ModuleVersion module, Fetch fetch) throws IOException {
    byte[] record = client.record(module, fetch).format();
    return Blob.ofBytes(Bytes.concat(record, client.latestTree(fetch).note()));
  }

  @Override
  public Blob tile(Tile tile, Fetch fetch) throws IOException {
    if (fetch.mode() == Fetch.Mode.CACHED_ONLY) {
      return Blob.ofBytes(client.heldTile(tile));
    }
    return client.covers(tile, fetch)
        ? Blob.ofBytes(client.tile(tile, fetch))
        : client.database().tile(tile, fetch);
  }

  @Override
  public Blob latest(Fetch fetch) throws IOException {
    if (fetch.mode() != Fetch.Mode.CACHED_ONLY) {
      follow(fetch);
    }
    SignedTree latest = client.latestTree(fetch);
    if (latest.size() == 0) {
      throw client.notHeld(name());
    }
    return Blob.ofBytes(latest.note());
  }

  private void follow(Fetch fetch) throws IOException {
    try {
      client.follow(fetch);
    } catch (DatabaseForkException e) {
      throw e;
    } catch (UpstreamException | SourceUnavailableException e) {
      if (client.latestTree(fetch).size() == 0) {
        throw e;
      }
      LOG.warn("{}: going on with the latest tree that is known: {}", name(), e.getMessage());
    }
  }

  /** The name, and that it is a mirror. */
  @Override
  public String toString() {
    return "mirror of " + client.database();
  }
}
