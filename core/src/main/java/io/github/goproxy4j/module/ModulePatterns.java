package io.github.goproxy4j.module;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * Comma-separated glob patterns of module path prefixes, as in {@code GOPRIVATE}.
 *
 * <p>A pattern of N elements is matched against the first N elements of a path. Empty patterns and
 * those that are malformed match nothing; white space counts.
 *
 * @param patterns the list as it was written
 */
public record ModulePatterns(String patterns) implements Predicate<ModulePath> {
  /** Patterns that match every module. */
  public static final ModulePatterns ALL = new ModulePatterns("*");

  /** Patterns that match no module. */
  public static final ModulePatterns NONE = new ModulePatterns("");

  /** The patterns in {@code patterns}, separated by commas. */
  public static ModulePatterns of(String patterns) {
    return new ModulePatterns(patterns);
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
    return globs().stream().anyMatch(glob -> matchesPrefix(glob, target));
  }

  private List<String> globs() {
    return Arrays.stream(patterns.split(",", -1))
        .map(glob -> glob.endsWith("/") ? glob.substring(0, glob.length() - 1) : glob)
        .filter(glob -> !glob.isEmpty())
        .toList();
  }

  private static boolean matchesPrefix(String glob, String target) {
    int end = -1;
    for (long left = glob.chars().filter(c -> c == '/').count(); left >= 0; left--) {
      end = target.indexOf('/', end + 1);
      if (end < 0) {
        // The path has as many elements as the glob, or fewer.
        return left == 0 && Glob.matches(glob, target);
      }
    }
    return Glob.matches(glob, target.substring(0, end));
  }
}
