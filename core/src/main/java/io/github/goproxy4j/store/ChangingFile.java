package io.github.goproxy4j.store;

import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.VersionQuery;
import java.util.Optional;

/**
 * A file of a proxy that is another one when versions appear or branches move.
 *
 * @param path a module
 * @param query what is resolved, which is no exact version; the list of versions if empty
 */
public record ChangingFile(ModulePath path, Optional<VersionQuery> query) {
  /**
   * Takes any query but an exact version.
   *
   * @throws IllegalArgumentException if it is one: that is a {@link ModuleFile}
   */
  public ChangingFile {
    if (query.filter(VersionQuery.Exact.class::isInstance).isPresent()) {
      throw new IllegalArgumentException(path + "@" + query.get() + " does not change");
    }
  }

  /** The list of versions. */
  public static ChangingFile list(ModulePath path) {
    return new ChangingFile(path, Optional.empty());
  }

  /** What a query resolves to, which is no exact version. */
  public static ChangingFile info(ModulePath path, VersionQuery query) {
    return new ChangingFile(path, Optional.of(query));
  }

  /** The path below the root of a proxy: {@code example.com/m/@v/master.info}. */
  public String escapedPath() {
    return query
        .map(q -> ModuleFile.escapedPath(path, q))
        .orElseGet(() -> ModuleFile.escapedListPath(path));
  }

  /** {@code path} or {@code path@query}, for messages. */
  @Override
  public String toString() {
    return path + query.map(q -> "@" + q).orElse("");
  }
}
