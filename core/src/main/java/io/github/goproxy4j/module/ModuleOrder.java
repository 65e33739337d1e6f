package io.github.goproxy4j.module;

import io.github.goproxy4j.internal.text.Utf8;
import io.github.goproxy4j.semver.SemVer;

/**
 * The order of the lines of a go.sum file (O1): by path, then by version, then by what follows the
 * first slash of the version, as in {@code v1.0.0/go.mod}.
 *
 * <p>Go leaves the order of versions open that differ but have equal precedence (O3); here their
 * bytes decide, which makes a total order.
 */
public final class ModuleOrder {
  private ModuleOrder() {}

  /** Compares two pairs of path and version, which need not be valid. */
  public static int compare(String path1, String version1, String path2, String version2) {
    int c = Utf8.compare(path1, path2);
    return c == 0 ? compareVersions(version1, version2) : c;
  }

  private static int compareVersions(String a, String b) {
    int i = slash(a);
    int j = slash(b);
    int c = SemVer.compareForSorting(a.substring(0, i), b.substring(0, j));
    return c == 0 ? Utf8.compare(a.substring(i), b.substring(j)) : c;
  }

  private static int slash(String version) {
    int slash = version.indexOf('/');
    return slash < 0 ? version.length() : slash;
  }
}
