package io.github.goproxy4j.bench;

/** Something to be measured, and what has to be done around it that is not. */
@FunctionalInterface
interface Work {
  /** Does it; returns what came out. */
  String run() throws Exception;

  /** Clears up after it, so that it can be done again. */
  default void undo() throws Exception {}
}
