package io.github.goproxy4j.module;

import io.github.goproxy4j.internal.text.Utf8;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated glob patterns of module path prefixes, as in {@code GOPRIVATE}.
 *
 * <p>A pattern of N elements is matched against the first N elements of a path. Empty patterns and
 * those that are malformed match nothing; white space counts.
 */
public final class ModulePatterns implements Predicate<ModulePath> {
  /** Patterns that match every module. */
  public static final ModulePatterns ALL = of("*");

  /** Patterns that match no module. */
  public static final ModulePatterns NONE = of("");

  private final String patterns;
  private final List<Prefix> prefixes;

  private ModulePatterns(String patterns) {
    this.patterns = patterns;
    this.prefixes =
        Arrays.stream(patterns.split(",", -1))
            .map(glob -> glob.endsWith("/") ? glob.substring(0, glob.length() - 1) : glob)
            .filter(glob -> !glob.isEmpty())
            .map(Prefix::new)
            .toList();
  }

  /** The patterns in {@code patterns}, separated by commas. */
  public static ModulePatterns of(String patterns) {
    return new ModulePatterns(patterns);
  }

  /** The list as it was written. */
  public String patterns() {
    return patterns;
  }

  /** Whether a prefix of {@code path} matches one of the patterns. */
  public boolean matches(ModulePath path) {
    return matches(path.value());
  }

  /** The same as {@link #matches(ModulePath)}, for those who want all other modules. */
  @Override
  public boolean test(ModulePath path) {
    return matches(path);
  }

  /** Whether a prefix of {@code target}, which need not be a valid path, matches. */
  public boolean matches(String target) {
    for (Prefix prefix : prefixes) {
      if (prefix.matches(target)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ModulePatterns that && patterns.equals(that.patterns);
  }

  @Override
  public int hashCode() {
    return patterns.hashCode();
  }

  @Override
  public String toString() {
    return patterns;
  }

  /** A glob for as many elements as it has. */
  private static final class Prefix {
    private final byte[] glob;
    private final long slashes;

    Prefix(String glob) {
      this.glob = Utf8.encode(glob);
      this.slashes = glob.chars().filter(c -> c == '/').count();
    }

    boolean matches(String target) {
      int end = -1;
      for (long left = slashes; left >= 0; left--) {
        end = target.indexOf('/', end + 1);
        if (end < 0) {
          // The path has as many elements as the glob, or fewer.
          return left == 0 && Glob.matches(glob, Utf8.encode(target));
        }
      }
      return Glob.matches(glob, Utf8.encode(target.substring(0, end)));
    }
  }
}
