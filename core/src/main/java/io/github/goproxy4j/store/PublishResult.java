package io.github.goproxy4j.store;

/** What became of a release that was published. */
public enum PublishResult {
  /** It was not there before, or had been deleted. */
  PUBLISHED,
  /** The same content had been published before; nothing was changed, not even the time. */
  UNCHANGED
}
