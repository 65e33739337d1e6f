package io.github.goproxy4j.policy;

import java.util.List;

/**
 * A range of versions, of which only those of the type {@code SEMVER} are understood.
 *
 * @param events in any order
 */
record OsvRange(String type, List<OsvEvent> events) {
  OsvRange {
    events = events.stream().sorted(OsvEvent.ORDER).toList();
  }

  boolean isSemver() {
    return type.equals("SEMVER");
  }

  /** Whether {@code version} is in it, from where it begins to just before where it ends. */
  boolean contains(String version) {
    boolean affected = events.isEmpty();
    for (OsvEvent event : events) {
      affected = event.affects(version, affected);
    }
    return affected && isSemver();
  }
}
