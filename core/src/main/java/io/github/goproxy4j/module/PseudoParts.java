package io.github.goproxy4j.module;

import io.github.goproxy4j.semver.SemVer;
import org.jspecify.annotations.Nullable;

/**
 * What stands around the time in a pseudo-version (V4, V5), build metadata left out.
 *
 * @param base {@code vX.0.0}, {@code vX.Y.(Z+1)-0} or {@code vX.Y.Z-pre.0}
 * @param timestamp fourteen digits, not necessarily a time
 */
record PseudoParts(String base, String timestamp, String revision) {
  private static final int TIMESTAMP_LENGTH = 14;

  /** The parts of {@code version}, or null if it has none of the forms. */
  static @Nullable PseudoParts of(SemVer version) {
    String text = version.toString();
    int end = text.length() - version.build().length();
    int dash = text.lastIndexOf('-', end - 1);
    int time = dash - TIMESTAMP_LENGTH;
    int prerelease = end - version.prerelease().length();
    if (time <= prerelease
        || !isDigits(text, time, dash)
        || !isRevision(text, dash + 1, end)
        || !hasLead(version, text.substring(prerelease + 1, time))) {
      return null;
    }
    return new PseudoParts(
        text.substring(0, time - 1), text.substring(time, dash), text.substring(dash + 1, end));
  }

  /** Whether {@code lead}, from the first dash to the time, is that of a form. */
  private static boolean hasLead(SemVer version, String lead) {
    return lead.isEmpty()
        ? version.canonical().startsWith(version.major() + ".0.0-")
        : lead.equals("0.") || lead.endsWith(".0.");
  }

  private static boolean isDigits(String s, int start, int end) {
    for (int i = start; i < end; i++) {
      if (s.charAt(i) < '0' || s.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /** Whether there is a single identifier; that it has no dash is known. */
  private static boolean isRevision(String s, int start, int end) {
    int dot = s.indexOf('.', start);
    return start < end && (dot < 0 || dot >= end);
  }
}
