package io.github.goproxy4j.bench;

/** One side of a comparison. */
@FunctionalInterface
interface Contender {
  /** Does it once, or as often as it takes to tell, and returns what one time costs. */
  Measure measure() throws Exception;
}
