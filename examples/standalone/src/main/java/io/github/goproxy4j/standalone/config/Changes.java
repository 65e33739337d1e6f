package io.github.goproxy4j.standalone.config;

import io.github.goproxy4j.release.VersionPolicy;

/**
 * What clients may change in a repository.
 *
 * @param publish whether versions are taken in
 * @param delete whether versions are taken away
 * @param versions what becomes of versions that are not canonical
 */
public record Changes(Permission publish, Permission delete, VersionPolicy versions) {
  /** Nothing. */
  public static final Changes NONE =
      new Changes(Permission.REFUSE, Permission.REFUSE, VersionPolicy.STRICT);

  /** What was fetched may be forgotten, or not. */
  static Changes purging(Permission delete) {
    return new Changes(Permission.REFUSE, delete, VersionPolicy.STRICT);
  }
}
