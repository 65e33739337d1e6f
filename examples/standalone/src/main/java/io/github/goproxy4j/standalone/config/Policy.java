package io.github.goproxy4j.standalone.config;

import io.github.goproxy4j.policy.MinimumAge;
import io.github.goproxy4j.policy.ModuleRules;
import io.github.goproxy4j.source.FilteredSource.Refusal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Which modules of a repository may be served. A version must pass all of it.
 *
 * @param vulnerabilities where known ones are kept, if they matter
 */
public record Policy(
    ModuleRules rules,
    Optional<MinimumAge> minimumAge,
    Optional<Vulnerabilities> vulnerabilities,
    Refusal refusal) {
  /** Everything may be served. */
  static final Policy NONE =
      new Policy(ModuleRules.builder().build(), Optional.empty(), Optional.empty(), Refusal.FORBID);

  /**
   * The Go vulnerability database, as files.
   *
   * @param ignored identifiers of vulnerabilities that do not matter
   */
  public record Vulnerabilities(Path database, Set<String> ignored) {
    public Vulnerabilities {
      ignored = Set.copyOf(ignored);
    }
  }
}
