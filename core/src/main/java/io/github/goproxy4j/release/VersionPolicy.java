package io.github.goproxy4j.release;

/** What becomes of a version that is not written in its canonical form. */
public enum VersionPolicy {
  /** It is refused; the refusal tells the canonical form. */
  STRICT,
  /** The canonical form is published in its place, and the release tells so. */
  CANONICALIZE
}
