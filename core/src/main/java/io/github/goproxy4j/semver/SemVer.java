package io.github.goproxy4j.semver;

import io.github.goproxy4j.internal.text.Utf8;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A valid version, kept as it was written.
 *
 * <p>{@link #compareTo} is precedence with ties broken by the text (S4), so it agrees with {@link
 * #equals}; {@link #PRECEDENCE} is precedence alone (S3).
 */
public final class SemVer implements Comparable<SemVer> {
  /** Orders by precedence alone: {@code v1}, {@code v1.0.0} and {@code v1.0.0+meta} are equal. */
  public static final Comparator<SemVer> PRECEDENCE =
      (a, b) -> Precedence.compare(a.parts, a.numbers, b.parts, b.numbers);

  private final Grammar parts;

  /** All three, to be compared at once, which decides nearly always; negative if they are large. */
  private final long numbers;

  private SemVer(Grammar parts) {
    this.parts = parts;
    this.numbers = parts.numbers();
  }

  /**
   * The version that {@code text} spells.
   *
   * @throws InvalidVersionException if it spells none
   */
  public static SemVer parse(String text) {
    Grammar parts = Grammar.parse(text);
    if (parts == null) {
      throw new InvalidVersionException(text, "not a semantic version");
    }
    return new SemVer(parts);
  }

  /** Whether {@code text} spells a version. */
  public static boolean isValid(String text) {
    return Grammar.parse(text) != null;
  }

  /**
   * Compares two strings by precedence; every invalid one is below every valid one (S3).
   *
   * @return -1, 0 or 1
   */
  public static int compare(String a, String b) {
    Grammar x = Grammar.parse(a);
    Grammar y = Grammar.parse(b);
    if (x == null || y == null) {
      return Boolean.compare(x != null, y != null);
    }
    return Precedence.compare(x, y);
  }

  /** Compares two strings by precedence, then by their bytes: the order of a sorted list (S4). */
  public static int compareForSorting(String a, String b) {
    int c = compare(a, b);
    return c == 0 ? Utf8.compare(a, b) : c;
  }

  /** The {@link #canonical()} form of {@code text}, empty if it is invalid. */
  public static String canonical(String text) {
    SemVer v = orNull(text);
    return v == null ? "" : v.canonical();
  }

  /** The {@link #major()} of {@code text}, empty if it is invalid. */
  public static String major(String text) {
    SemVer v = orNull(text);
    return v == null ? "" : v.major();
  }

  /** The {@link #majorMinor()} of {@code text}, empty if it is invalid. */
  public static String majorMinor(String text) {
    SemVer v = orNull(text);
    return v == null ? "" : v.majorMinor();
  }

  /** The {@link #prerelease()} of {@code text}, empty if it is invalid. */
  public static String prerelease(String text) {
    SemVer v = orNull(text);
    return v == null ? "" : v.prerelease();
  }

  /** The {@link #build()} of {@code text}, empty if it is invalid. */
  public static String build(String text) {
    SemVer v = orNull(text);
    return v == null ? "" : v.build();
  }

  private static @Nullable SemVer orNull(String text) {
    Grammar parts = Grammar.parse(text);
    return parts == null ? null : new SemVer(parts);
  }

  /** All three numbers and the prerelease, without build metadata: {@code v1.2.0-rc.1}. */
  public String canonical() {
    return parts.text().substring(0, parts.prereleaseEnd()) + parts.missing();
  }

  /** The major version with its {@code v}: {@code v1}. */
  public String major() {
    return "v" + parts.major();
  }

  /** The major and minor version: {@code v1.2}. */
  public String majorMinor() {
    return major() + "." + parts.minor();
  }

  /** The prerelease with its dash, or empty. */
  public String prerelease() {
    return parts.prerelease();
  }

  /** The build metadata with its plus sign, or empty. */
  public String build() {
    return parts.build();
  }

  @Override
  public int compareTo(SemVer other) {
    int c = PRECEDENCE.compare(this, other);
    return c == 0 ? parts.text().compareTo(other.parts.text()) : c;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SemVer v && parts.text().equals(v.parts.text());
  }

  @Override
  public int hashCode() {
    return parts.text().hashCode();
  }

  /** The version as it was written. */
  @Override
  public String toString() {
    return parts.text();
  }
}
