package io.github.goproxy4j.spec;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.source.Fetch;
import io.github.goproxy4j.source.ModuleNotFoundException;
import io.github.goproxy4j.source.UpstreamException;
import io.github.goproxy4j.source.UpstreamException.Failure;
import io.github.goproxy4j.sumdb.ChecksumDatabase;
import io.github.goproxy4j.sumdb.InauthenticDataException;
import io.github.goproxy4j.sumdb.Tile;
import java.io.IOException;
import java.util.Map;

/**
 * A checksum database that serves what it was given.
 *
 * @param name the name in its key
 * @param files what is at {@code lookup/...} and {@code tile/...}
 */
public record GivenDatabase(String name, Map<String, byte[]> files) implements ChecksumDatabase {
  private static final String MISSING = "missing";

  @Override
  public Blob latest(Fetch fetch) {
    throw new AssertionError("nobody asks for this (T13)");
  }

  /** A record that is missing is a failure here, as it is to the go command. */
  @Override
  public Blob lookup(ModuleVersion module, Fetch fetch) throws IOException {
    byte[] content = files.get(ModuleFile.escapedLookupPath(module));
    if (content == null) {
      throw new UpstreamException(module, Failure.FAILED, MISSING);
    }
    return Blob.ofBytes(content);
  }

  @Override
  public Blob tile(Tile tile, Fetch fetch) throws IOException {
    byte[] content = files.get(tile.path());
    if (content == null) {
      throw new ModuleNotFoundException(tile, MISSING);
    }
    return Blob.ofBytes(content);
  }

  /** What a failure to look up {@code module} says, without where it happened. */
  public static String reason(ModuleVersion module, UpstreamException e) {
    boolean answered = e.getCause() instanceof InauthenticDataException;
    String message = String.valueOf(e.getMessage());
    String where = module + ": ";
    return answered && message.startsWith(where) ? message.substring(where.length()) : MISSING;
  }
}
