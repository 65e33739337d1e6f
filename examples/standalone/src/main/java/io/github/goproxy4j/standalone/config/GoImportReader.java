package io.github.goproxy4j.standalone.config;

import io.github.goproxy4j.standalone.yaml.Kind;
import io.github.goproxy4j.standalone.yaml.Mapping;
import io.github.goproxy4j.standalone.yaml.Nearest;
import io.github.goproxy4j.standalone.yaml.Value;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads for which of the repositories there are go-import pages. */
final class GoImportReader {
  private static final Kind<String> HOST = Kind.of("a host name", GoImport::host);
  private static final Kind<URI> URL = Kind.of("a URL", GoImport::url);

  private final Map<String, Repository> repositories;

  GoImportReader(List<Mount> mounts) {
    this.repositories =
        mounts.stream()
            .map(Mount::repository)
            .distinct()
            .collect(Collectors.toMap(each -> each.name().value(), Function.identity()));
  }

  Optional<GoImport> read(Mapping at) {
    Optional<String> host = at.required("host", HOST);
    Optional<Repository> repository = at.required("repository", this::repository);
    Optional<Optional<URI>> url = at.maybe("url", URL);
    return at.build(
        () -> goImport(host.orElseThrow(), repository.orElseThrow(), url.orElseThrow()));
  }

  private static GoImport goImport(String host, Repository repository, Optional<URI> url) {
    return new GoImport(
        host,
        repository,
        url.orElseGet(() -> URI.create("https://" + host + Mount.usual(repository).path())));
  }

  private Optional<Repository> repository(Value value) {
    return value
        .text(Kind.of("a repository", Function.identity()))
        .flatMap(name -> find(name, value));
  }

  private Optional<Repository> find(String name, Value value) {
    Optional<Repository> found = Optional.ofNullable(repositories.get(name));
    return found.isPresent()
        ? found
        : value.problem(
            "there is no repository \"" + name + "\"" + Nearest.hint(name, repositories.keySet()));
  }
}
