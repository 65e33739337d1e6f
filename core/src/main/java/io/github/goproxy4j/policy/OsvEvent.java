package io.github.goproxy4j.policy;

import java.util.Comparator;

/**
 * A version where a vulnerability begins or ends, as it was written. What is not said is empty, and
 * an event that says neither does nothing.
 */
record OsvEvent(String introduced, String fixed) {
  private static final String BEGINNING_OF_TIME = "0";

  /** The beginning of time before everything else. */
  static final Comparator<OsvEvent> ORDER =
      Comparator.comparing(OsvEvent::isBeginning)
          .reversed()
          .thenComparing(OsvEvent::version, OsvVersions::compare);

  private boolean isBeginning() {
    return introduced.equals(BEGINNING_OF_TIME);
  }

  private String version() {
    return isBeginning() || fixed.isEmpty() ? introduced : fixed;
  }

  /** Whether {@code version} is affected after this event, if it was so before. */
  boolean affects(String version, boolean before) {
    if (!before && !introduced.isEmpty()) {
      return isBeginning() || OsvVersions.compare(version, introduced) >= 0;
    }
    return before && (fixed.isEmpty() || OsvVersions.compare(version, fixed) < 0);
  }
}
