package io.github.goproxy4j.protocol;

/** What a caller who is logged in is told of a module that they may not read. */
public enum Denial {
  /** That they may not read it, whether it is there or not: 403, which ends a search. */
  FORBIDDEN,
  /** That it is not there: 404, after which the go command asks the next proxy. */
  NOT_FOUND
}
