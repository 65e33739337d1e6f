package io.github.goproxy4j.release;

import io.github.goproxy4j.module.Escaping;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.semver.SemVer;
import java.util.Optional;

/**
 * The {@code X@V/} that the files of an archive stand under. Neither need be valid; both may be
 * escaped, as in a module cache.
 *
 * @param text as it stands there, with the slash
 */
record PrefixName(String text) {
  /** The prefix at the start of a path or directory that has an {@code @}. */
  static Optional<PrefixName> in(String path) {
    int at = path.indexOf('@');
    int slash = at < 0 ? -1 : path.indexOf('/', at);
    return slash < 0 ? Optional.empty() : Optional.of(new PrefixName(path.substring(0, slash + 1)));
  }

  /** What stands before the {@code @}, valid or not. */
  String pathText() {
    return text.substring(0, text.indexOf('@'));
  }

  private String versionText() {
    return text.substring(text.indexOf('@') + 1, text.length() - 1);
  }

  Optional<ModulePath> path() {
    String path = pathText();
    try {
      return Optional.of(path.contains("!") ? ModulePath.ofEscaped(path) : ModulePath.parse(path));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  Optional<SemVer> version() {
    String version = versionText();
    try {
      return Optional.of(
          SemVer.parse(version.contains("!") ? Escaping.unescapeVersion(version) : version));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether it names a version of a module. */
  boolean isComplete() {
    return path().isPresent() && version().isPresent();
  }

  /** {@code X@V}. */
  @Override
  public String toString() {
    return text.substring(0, text.length() - 1);
  }
}
