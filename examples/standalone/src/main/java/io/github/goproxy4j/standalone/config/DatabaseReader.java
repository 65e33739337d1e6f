package io.github.goproxy4j.standalone.config;

import io.github.goproxy4j.module.ModulePatterns;
import io.github.goproxy4j.source.VerifiedSource.Unlisted;
import io.github.goproxy4j.standalone.config.Surroundings.OnDisk;
import io.github.goproxy4j.standalone.yaml.Kind;
import io.github.goproxy4j.standalone.yaml.Kinds;
import io.github.goproxy4j.standalone.yaml.Mapping;
import io.github.goproxy4j.standalone.yaml.Nearest;
import io.github.goproxy4j.standalone.yaml.Value;
import io.github.goproxy4j.sumdb.VerifierKey;
import io.github.goproxy4j.upstream.GoProxyList;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads which checksum databases there are, and which repository is held against which. */
final class DatabaseReader {
  private static final Kind<VerifierKey> KEY =
      Kind.of("a key NAME+HASH+BASE64", VerifierKey::parse);
  private static final Kind<URI> SERVER = new Kind<>("a URL", DatabaseReader::server);
  private static final Kind<URI> NAME =
      new Kind<>(
          "the name of a database, HOST or HOST/PATH",
          name -> name.matches("[^/?#@].*[^/?#@]") ? server("https://" + name) : Optional.empty());
  private static final Kind<Unlisted> UNLISTED = Kind.words(Unlisted.class);

  private final Surroundings surroundings;
  private final Map<String, Optional<SumDatabase>> databases = new LinkedHashMap<>();

  DatabaseReader(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  Optional<List<SumDatabase>> databases(Mapping at) {
    at.all().forEach((name, value) -> databases.put(name, at.requires(database(name, value))));
    return at.build(this::all);
  }

  /** Those that could be read. */
  List<SumDatabase> all() {
    return databases.values().stream().flatMap(Optional::stream).toList();
  }

  private Optional<SumDatabase> database(String name, Value value) {
    Optional<URI> usual = value.key(NAME);
    return value
        .mapping()
        .flatMap(at -> at.requires(usual).flatMap(url -> database(name, url, at)));
  }

  private Optional<SumDatabase> database(String name, URI usual, Mapping at) {
    Optional<VerifierKey> key =
        name.equals(VerifierKey.SUM_GOLANG_ORG.id().name())
            ? at.optional("key", VerifierKey.SUM_GOLANG_ORG, KEY)
            : at.required("key", KEY);
    Optional<URI> url = at.optional("url", usual, SERVER);
    Optional<GoProxyList> proxies = at.optional("proxies", SumDatabase.DIRECT, Upstreams.LIST);
    Optional<UpstreamLogin> login =
        at.optional(
            "credentials",
            UpstreamLogin.NONE,
            new LoginReader(surroundings, servers(url, proxies))::read);
    Optional<Path> folder = at.required("folder", surroundings.path(OnDisk.STORAGE));
    Optional<ModulePatterns> except = at.optional("except", ModulePatterns.NONE, Patterns.LIST);
    return at.build(
        () -> {
          requireName(name, key.orElseThrow());
          return new SumDatabase(
              key.orElseThrow(),
              url.orElseThrow(),
              proxies.orElseThrow(),
              login.orElseThrow(),
              folder.orElseThrow(),
              except.orElseThrow());
        });
  }

  /** Everybody who might be asked, if that is known. */
  private static Optional<List<URI>> servers(Optional<URI> url, Optional<GoProxyList> proxies) {
    return url.flatMap(
        home ->
            proxies.map(
                list -> Stream.concat(Stream.of(home), Upstreams.servers(list).stream()).toList()));
  }

  private static void requireName(String name, VerifierKey key) {
    if (!key.id().name().equals(name)) {
      throw new IllegalArgumentException("the key is that of " + key.id().name());
    }
  }

  /** Something that can be asked over HTTP. */
  static Optional<URI> server(String text) {
    try {
      return Optional.of(new URI(text))
          .filter(uri -> "https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
          .filter(uri -> uri.getHost() != null);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** Either the name of a database, or a mapping that has more. */
  Optional<Verification> verification(Value value) {
    return value.isText()
        ? known(value).map(database -> new Verification(database, Unlisted.REFUSE))
        : value.mapping().flatMap(this::verification);
  }

  private Optional<Verification> verification(Mapping at) {
    Optional<SumDatabase> database = at.required("database", this::known);
    Optional<Unlisted> unlisted = at.optional("unlisted", Unlisted.REFUSE, UNLISTED);
    return at.build(() -> new Verification(database.orElseThrow(), unlisted.orElseThrow()));
  }

  private Optional<SumDatabase> known(Value value) {
    return Kinds.TEXT
        .read(value)
        .flatMap(
            name ->
                databases.containsKey(name)
                    ? databases.get(name)
                    : value.problem(
                        "there is no \""
                            + name
                            + "\" in checksumDatabases"
                            + Nearest.hint(name, databases.keySet())));
  }
}
