package io.github.goproxy4j.sumdb;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.source.Fetch;
import io.github.goproxy4j.source.UpstreamException;
import io.github.goproxy4j.source.UpstreamException.Failure;
import io.github.goproxy4j.upstream.HttpRemote;
import io.github.goproxy4j.upstream.RemoteFile;
import java.io.IOException;

/**
 * A checksum database on a server: the one that it is named after, or a proxy that serves it.
 *
 * <pre>{@code
 * ChecksumDatabase database =
 *     HttpChecksumDatabase.of(
 *         "sum.golang.org", HttpRemote.at(URI.create("https://sum.golang.org")).build());
 * ChecksumDatabase sameDatabase =
 *     HttpChecksumDatabase.of(
 *         "sum.golang.org",
 *         HttpRemote.at(URI.create("https://proxy.example.com/sumdb/sum.golang.org")).build());
 * }</pre>
 */
public final class HttpChecksumDatabase implements ChecksumDatabase {
  private static final int LARGEST_ANSWER = 1 << 20;
  private static final int HASH_LENGTH = 32;

  private final String name;
  private final HttpRemote remote;
  private final String prefix;

  private HttpChecksumDatabase(String name, HttpRemote remote, String prefix) {
    this.name = name;
    this.remote = remote;
    this.prefix = prefix;
  }

  /** The database {@code name}, of which {@code remote} has {@code latest} and the like. */
  public static HttpChecksumDatabase of(String name, HttpRemote remote) {
    return new HttpChecksumDatabase(name, remote, "");
  }

  /** The database {@code name} as a proxy serves it, if it does. */
  static HttpChecksumDatabase behind(HttpRemote proxy, String name) {
    return new HttpChecksumDatabase(name, proxy, "sumdb/" + name + "/");
  }

  /** Fails as if the database were asked, if it is not served behind a proxy (X51). */
  void requireSupport(Fetch fetch) throws IOException {
    read("supported", name, fetch).close();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Blob latest(Fetch fetch) throws IOException {
    return read("latest", name, fetch);
  }

  @Override
  public Blob lookup(ModuleVersion module, Fetch fetch) throws IOException {
    return read(ModuleFile.escapedLookupPath(module), module.toString(), fetch);
  }

  @Override
  public Blob tile(Tile tile, Fetch fetch) throws IOException {
    Blob blob = read(tile.path(), name, fetch);
    if (tile.level() != Tile.DATA && blob.size() != (long) HASH_LENGTH * tile.width()) {
      throw new UpstreamException(
          name, Failure.FAILED, "reading " + tile + ": " + blob.size() + " bytes");
    }
    return blob;
  }

  private Blob read(String path, String subject, Fetch fetch) throws IOException {
    return Blob.ofBytes(remote.read(new RemoteFile(prefix + path, subject, LARGEST_ANSWER), fetch));
  }

  /** The name, and where it is asked. */
  @Override
  public String toString() {
    return name + " at " + remote;
  }
}
