package io.github.goproxy4j.module;

import io.github.goproxy4j.internal.text.GoQuote;
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

  /**
   * Takes a pair that {@link #split} could have made.
   *
   * @throws IllegalArgumentException if it could not
   */
  public PathMajor {
    if (suffixStart(prefix + suffix) != prefix.length()) {
      throw new IllegalArgumentException(
          GoQuote.quote(suffix) + " is not the major version of " + GoQuote.quote(prefix + suffix));
    }
  }

  /** Splits {@code path}; empty if it ends in something that no module path may end in. */
  public static Optional<PathMajor> split(String path) {
    int start = suffixStart(path);
    return start < 0
        ? Optional.empty()
        : Optional.of(new PathMajor(path.substring(0, start), path.substring(start)));
  }

  /** Where the suffix of {@code path} starts, or -1 if the path ends in a wrong one. */
  private static int suffixStart(String path) {
    return path.startsWith(GOPKG_IN) ? gopkgInSuffixStart(path) : ordinarySuffixStart(path);
  }

  private static int ordinarySuffixStart(String path) {
    int start = path.length();
    while (start > 0 && (isDigit(path.charAt(start - 1)) || path.charAt(start - 1) == '.')) {
      start--;
    }
    if (start == path.length() || start < 2 || !path.startsWith("/v", start - 2)) {
      return path.length();
    }
    boolean bad =
        path.indexOf('.', start) >= 0
            || path.charAt(start) == '0'
            || path.substring(start).equals("1");
    return bad ? -1 : start - 2;
  }

  private static int gopkgInSuffixStart(String path) {
    int end = path.endsWith(UNSTABLE) ? path.length() - UNSTABLE.length() : path.length();
    int start = end;
    while (start > 0 && isDigit(path.charAt(start - 1))) {
      start--;
    }
    // Go asks only that something follows ".v": ".v-unstable" passes.
    boolean bad =
        start == path.length()
            || !path.startsWith(".v", start - 2)
            || path.charAt(start) == '0' && path.length() > start + 1;
    return bad ? -1 : start - 2;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Whether {@code version} may belong to a path that ends in {@link #suffix} (V3). */
  public boolean permits(String version) {
    return SemVer.isValid(version)
        ? permits(suffix, SemVer.parse(version))
        : version.startsWith("v0.0.0-") && stable(suffix).equals(".v1");
  }

  /** Whether {@code version} may belong to a path that is known to be right. */
  static boolean isPermitted(String path, SemVer version) {
    return permits(path.substring(suffixStart(path)), version);
  }

  private static boolean permits(String suffix, SemVer version) {
    String stable = stable(suffix);
    if (stable.equals(".v1") && version.toString().startsWith("v0.0.0-")) {
      return true;
    }
    String major = version.major();
    return stable.isEmpty()
        ? major.equals("v0")
            || major.equals("v1")
            || version.build().equals(ModuleVersion.INCOMPATIBLE)
        : major.equals(stable.substring(1));
  }

  /**
   * Refuses a version that {@link #permits} does not.
   *
   * @throws InvalidVersionException naming the major version that is wanted
   */
  public void check(String version) {
    if (!permits(version)) {
      throw refusal(version);
    }
  }

  InvalidVersionException refusal(String version) {
    String wanted = suffix.isEmpty() ? "v0 or v1" : stable(suffix).substring(1);
    return new InvalidVersionException(
        version, "should be " + wanted + ", not " + SemVer.major(version));
  }

  /** The major version that the suffix stands for, like {@code v2}; empty means v0 or v1. */
  public String versionPrefix() {
    return suffix.isEmpty() ? "" : stable(suffix).substring(1);
  }

  private static String stable(String suffix) {
    return suffix.endsWith(UNSTABLE)
        ? suffix.substring(0, suffix.length() - UNSTABLE.length())
        : suffix;
  }
}
