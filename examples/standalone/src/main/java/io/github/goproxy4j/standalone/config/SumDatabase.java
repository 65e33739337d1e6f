package io.github.goproxy4j.standalone.config;

import io.github.goproxy4j.module.ModulePatterns;
import io.github.goproxy4j.sumdb.VerifierKey;
import io.github.goproxy4j.upstream.GoProxyList;
import java.net.URI;
import java.nio.file.Path;

/**
 * A checksum database that is asked and mirrored.
 *
 * @param url where it is asked, unless one of the proxies serves it
 * @param login what its server and the proxies are shown
 * @param folder where what it said is kept
 * @param except modules that it is never asked about, as in {@code GONOSUMDB}
 */
public record SumDatabase(
    VerifierKey key,
    URI url,
    GoProxyList proxies,
    UpstreamLogin login,
    Path folder,
    ModulePatterns except) {
  /** No proxies. */
  static final GoProxyList DIRECT = GoProxyList.parse("direct");

  /** What it is called, wherever it is. */
  public String name() {
    return key.id().name();
  }
}
