package io.github.goproxy4j.policy;

import java.util.List;
import java.util.stream.Stream;

/** The versions of a module that a vulnerability affects. */
record OsvAffected(String module, List<OsvRange> ranges) {
  OsvAffected {
    ranges = List.copyOf(ranges);
  }

  /** Without a range that is understood, every version is affected. */
  boolean affects(String version) {
    return ranges.stream().noneMatch(OsvRange::isSemver) || isInRange(version);
  }

  boolean isInRange(String version) {
    return ranges.stream().anyMatch(range -> range.contains(version));
  }

  /** What ends a range, as it was written; empty for events that end none. */
  Stream<String> fixes() {
    return ranges.stream()
        .filter(OsvRange::isSemver)
        .flatMap(range -> range.events().stream())
        .map(OsvEvent::fixed);
  }
}
