package io.github.goproxy4j.policy;

import io.github.goproxy4j.semver.SemVer;

/** Versions as vulnerability databases spell them: {@code 1.2.3}, {@code v1.2.3}, {@code go1.2}. */
final class OsvVersions {
  private OsvVersions() {}

  /** Compares by precedence; every invalid version is below every valid one. */
  static int compare(String a, String b) {
    return SemVer.compare(withPrefix(a), withPrefix(b));
  }

  /** The version as it stands in a go.mod file. */
  static String withPrefix(String version) {
    String bare = without("go", without("v", version));
    return bare.startsWith("v") || bare.startsWith("go") ? bare : "v" + bare;
  }

  private static String without(String prefix, String s) {
    return s.startsWith(prefix) ? s.substring(prefix.length()) : s;
  }
}
