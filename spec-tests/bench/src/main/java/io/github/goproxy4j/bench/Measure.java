package io.github.goproxy4j.bench;

/**
 * What was measured at one time.
 *
 * @param value in the unit of the comparison
 * @param cpu milliseconds of all cores for the same, or NaN
 * @param allocated bytes of heap for the same, or NaN
 * @param result what came out, to be the same on both sides; empty if there is nothing to compare
 */
record Measure(double value, double cpu, double allocated, String result) {
  /** A value of which nothing else is known. */
  static Measure of(double value) {
    return new Measure(value, Double.NaN, Double.NaN, "");
  }
}
