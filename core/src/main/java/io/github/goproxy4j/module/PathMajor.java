package io.github.goproxy4j.module;

import io.github.goproxy4j.semver.InvalidVersionException;
import io.github.goproxy4j.semver.SemVer;
import java.util.Optional;

/**
 * A path and the major version at its end (P9, P10).
 *
 * @param prefix the path without {@code suffix}
 * @param suffix empty, {@code /vN}, or for {@code gopkg.in} {@code .vN} or {@code .vN-unstable}
 */
public record PathMajor(String prefix, String suffix) {
  private static final String GOPKG_IN = "gopkg.in/";
  private static final String UNSTABLE = "-unstable";

  /** Splits {@code path}; empty if it ends in something that no module path may end in. */
  public static Optional<PathMajor> split(String path) {
    return path.startsWith(GOPKG_IN) ? splitGopkgIn(path) : splitOrdinary(path);
  }

  private static Optional<PathMajor> splitOrdinary(String path) {
    int start = path.length();
    while (start > 0 && (isDigit(path.charAt(start - 1)) || path.charAt(start - 1) == '.')) {
      start--;
    }
    if (start == path.length() || start < 2 || !path.startsWith("/v", start - 2)) {
      return Optional.of(new PathMajor(path, ""));
    }
    String number = path.substring(start);
    boolean bad = number.contains(".") || number.startsWith("0") || number.equals("1");
    return bad ? Optional.empty() : at(path, start - 2);
  }

  private static Optional<PathMajor> splitGopkgIn(String path) {
    int end = path.endsWith(UNSTABLE) ? path.length() - UNSTABLE.length() : path.length();
    int start = end;
    while (start > 0 && isDigit(path.charAt(start - 1))) {
      start--;
    }
    if (start == end || start < 2 || !path.startsWith(".v", start - 2)) {
      // A suffix of ".v-unstable" has a length but no number: Go takes it for a version.
      return start == end && end < path.length() && start >= 2 && path.startsWith(".v", start - 2)
          ? at(path, start - 2)
          : Optional.empty();
    }
    String suffix = path.substring(start - 2);
    boolean leadingZero = path.charAt(start) == '0' && !suffix.equals(".v0");
    return leadingZero ? Optional.empty() : at(path, start - 2);
  }

  private static Optional<PathMajor> at(String path, int i) {
    return Optional.of(new PathMajor(path.substring(0, i), path.substring(i)));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Whether {@code version} may belong to a path that ends in {@link #suffix} (V3). */
  public boolean permits(String version) {
    return permits(version, suffix);
  }

  private static boolean permits(String version, String suffix) {
    String stable = stable(suffix);
    if (version.startsWith("v0.0.0-") && stable.equals(".v1")) {
      return true;
    }
    String major = SemVer.major(version);
    return stable.isEmpty()
        ? major.equals("v0")
            || major.equals("v1")
            || SemVer.build(version).equals(ModuleVersion.INCOMPATIBLE)
        : major.equals(stable.substring(1));
  }

  /**
   * Refuses a version that {@link #permits} does not.
   *
   * @throws InvalidVersionException naming the major version that is wanted
   */
  public void check(String version) {
    if (!permits(version)) {
      String wanted = suffix.isEmpty() ? "v0 or v1" : stable(suffix).substring(1);
      throw new InvalidVersionException(
          version, "should be " + wanted + ", not " + SemVer.major(version));
    }
  }

  /** The major version that the suffix stands for, like {@code v2}; empty means v0 or v1. */
  public String versionPrefix() {
    return suffix.isEmpty() ? "" : stable(suffix).substring(1);
  }

  private static String stable(String suffix) {
    return suffix.startsWith(".v") && suffix.endsWith(UNSTABLE)
        ? suffix.substring(0, suffix.length() - UNSTABLE.length())
        : suffix;
  }
}
