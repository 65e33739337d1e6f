package io.github.goproxy4j.standalone.config;

import io.github.goproxy4j.event.ProxyListener;
import io.github.goproxy4j.page.ModulePages;
import io.github.goproxy4j.page.RepositoryStatus;
import io.github.goproxy4j.policy.KnownVulnerabilities;
import io.github.goproxy4j.policy.VulnerabilityDatabase;
import io.github.goproxy4j.protocol.GoImportPages;
import io.github.goproxy4j.protocol.GoProxyHandler;
import io.github.goproxy4j.protocol.Pages;
import io.github.goproxy4j.protocol.RequestHandler;
import io.github.goproxy4j.publish.CacheRemoval;
import io.github.goproxy4j.publish.Publisher;
import io.github.goproxy4j.source.FilteredSource;
import io.github.goproxy4j.source.HostedSource;
import io.github.goproxy4j.source.ModuleDescriber;
import io.github.goproxy4j.source.ModuleSource;
import io.github.goproxy4j.source.PullThroughSource;
import io.github.goproxy4j.source.SourceGroup;
import io.github.goproxy4j.standalone.config.Repository.Group;
import io.github.goproxy4j.standalone.config.Repository.Hosted;
import io.github.goproxy4j.standalone.config.Repository.Member;
import io.github.goproxy4j.standalone.config.Repository.Proxy;
import io.github.goproxy4j.store.DirectoryCache;
import io.github.goproxy4j.store.DirectoryStore;
import io.github.goproxy4j.upstream.Credentials;
import io.github.goproxy4j.upstream.GoProxyList;
import io.github.goproxy4j.upstream.ServedFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Opens repositories, each of them once. Closing them ends the threads that they have begun. */
public final class Repositories implements AutoCloseable {
  private static final String ROOT = "/";

  private final Map<String, RequestHandler> handlers = new LinkedHashMap<>();
  private final Map<RepositoryName, ModuleSource> opened = new HashMap<>();
  private final Map<RepositoryName, DirectoryStore> stores = new HashMap<>();
  private final Map<RepositoryName, DirectoryCache> caches = new HashMap<>();
  private final Map<RepositoryName, RepositoryStatus> proxies = new HashMap<>();
  private final ExecutorService cleaner = Executors.newSingleThreadExecutor(Repositories::daemon);
  private final SharedClient http;
  private final SumDatabases databases;
  private final AccessRules access;
  private final ProxyListener listener;
  private final Monitoring monitoring;
  private final Config config;

  private Repositories(
      SharedClient http,
      SumDatabases databases,
      AccessRules access,
      ProxyListener listener,
      Monitoring monitoring,
      Config config) {
    this.http = http;
    this.databases = databases;
    this.access = access;
    this.listener = listener;
    this.monitoring = monitoring;
    this.config = config;
  }

