package io.github.goproxy4j.sum;

/** What is known about the hash of a file. */
public sealed interface Verdict {
  /** The hash is the expected one. */
  record Match() implements Verdict {}

  /**
   * Another hash is expected: the file must not be used.
   *
   * @param expected the first other hash on record, as it stands there; perhaps not a valid one
   * @param authority whose record that is: {@code go.sum}, or the name of a database
   */
  record Mismatch(String expected, String authority) implements Verdict {}

  /** Nothing is on record that says yes or no. */
  record Unknown() implements Verdict {}
}
