package io.github.goproxy4j.source;

/** Whether anything is fetched at all. */
public enum Connectivity {
  /** What is not held is fetched. */
  ONLINE,
  /**
   * Nothing is asked of anybody. What is held is all there is: however old an answer is it is
   * given, and everything else is not found.
   */
  OFFLINE
}