  private static Thread daemon(Runnable work) {
    var thread = new Thread(work, "goproxy4j-caches");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * The repositories of a configuration.
   *
   * @throws IOException if one of them cannot be opened
   */
  public static Repositories open(Config config, ProxyListener listener) throws IOException {
    var http = new SharedClient();
    var databases = SumDatabases.open(config, http);
    var monitoring = new Monitoring(config.operations());
    var repositories =
        new Repositories(http, databases, AccessRules.open(config), listener, monitoring, config);
    try {
      repositories.addHandlers();
      return repositories;
    } catch (Throwable e) {
      repositories.close();
      throw e;
    }
  }

  private void addHandlers() throws IOException {
    for (Mount mount : config.mounts()) {
      handlers.put(mount.path(), handler(mount.repository()));
    }
    JFrogVersion.path(config).ifPresent(path -> handlers.putIfAbsent(path, new JFrogVersion()));
    if (config.goImport().isPresent()) {
      RequestHandler pages = pages(config.goImport().get());
      handlers.merge(ROOT, pages, (others, own) -> beside(own, others));
    }
    handlers.putAll(monitoring.handlers());
    config.reverseProxy().ifPresent(front -> handlers.replaceAll(front::before));
  }

  /** What answers below each path. */
  public Map<String, RequestHandler> handlers() {
    return Collections.unmodifiableMap(handlers);
  }

  @Override
  public void close() {
    cleaner.shutdown();
    http.close();
  }

  private RequestHandler pages(GoImport goImport) throws IOException {
    Repository repository = goImport.repository();
    return GoImportPages.of(
        goImport.host(), goImport.url(), source(repository), access.to(repository));
  }

  /** The paths of packages may be those of anything else. */
  private static RequestHandler beside(RequestHandler pages, RequestHandler others) {
    return request -> (GoImportPages.isAskedFor(request) ? pages : others).handle(request);
  }

  private RequestHandler handler(Repository repository) throws IOException {
    var handler =
        GoProxyHandler.builder(source(repository))
            .access(access.to(repository))
            .listener(monitoring.listener(repository.name(), listener));
    if (config.pages() == Browsing.SHOW) {
      handler.pages(pages(repository));
    }
    databases.mirrors().forEach(handler::checksumDatabase);
    DirectoryStore store = stores.get(repository.name());
    if (store != null) {
      changes(handler, store, repository.changes());
    }
    DirectoryCache cache = caches.get(repository.name());
    if (cache != null && repository.changes().delete() == Permission.ACCEPT) {
      handler.removal(new CacheRemoval(cache));
    }
    return monitoring.around(repository.name(), handler.build());
  }

  private Pages pages(Repository repository) {
    ModulePages.Builder pages =
        ModulePages.builder()
            .site(config.mounts().size() == 1 ? "Go modules" : "Go modules: " + repository.name())
            .unlisted(repository.unlisted());
    status(repository).forEach(pages::repository);
    return pages.build();
  }

  /** A repository, and those that it consists of. */
  private Stream<RepositoryStatus> status(Repository repository) {
    return Stream.concat(
        Stream.of(
            Optional.ofNullable(proxies.get(repository.name()))
                .orElseGet(
                    () ->
                        RepositoryStatus.of(
                            repository.name().value(),
                            repository instanceof Group ? "group" : "hosted"))),
        repository.members().stream().flatMap(member -> status(member.repository())));
  }

  private void changes(GoProxyHandler.Builder handler, DirectoryStore store, Changes changes) {
    Publisher publisher = Publisher.builder(store).versionPolicy(changes.versions()).build();
    handler.describer(ModuleDescriber.of(HostedSource.of(store), store));
    if (changes.publish() == Permission.ACCEPT) {
      handler.publisher(publisher);
    }
    if (changes.delete() == Permission.ACCEPT) {
      handler.removal(publisher);
    }
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
      return hosted(hosted);
    } else if (repository instanceof Proxy proxy) {
      return proxy(proxy);
    }
    return group((Group) repository);
  }

  /** What is not a store is only read, and takes no uploads. */
  private ModuleSource hosted(Hosted hosted) throws IOException {
    boolean changes = !hosted.changes().equals(Changes.NONE);
    if (changes && !DirectoryStore.isStoreOrFree(hosted.root())) {
      throw new IOException(hosted.root() + ": neither a store nor empty");
    }
    ServedFolder folder = ServedFolder.open(hosted.root());
    if (DirectoryStore.isStore(folder.path())) {
      DirectoryStore store = DirectoryStore.at(folder.path());
      stores.put(hosted.name(), store);
      monitoring.folder(hosted.name(), store.stagingFolder());
    }
    return folder.source();
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
    DirectoryCache cache = cache(proxy.cache());
    caches.put(proxy.name(), cache);
    monitoring.folder(proxy.name(), cache.stagingFolder());
    monitoring.upstream(proxy.name(), http.get(), proxy.upstream());
    ProxyListener watching = monitoring.listener(proxy.name(), listener);
    ModuleSource upstream = upstream(proxy, cache.stagingFolder());
    ModuleSource verified =
        proxy.verification().map(v -> databases.verified(v, upstream, watching)).orElse(upstream);
    PullThroughSource cached = cached(proxy.cache(), cache, verified);
    monitoring.cache(proxy.name(), cached);
    proxies.put(proxy.name(), RepositoryStatus.ofProxy(proxy.name().value(), cached, cache));
    return governed(proxy.policy(), cached);
  }

  private DirectoryCache cache(CacheSettings settings) throws IOException {
    DirectoryCache.Builder cache = DirectoryCache.builder(settings.folder()).executor(cleaner);
    settings.maxSize().ifPresent(cache::maxSize);
    settings.maxIdle().ifPresent(cache::maxIdle);
    return cache.open();
  }

  private ModuleSource upstream(Proxy proxy, Path folder) throws IOException {
    Credentials credentials = proxy.login().credentials();
    return proxy
        .upstream()
        .open(
            GoProxyList.plain(
                folder, remote -> remote.client(http.get()).credentials(credentials)));
  }

  private static PullThroughSource cached(
      CacheSettings settings, DirectoryCache cache, ModuleSource source) {
    return PullThroughSource.builder(cache, source)
        .freshFor(settings.freshFor())
        .absentFor(settings.absentFor())
        .connectivity(settings.connectivity())
        .fetchAhead()
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
