package io.github.goproxy4j.source;

import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What of a source is at hand: published, or fetched before. Looking fetches nothing and is no use
 * of what is looked at. Implementations are safe for use by many threads.
 */
public interface ModuleCatalog {
  /** Nothing is at hand. */
  ModuleCatalog EMPTY = new MergedCatalog(List.of());

  /**
   * The modules of which something is at hand, in the order of their bytes. Whether a version of
   * them can be had is another question.
   *
   * @param after only those that come after this text, which need not be a path; all after {@code
   *     ""}
   * @param limit at most this many; fewer mean that there are no more
   */
  List<ModulePath> modules(String after, int limit) throws IOException;

  /** How many bytes the zip of a version has, if it is at hand. */
  Optional<Long> zipSize(ModuleVersion module) throws IOException;
}
