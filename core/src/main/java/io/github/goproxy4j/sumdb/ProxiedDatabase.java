package io.github.goproxy4j.sumdb;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.source.Fetch;
import io.github.goproxy4j.source.ModuleGoneException;
import io.github.goproxy4j.source.ModuleNotFoundException;
import io.github.goproxy4j.source.SourceGroup.OnFailure;
import io.github.goproxy4j.source.UpstreamException;
import io.github.goproxy4j.upstream.GoProxyList;
import io.github.goproxy4j.upstream.HttpRemote;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;

/**
 * A checksum database where the go command would ask for it (X51): at the first proxy of a list
 * that says that it serves it, and nowhere else from then on; if none does, at its home.
 *
 * <ul>
 *   <li>That is found out with the first question. Until it is known, every question tries again.
 *   <li>If a proxy fails, {@code ,} after it makes the database unavailable. {@code |} goes on, but
 *       if then no proxy serves it, only the word {@code direct} in the list leads to its home.
 *   <li>A folder in the list is not asked: what a go command keeps in one is no database.
 * </ul>
 */
public final class ProxiedDatabase implements ChecksumDatabase {
  private final ChecksumDatabase home;
  private final GoProxyList proxies;
  private final Function<URI, HttpRemote> opener;

  private volatile Optional<ChecksumDatabase> chosen = Optional.empty();

  private ProxiedDatabase(
      ChecksumDatabase home, GoProxyList proxies, Function<URI, HttpRemote> opener) {
    this.home = home;
    this.proxies = proxies;
    this.opener = opener;
  }

  /**
   * The database of the same name as {@code home}.
   *
   * @param opener how a proxy is asked
   */
  public static ProxiedDatabase of(
      ChecksumDatabase home, GoProxyList proxies, Function<URI, HttpRemote> opener) {
    return new ProxiedDatabase(home, proxies, opener);
  }

  @Override
  public String name() {
    return home.name();
  }

  @Override
  public Blob latest(Fetch fetch) throws IOException {
    return database(fetch).latest(fetch);
  }

  @Override
  public Blob lookup(ModuleVersion module, Fetch fetch) throws IOException {
    return database(fetch).lookup(module, fetch);
  }

  @Override
  public Blob tile(Tile tile, Fetch fetch) throws IOException {
    return database(fetch).tile(tile, fetch);
  }

  private ChecksumDatabase database(Fetch fetch) throws IOException {
    Optional<ChecksumDatabase> known = chosen;
    if (known.isPresent()) {
      return known.get();
    }
    ChecksumDatabase found = choose(fetch);
    chosen = Optional.of(found);
    return found;
  }

  private ChecksumDatabase choose(Fetch fetch) throws IOException {
    Optional<IOException> failure = Optional.empty();
    for (GoProxyList.Entry entry : proxies.entries()) {
      if (entry instanceof GoProxyList.Direct) {
        return home;
      } else if (entry instanceof GoProxyList.Proxy proxy && !isFolder(proxy.url())) {
        HttpChecksumDatabase database =
            HttpChecksumDatabase.behind(opener.apply(proxy.url()), name());
        try {
          database.requireSupport(fetch);
          return database;
        } catch (UpstreamException e) {
          if (proxy.onFailure() == OnFailure.STOP) {
            throw e;
          }
          failure = Optional.of(e);
        } catch (ModuleNotFoundException | ModuleGoneException e) {
          // The next one may serve it.
        }
      }
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
    return home;
  }

  private static boolean isFolder(URI url) {
    return "file".equals(url.getScheme());
  }

  /** Where it is asked, as far as that is known. */
  @Override
  public String toString() {
    return chosen.map(Object::toString).orElse(name() + " by way of " + proxies);
  }
}
