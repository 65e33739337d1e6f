package io.github.goproxy4j.page;

import io.jstach.jstache.JStache;
import io.jstach.jstache.JStacheConfig;
import io.jstach.jstache.JStacheType;
import java.util.List;
import java.util.Optional;

/** How the repositories do. */
@JStacheConfig(type = JStacheType.STACHE)
@JStache(path = "io/github/goproxy4j/page/status.mustache")
record StatusPage(Frame frame, List<Row> repositories) {
  /** A repository, as far as there is something to be told. */
  record Row(
      String name,
      String kind,
      Optional<String> health,
      boolean isHealthy,
      Optional<Moment> asked,
      Optional<String> files,
      Optional<String> size,
      Optional<String> hitRate,
      Optional<String> hits,
      Optional<String> requests,
      Optional<String> failures) {
    boolean hasNumbers() {
      return size.isPresent() || requests.isPresent();
    }
  }

  boolean isEmpty() {
    return repositories.isEmpty();
  }
}
