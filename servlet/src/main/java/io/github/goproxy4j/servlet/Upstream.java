package io.github.goproxy4j.servlet;

import io.github.goproxy4j.module.ModulePatterns;
import io.github.goproxy4j.protocol.GoProxyHandler;
import io.github.goproxy4j.source.ModuleSource;
import io.github.goproxy4j.source.PullThroughSource;
import io.github.goproxy4j.source.SourceGroup;
import io.github.goproxy4j.source.VerifiedSource;
import io.github.goproxy4j.store.DirectoryCache;
import io.github.goproxy4j.store.ModuleCache;
import io.github.goproxy4j.sumdb.GoSumDatabase;
import io.github.goproxy4j.sumdb.HttpChecksumDatabase;
import io.github.goproxy4j.sumdb.ProxiedDatabase;
import io.github.goproxy4j.sumdb.SumDatabaseClient;
import io.github.goproxy4j.sumdb.SumDatabaseMirror;
import io.github.goproxy4j.upstream.GoProxyList;
import io.github.goproxy4j.upstream.HttpRemote;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What others have: verified as the go command would, and kept.
 *
 * @param proxies where it is fetched
 * @param own modules that the database is not asked about
 * @param database what the rest is verified with, if it is
 */
record Upstream(GoProxyList proxies, ModulePatterns own, Optional<GoSumDatabase> database) {
  private static final GoProxyList DIRECT = GoProxyList.parse("direct");

  /** Serves what {@code first} has, and after it what is here, kept in {@code cache}. */
  GoProxyHandler.Builder after(ModuleSource first, Path cache) throws IOException {
    DirectoryCache kept = DirectoryCache.at(cache.resolve("modules"));
    ModuleSource fetched = proxies.open(GoProxyList.plain(kept.stagingFolder()));
    if (database.isEmpty()) {
      return GoProxyHandler.builder(group(first, keeping(kept, fetched)));
    }
    SumDatabaseClient checksums = client(database.get(), cache.resolve("sumdb"));
    ModuleSource verified = VerifiedSource.builder(checksums, fetched).exempt(own).build();
    return GoProxyHandler.builder(group(first, keeping(kept, verified)))
        .checksumDatabase(SumDatabaseMirror.of(checksums));
  }

  private static ModuleSource keeping(ModuleCache cache, ModuleSource source) {
    return PullThroughSource.builder(cache, source).fetchAhead().build();
  }

  private static ModuleSource group(ModuleSource first, ModuleSource second) {
    return SourceGroup.builder().member(first).member(second).build();
  }

  private SumDatabaseClient client(GoSumDatabase named, Path folder) throws IOException {
    URI url = named.url().orElse(named.home());
    var home = HttpChecksumDatabase.of(named.name(), HttpRemote.at(url).build());
    GoProxyList asked = named.url().isPresent() ? DIRECT : proxies;
    var proxied = ProxiedDatabase.of(home, asked, each -> HttpRemote.at(each).build());
    return SumDatabaseClient.builder(proxied, named.key(), folder).exempt(own).build();
  }
}
