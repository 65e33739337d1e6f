package io.github.goproxy4j.sumdb;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.source.Fetch;
import java.io.IOException;

/**
 * What a checksum database serves, not authenticated by anybody. Implementations are safe for use
 * by many threads.
 *
 * <p>Every method throws a {@link io.github.goproxy4j.source.ModuleNotFoundException} for what the
 * database does not have, another {@link io.github.goproxy4j.source.ModuleSourceException} if it
 * cannot be asked, and any other {@link IOException} if what was kept of it cannot be read.
 */
public interface ChecksumDatabase {
  /** The name of the database, which is also that of its key: {@code sum.golang.org}. */
  String name();

  /** The latest signed tree ({@code /latest}). */
  Blob latest(Fetch fetch) throws IOException;

  /** The record of a module, and a signed tree that has it ({@code /lookup/M@V}). */
  Blob lookup(ModuleVersion module, Fetch fetch) throws IOException;

  /** The hashes of a tile, or the records of a data tile ({@code /tile/H/L/NNN[.p/W]}). */
  Blob tile(Tile tile, Fetch fetch) throws IOException;
}
