package io.github.goproxy4j.policy;

import io.github.goproxy4j.module.ModulePath;

/**
 * Whether versions of modules may be served, by their names alone. Implementations are safe for use
 * by many threads, and quick. What they say may change from one moment to the next.
 */
@FunctionalInterface
public interface ModulePolicy {
  /** What it says about one module now; asked for with every question about that module. */
  Ruling on(ModulePath path);
}
