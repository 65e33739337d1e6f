package io.github.goproxy4j.module;

import io.github.goproxy4j.internal.text.Utf8;
import io.github.goproxy4j.semver.SemVer;

/**
 * A valid module path, unescaped. Ordered by bytes.
 *
 * @param value the path as it stands in a go.mod file
 */
public record ModulePath(String value) implements Comparable<ModulePath> {
  /**
   * Takes a path that satisfies every rule for module paths.
   *
   * @throws MalformedPathException with the reason if it does not
   */
  public ModulePath {
    PathKind.MODULE.check(value);
  }

  /** The same as the constructor. */
  public static ModulePath parse(String path) {
    return new ModulePath(path);
  }

  /**
   * The path that a URL or a file name spells (E3).
   *
   * @throws MalformedEscapeException if {@code escaped} is not exactly what {@link #escaped()}
   *     would give
   */
  public static ModulePath ofEscaped(String escaped) {
    return new ModulePath(Escaping.unescapePath(escaped));
  }

  /** The path for URLs and file names: {@code github.com/!azure/x} (E1). */
  public String escaped() {
    return Escaping.escape(value);
  }

  /** The path and the major version at its end. */
  public PathMajor major() {
    return PathMajor.split(value).orElseThrow();
  }

  /** Whether the major version at the end of this path agrees with {@code version} (V3). */
  public boolean permits(SemVer version) {
    return PathMajor.isPermitted(value, version);
  }

  @Override
  public int compareTo(ModulePath other) {
    return Utf8.compare(value, other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
