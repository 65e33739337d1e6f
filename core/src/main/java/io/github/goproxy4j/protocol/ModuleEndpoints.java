package io.github.goproxy4j.protocol;

import io.github.goproxy4j.access.Action;
import io.github.goproxy4j.access.Caller;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.VersionQuery;
import io.github.goproxy4j.source.Fetch;
import io.github.goproxy4j.source.ModuleDescriber;
import io.github.goproxy4j.source.ModuleNotFoundException;
import io.github.goproxy4j.source.ModuleSource;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Answers what can be asked about modules and checksum databases. */
record ModuleEndpoints(
    ModuleSource source,
    ModuleDescriber describer,
    FileCaching caching,
    ServedDatabases databases,
    Gate gate,
    VersionTexts lists,
    InfoTexts infos,
    Optional<Duration> timeout,
    Clock clock) {

  ProxyResponse read(ProxyRequest request, Route route, Caller caller) throws IOException {
    if (route.modulePath().isPresent()) {
      gate.check(caller, Action.READ, route.modulePath().get());
    }
    Resource found = find(route, fetch(request));
    return Delivery.of(route.subject(), gate.isOpen() ? found : found.forOneClient(), request);
  }

  Fetch fetch(ProxyRequest request) {
    boolean cachedOnly =
        request.header("Disable-Module-Fetch").filter(v -> v.equalsIgnoreCase("true")).isPresent();
    Fetch fetch = Fetch.of(cachedOnly ? Fetch.Mode.CACHED_ONLY : Fetch.Mode.NORMAL);
    return timeout.map(clock.instant()::plus).map(fetch::until).orElse(fetch);
  }

  private Resource find(Route route, Fetch fetch) throws IOException {
    if (route instanceof Route.Versions list) {
      return versions(list, fetch);
    } else if (route instanceof Route.Description question) {
      String json = DescriptionJson.of(describer.describe(question.path(), fetch));
      return Resource.ofText(json, Resource.JSON, Resource.FOR_A_MINUTE);
    } else if (route instanceof Route.Info question) {
      return info(question, fetch);
    } else if (route instanceof Route.GoMod file) {
      return new Resource(
          source.goMod(file.module(), fetch), Resource.TEXT, caching.cacheControl());
    } else if (route instanceof Route.Zip file) {
      return new Resource(source.zip(file.module(), fetch), Resource.ZIP, caching.cacheControl());
    } else if (route instanceof Route.SumDatabase question) {
      return databases.find(question, fetch);
    } else if (route instanceof Route.Unknown unknown) {
      throw new ModuleNotFoundException(route.subject(), unknown.reason());
    }
    return Resource.ofText("goproxy4j: a Go module proxy\n", "no-store");
  }

  private Resource versions(Route.Versions list, Fetch fetch) throws IOException {
    Blob lines = lists.of(source.versions(list.path(), fetch));
    return new Resource(lines, Resource.TEXT, Resource.FOR_A_MINUTE);
  }

  private Resource info(Route.Info question, Fetch fetch) throws IOException {
    boolean exact = question.query() instanceof VersionQuery.Exact;
    String json = source.info(question.path(), question.query(), fetch).json();
    String cacheControl = exact ? caching.cacheControl() : Resource.FOR_A_MINUTE;
    return new Resource(infos.of(json), Resource.JSON, cacheControl);
  }
}
