package io.github.goproxy4j.module;

import io.github.goproxy4j.internal.text.GoQuote;
import io.github.goproxy4j.semver.InvalidVersionException;
import io.github.goproxy4j.semver.SemVer;

/**
 * A module path and a version that may belong to it (V2). Not necessarily canonical: {@code v1} is
 * a version, though no file is kept under it. Ordered by path, then by version.
 *
 * @param path the module path
 * @param version a version that the path permits
 */
public record ModuleVersion(ModulePath path, SemVer version) implements Comparable<ModuleVersion> {
  static final String INCOMPATIBLE = "+incompatible";

  /**
   * Takes a path and a version whose major versions agree.
   *
   * @throws InvalidModuleVersionException if they do not
   */
  public ModuleVersion {
    if (!path.permits(version)) {
      throw new InvalidModuleVersionException(
          path.value(), path.major().refusal(version.toString()));
    }
  }

  /**
   * The pair that two strings spell.
   *
   * @throws MalformedPathException if the path is malformed
   * @throws InvalidModuleVersionException if the version is invalid or does not belong to the path
   */
  public static ModuleVersion of(String path, String version) {
    ModulePath modulePath = new ModulePath(path);
    try {
      return new ModuleVersion(modulePath, SemVer.parse(version));
    } catch (InvalidVersionException e) {
      throw new InvalidModuleVersionException(path, e);
    }
  }

  /**
   * The pair that two strings spell, which must be canonical; that is asked first, as the go
   * command does for everything that becomes a file.
   *
   * @throws NonCanonicalVersionException if {@code version} is not canonical
   * @throws MalformedPathException if the path is malformed
   * @throws InvalidModuleVersionException if the version does not belong to the path
   */
  public static ModuleVersion ofCanonical(String path, String version) {
    if (!canonicalVersion(version).equals(version)) {
      throw new NonCanonicalVersionException(version, canonicalVersion(version));
    }
    return of(path, version);
  }

  /**
   * The pair in {@code path@version}.
   *
   * @throws IllegalArgumentException if there is no {@code @}, and as {@link #of} does
   */
  public static ModuleVersion parse(String text) {
    int at = text.indexOf('@');
    if (at < 0) {
      throw new IllegalArgumentException(GoQuote.quote(text) + " is not of the form path@version");
    }
    return of(text.substring(0, at), text.substring(at + 1));
  }

  /** The canonical form of {@code version} (V1), empty if it is invalid. */
  public static String canonicalVersion(String version) {
    return SemVer.isValid(version) ? canonical(SemVer.parse(version)) : "";
  }

  static String canonical(SemVer version) {
    String canonical = version.canonical();
    return version.build().equals(INCOMPATIBLE) ? canonical + INCOMPATIBLE : canonical;
  }

  static void requireCanonical(SemVer version) {
    String canonical = canonical(version);
    if (!canonical.equals(version.toString())) {
      throw new NonCanonicalVersionException(version.toString(), canonical);
    }
  }

  /** Whether the version is written in its canonical form. */
  public boolean isCanonical() {
    return canonical(version).equals(version.toString());
  }

  /**
   * This pair, if it is canonical.
   *
   * @throws NonCanonicalVersionException otherwise
   */
  public ModuleVersion requireCanonical() {
    requireCanonical(version);
    return this;
  }

  /** Whether the version ends in {@code +incompatible}. */
  public boolean isIncompatible() {
    return version.build().equals(INCOMPATIBLE);
  }

  @Override
  public int compareTo(ModuleVersion other) {
    int c = path.compareTo(other.path);
    return c == 0 ? version.compareTo(other.version) : c;
  }

  /** {@code path@version}. */
  @Override
  public String toString() {
    return path + "@" + version;
  }
}
