package io.github.goproxy4j.policy;

import io.github.goproxy4j.internal.text.Fields;
import io.github.goproxy4j.semver.SemVer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A set of versions, as people write it: {@code >=v1.2.0 <v1.4.0, v1.5.1}.
 *
 * <ul>
 *   <li>R1: words stand between white space, and all of them must hold; between commas stand
 *       alternatives, of which one must.
 *   <li>R2: a word is {@code <}, {@code <=}, {@code >} or {@code >=} and a version right behind it,
 *       as in queries of the go command; a version alone means just that version; {@code *} alone
 *       is every version.
 *   <li>R3: what counts is precedence. A prerelease precedes its release, so {@code <v1.4.0} has
 *       {@code v1.4.0-rc.1} in it, and pseudo-versions; {@code +incompatible} does not count.
 *   <li>R4: {@code v1.2} is {@code v1.2.0} after {@code <} and {@code >=}. Elsewhere it might as
 *       well mean every {@code v1.2.x}, and is refused.
 * </ul>
 */
public final class VersionRange {
  private static final String EVERY_VERSION = "*";

  /** Every version there is. */
  public static final VersionRange ALL = new VersionRange(EVERY_VERSION, List.of(List.of()));

  private final String text;
  private final List<List<VersionBound>> alternatives;

  private VersionRange(String text, List<List<VersionBound>> alternatives) {
    this.text = text;
    this.alternatives = alternatives;
  }

  /**
   * The range that {@code text} spells.
   *
   * @throws InvalidRangeException if it spells none, or one that no version can be in
   */
  public static VersionRange parse(String text) {
    if (Fields.trim(text).equals(EVERY_VERSION)) {
      return ALL;
    }
    var alternatives = new ArrayList<List<VersionBound>>();
    for (String alternative : text.split(",", -1)) {
      alternatives.add(bounds(alternative, text));
    }
    return new VersionRange(text, List.copyOf(alternatives));
  }

  private static List<VersionBound> bounds(String alternative, String range) {
    List<VersionBound> bounds =
        Fields.of(alternative).stream().map(word -> VersionBound.parse(word, range)).toList();
    if (bounds.isEmpty()) {
      throw new InvalidRangeException("nothing between commas", range);
    }
    for (VersionBound a : bounds) {
      if (bounds.stream().anyMatch(b -> a.excludes(b))) {
        throw new InvalidRangeException("no version can be", range);
      }
    }
    return bounds;
  }

  /** Whether {@code version} is one of them. */
  public boolean contains(SemVer version) {
    return alternatives.stream()
        .anyMatch(bounds -> bounds.stream().allMatch(bound -> bound.admits(version)));
  }

  /** Whether every version is one of them, because nothing was said about versions. */
  public boolean isAll() {
    return equals(ALL);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof VersionRange range && alternatives.equals(range.alternatives);
  }

  @Override
  public int hashCode() {
    return alternatives.hashCode();
  }

  /** The range as it was written. */
  @Override
  public String toString() {
    return text;
  }
}
