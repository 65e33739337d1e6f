package io.github.goproxy4j.policy;

import io.github.goproxy4j.semver.SemVer;
import java.util.Optional;

/** What a policy says about the versions of one module; a list may ask a thousand times. */
@FunctionalInterface
public interface Ruling {
  /** Why {@code version} is refused, as one line for its user; empty if it is not. */
  Optional<String> refusal(SemVer version);

  /**
   * Why every version is refused, whichever it is. Then nobody else is asked about the module, so
   * that its name goes no further. Empty if there may be a version that is not.
   */
  default Optional<String> refusalOfAll() {
    return Optional.empty();
  }
}
