package io.github.goproxy4j.standalone.config;

import io.github.goproxy4j.standalone.config.Repository.Hosted;
import io.github.goproxy4j.standalone.config.Repository.Proxy;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who keeps something where. A cache has its folder for itself: it deletes what it finds in it, and
 * hands on what another one has fetched without asking whether that was verified.
 */
final class Folders {
  private final Map<String, Path> byOwner = new LinkedHashMap<>();

  Folders(List<Repository> repositories, List<SumDatabase> databases) {
    for (Repository repository : repositories) {
      if (repository instanceof Hosted hosted) {
        byOwner.put(name(hosted), hosted.root());
      } else if (repository instanceof Proxy proxy) {
        byOwner.put(name(proxy), proxy.cache().folder());
      }
    }
    databases.forEach(database -> byOwner.put(database.name(), database.folder()));
  }

  private static String name(Repository repository) {
    return '"' + repository.name().value() + '"';
  }

  /** Who else keeps something in the folder of the cache of a repository, if it has one. */
  Optional<String> guestOf(Repository repository) {
    return repository instanceof Proxy proxy
        ? byOwner.entrySet().stream()
            .filter(entry -> !entry.getKey().equals(name(proxy)))
            .filter(entry -> entry.getValue().startsWith(proxy.cache().folder()))
            .map(Map.Entry::getKey)
            .findFirst()
        : Optional.empty();
  }
}
