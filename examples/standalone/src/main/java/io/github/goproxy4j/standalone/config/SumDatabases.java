package io.github.goproxy4j.standalone.config;

import io.github.goproxy4j.event.ProxyListener;
import io.github.goproxy4j.source.ModuleSource;
import io.github.goproxy4j.source.VerifiedSource;
import io.github.goproxy4j.sumdb.ChecksumDatabase;
import io.github.goproxy4j.sumdb.HttpChecksumDatabase;
import io.github.goproxy4j.sumdb.ProxiedDatabase;
import io.github.goproxy4j.sumdb.SumDatabaseClient;
import io.github.goproxy4j.sumdb.SumDatabaseMirror;
import io.github.goproxy4j.upstream.Credentials;
import io.github.goproxy4j.upstream.HttpRemote;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/** The checksum databases of a configuration, each with one client. */
final class SumDatabases {
  private final Map<SumDatabase, SumDatabaseClient> clients = new LinkedHashMap<>();

  static SumDatabases open(Config config, Supplier<HttpClient> http) throws IOException {
    var databases = new SumDatabases();
    for (SumDatabase database : config.databases()) {
      databases.clients.put(database, open(database, http.get()));
    }
    return databases;
  }

  private static SumDatabaseClient open(SumDatabase database, HttpClient http) throws IOException {
    Credentials credentials = database.login().credentials();
    Function<URI, HttpRemote> opener =
        url -> HttpRemote.at(url).client(http).credentials(credentials).build();
    var home = HttpChecksumDatabase.of(database.name(), opener.apply(database.url()));
    var proxied = ProxiedDatabase.of(home, database.proxies(), opener);
    return SumDatabaseClient.builder(proxied, database.key(), database.folder())
        .exempt(database.except())
        .build();
  }

  /** What clients are served. */
  List<ChecksumDatabase> mirrors() {
    return clients.values().stream().<ChecksumDatabase>map(SumDatabaseMirror::of).toList();
  }

  /** The source without what does not have the checksum on record. */
  ModuleSource verified(Verification verification, ModuleSource source, ProxyListener listener) {
    SumDatabase database = verification.database();
    return VerifiedSource.builder(Objects.requireNonNull(clients.get(database)), source)
        .unlisted(verification.unlisted())
        .exempt(database.except())
        .listener(listener)
        .build();
  }
}
