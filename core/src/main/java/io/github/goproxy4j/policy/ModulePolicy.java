package io.github.goproxy4j.policy;

import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import java.util.Optional;

/**
 * Whether a version of a module may be served, by its name alone. Implementations are safe for use
 * by many threads, and quick: one list of versions asks a thousand times. What they say may change
 * from one moment to the next.
 */
@FunctionalInterface
public interface ModulePolicy {
  /** Why {@code module} is refused, as one line for its user; empty if it is not. */
  Optional<String> refusal(ModuleVersion module);

  /**
   * Why every version of {@code path} is refused, whichever it is. Then nobody else is asked about
   * the module, so that its name goes no further. Empty if there may be a version that is not.
   */
  default Optional<String> refusal(ModulePath path) {
    return Optional.empty();
  }
}
