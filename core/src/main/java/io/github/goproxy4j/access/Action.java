package io.github.goproxy4j.access;

/** What can be done with a module. */
public enum Action {
  /** See that it is there, and fetch it. */
  READ,
  /** Add a version to it. */
  PUBLISH,
  /** Take a version away. */
  DELETE
}
