package io.github.goproxy4j.standalone.config;

import io.github.goproxy4j.policy.KnownVulnerabilities;
import io.github.goproxy4j.policy.VulnerabilityDatabase;
import io.github.goproxy4j.protocol.GoProxyHandler;
import io.github.goproxy4j.source.FilteredSource;
import io.github.goproxy4j.source.ModuleSource;
import io.github.goproxy4j.source.PullThroughSource;
import io.github.goproxy4j.source.SourceGroup;
import io.github.goproxy4j.standalone.config.Repository.Group;
import io.github.goproxy4j.standalone.config.Repository.Hosted;
import io.github.goproxy4j.standalone.config.Repository.Member;
import io.github.goproxy4j.standalone.config.Repository.Proxy;
import io.github.goproxy4j.store.DirectoryCache;
import io.github.goproxy4j.upstream.Credentials;
import io.github.goproxy4j.upstream.GoProxyList;
import io.github.goproxy4j.upstream.ServedFolder;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Opens repositories, each of them once. */
public final class Repositories {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  private final Map<RepositoryName, ModuleSource> opened = new HashMap<>();
  private final HttpClient http;
  private final SumDatabases databases;

  private Repositories(HttpClient http, SumDatabases databases) {
    this.http = http;
    this.databases = databases;
  }

  /**
   * What answers below each path of a configuration.
   *
   * @throws IOException if one of the repositories cannot be opened
   */
  public static Map<String, GoProxyHandler> open(Config config) throws IOException {
    HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
    var databases = SumDatabases.open(config, http);
    var repositories = new Repositories(http, databases);
    var handlers = new LinkedHashMap<String, GoProxyHandler>();
    for (Mount mount : config.mounts()) {
      var handler = GoProxyHandler.builder(repositories.source(mount.repository()));
      databases.mirrors().forEach(handler::checksumDatabase);
      handlers.put(mount.path(), handler.build());
    }
    return handlers;
  }

  private ModuleSource source(Repository repository) throws IOException {
    ModuleSource source = opened.get(repository.name());
    if (source == null) {
      source = open(repository);
      opened.put(repository.name(), source);
    }
    return source;
  }

  private ModuleSource open(Repository repository) throws IOException {
    if (repository instanceof Hosted hosted) {
      return ServedFolder.open(hosted.root()).source();
    } else if (repository instanceof Proxy proxy) {
      return proxy(proxy);
    }
    return group((Group) repository);
  }

  private ModuleSource group(Group group) throws IOException {
    SourceGroup.Builder members = SourceGroup.builder().listing(group.listing());
    for (Member member : group.members()) {
      members.member(source(member.repository()), member.modules(), member.onFailure());
    }
    return members.build();
  }

  /** What was verified is kept, and what is kept is governed by the policy of today. */
  private ModuleSource proxy(Proxy proxy) throws IOException {
    DirectoryCache cache = DirectoryCache.at(proxy.cache().folder());
    ModuleSource upstream = upstream(proxy, cache.stagingFolder());
    ModuleSource verified =
        proxy.verification().map(v -> databases.verified(v, upstream)).orElse(upstream);
    return governed(proxy.policy(), cached(proxy.cache(), cache, verified));
  }

  private ModuleSource upstream(Proxy proxy, Path folder) throws IOException {
    Credentials credentials = proxy.login().credentials();
    return proxy
        .upstream()
        .open(GoProxyList.plain(folder, remote -> remote.client(http).credentials(credentials)));
  }

  private static ModuleSource cached(
      CacheSettings settings, DirectoryCache cache, ModuleSource source) {
    return PullThroughSource.builder(cache, source)
        .freshFor(settings.freshFor())
        .absentFor(settings.absentFor())
        .connectivity(settings.connectivity())
        .build();
  }

  private static ModuleSource governed(Policy policy, ModuleSource source) throws IOException {
    FilteredSource.Builder governed =
        FilteredSource.builder(source).policy(policy.rules()).refusal(policy.refusal());
    if (policy.vulnerabilities().isPresent()) {
      Policy.Vulnerabilities known = policy.vulnerabilities().get();
      var database = VulnerabilityDatabase.at(known.database(), Clock.systemUTC());
      governed.policy(KnownVulnerabilities.of(database).ignoring(known.ignored()));
    }
    policy.minimumAge().ifPresent(governed::minimumAge);
    return governed.build();
  }
}
