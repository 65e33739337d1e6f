package io.github.goproxy4j.standalone.config;

import io.github.goproxy4j.module.ModulePatterns;
import io.github.goproxy4j.source.Connectivity;
import io.github.goproxy4j.standalone.config.Repository.Proxy;
import io.github.goproxy4j.standalone.config.Surroundings.OnDisk;
import io.github.goproxy4j.standalone.yaml.Kind;
import io.github.goproxy4j.standalone.yaml.Kinds;
import io.github.goproxy4j.standalone.yaml.Mapping;
import io.github.goproxy4j.standalone.yaml.Reader;
import io.github.goproxy4j.upstream.GoProxyList;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Reads repositories of what others have. */
final class ProxyReader {
  private static final Kind<Connectivity> CONNECTIVITY = Kind.words(Connectivity.class);
  private static final Kind<Permission> PERMISSION = Kind.words(Permission.class);
  private static final Kind<Long> ANY_SIZE = Kinds.SIZE.where(size -> size > 0);
  private static final Kind<Duration> ANY_TIME = Kinds.DURATION.where(time -> !time.isZero());

  private final Surroundings surroundings;
  private final DatabaseReader databases;

  ProxyReader(Surroundings surroundings, DatabaseReader databases) {
    this.surroundings = surroundings;
    this.databases = databases;
  }

  Optional<Repository> read(Optional<RepositoryName> name, Mapping at) {
    Optional<GoProxyList> upstream = at.required("upstream", Upstreams.LIST);
    Optional<ModulePatterns> except = at.optional("except", ModulePatterns.NONE, Patterns.LIST);
    var logins = new LoginReader(surroundings, upstream.map(Upstreams::servers));
    Optional<UpstreamLogin> login = at.optional("credentials", UpstreamLogin.NONE, logins::read);
    Optional<CacheSettings> cache = at.required("cache", Reader.mapping(this::cache));
    Optional<Optional<Verification>> verification = at.maybe("verify", databases::verification);
    var policies = new PolicyReader(surroundings);
    Optional<Policy> policy = at.optional("policy", Policy.NONE, policies::read);
    Optional<Permission> delete = at.optional("delete", Permission.REFUSE, PERMISSION);
    return at.build(
        () ->
            new Proxy(
                name.orElseThrow(),
                upstream.orElseThrow().without(except.orElseThrow()),
                login.orElseThrow(),
                cache.orElseThrow(),
                verification.orElseThrow(),
                policy.orElseThrow(),
                Changes.purging(delete.orElseThrow())));
  }

  private Optional<CacheSettings> cache(Mapping at) {
    Optional<Path> folder = at.required("folder", surroundings.path(OnDisk.STORAGE));
    CacheSettings usual = CacheSettings.in(folder.orElse(surroundings.folder()));
    Optional<Duration> freshFor = at.optional("freshFor", usual.freshFor(), Kinds.DURATION);
    Optional<Duration> absentFor = at.optional("absentFor", usual.absentFor(), Kinds.DURATION);
    Optional<Connectivity> connectivity =
        at.optional("connectivity", usual.connectivity(), CONNECTIVITY);
    Optional<Optional<Long>> maxSize = at.maybe("maxSize", ANY_SIZE);
    Optional<Optional<Duration>> maxIdle = at.maybe("maxIdle", ANY_TIME);
    return at.build(
        () ->
            new CacheSettings(
                usual.folder(),
                freshFor.orElseThrow(),
                absentFor.orElseThrow(),
                connectivity.orElseThrow(),
                maxSize.orElseThrow(),
                maxIdle.orElseThrow()));
  }
}
