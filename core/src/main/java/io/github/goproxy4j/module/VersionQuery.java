package io.github.goproxy4j.module;

import io.github.goproxy4j.semver.SemVer;

/** What a client may ask to have resolved to a version. */
public sealed interface VersionQuery {
  /** The newest version: {@code @latest}. */
  VersionQuery LATEST = new Latest();

  /** The newest version. */
  record Latest() implements VersionQuery {
    @Override
    public String toString() {
      return "latest";
    }
  }

  /**
   * A canonical version, which can only resolve to itself.
   *
   * @param version a canonical version
   */
  record Exact(SemVer version) implements VersionQuery {
    /**
     * Takes a canonical version.
     *
     * @throws NonCanonicalVersionException if it is not
     */
    public Exact {
      ModuleVersion.requireCanonical(version);
    }

    @Override
    public String toString() {
      return version.toString();
    }
  }

  /**
   * A branch, a tag, a commit or a version that is not canonical.
   *
   * @param name a name that can be escaped: one valid file name, ASCII, without {@code !}
   */
  record Revision(String name) implements VersionQuery {
    /**
     * Takes a name that can be escaped (E2).
     *
     * @throws IllegalArgumentException if it cannot
     */
    public Revision {
      Escaping.escapeVersion(name);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * The query for what stands before {@code .info} in a request, unescaped.
   *
   * @throws IllegalArgumentException if no client could have asked for it
   */
  static VersionQuery of(String text) {
    boolean canonical = !text.isEmpty() && ModuleVersion.canonicalVersion(text).equals(text);
    return canonical ? new Exact(SemVer.parse(text)) : new Revision(text);
  }
}
