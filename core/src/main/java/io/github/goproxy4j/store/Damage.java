package io.github.goproxy4j.store;

import io.github.goproxy4j.module.ModulePath;

/**
 * A file of a store that is not what was published.
 *
 * @param module whose it is
 * @param file where it is below the store's root, with slashes
 * @param reason what is wrong with it
 */
public record Damage(ModulePath module, String file, String reason) {
  /** {@code file: reason}. */
  @Override
  public String toString() {
    return file + ": " + reason;
  }
}
