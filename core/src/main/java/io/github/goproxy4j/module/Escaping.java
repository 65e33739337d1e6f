package io.github.goproxy4j.module;

import io.github.goproxy4j.semver.InvalidVersionException;
import java.util.Optional;

/** Names without capitals, for URLs and for file systems that ignore case (E1-E4). */
public final class Escaping {
  private Escaping() {}

  /**
   * Escapes a module path.
   *
   * @throws MalformedPathException if it is none
   */
  public static String escapePath(String path) {
    return new ModulePath(path).escaped();
  }

  /**
   * Escapes a version, a branch name or any other query that is one valid file name (E2).
   *
   * @throws InvalidVersionException if it is not one, or has an exclamation mark
   * @throws IllegalArgumentException if it has other than ASCII characters
   */
  public static String escapeVersion(String version) {
    if (PathKind.FILE.elementProblem(version) != null || version.contains("!")) {
      throw new InvalidVersionException(version, "disallowed version string");
    }
    if (!isAscii(version)) {
      throw new IllegalArgumentException("internal error: inconsistency in EscapePath");
    }
    return escape(version);
  }

  /**
   * The module path that {@code escaped} stands for.
   *
   * @throws MalformedEscapeException if it stands for none
   */
  public static String unescapePath(String escaped) {
    String noun = "module path";
    String path =
        unescape(escaped).orElseThrow(() -> new MalformedEscapeException(noun, escaped, ""));
    PathKind.MODULE
        .problem(path)
        .ifPresent(
            reason -> {
              String text = MalformedPathException.text(PathKind.MODULE, path, reason);
              throw new MalformedEscapeException(noun, escaped, text);
            });
    return path;
  }

  /**
   * The version or query that {@code escaped} stands for, not necessarily a semantic version.
   *
   * @throws MalformedEscapeException if it stands for none
   */
  public static String unescapeVersion(String escaped) {
    String noun = "version";
    String version =
        unescape(escaped).orElseThrow(() -> new MalformedEscapeException(noun, escaped, ""));
    String problem = PathKind.FILE.elementProblem(version);
    if (problem != null) {
      throw new MalformedEscapeException(noun, version, problem);
    }
    return version;
  }

  static String escape(String s) {
    for (int i = 0; i < s.length(); i++) {
      if (isUpper(s.charAt(i))) {
        return escapeFrom(s, i);
      }
    }
    return s;
  }

  private static String escapeFrom(String s, int firstUpper) {
    var out = new StringBuilder(s.length() + 8).append(s, 0, firstUpper);
    for (int i = firstUpper; i < s.length(); i++) {
      char c = s.charAt(i);
      if (isUpper(c)) {
        out.append('!');
      }
      out.append(isUpper(c) ? (char) (c + ('a' - 'A')) : c);
    }
    return out.toString();
  }

  private static Optional<String> unescape(String escaped) {
    var out = new StringBuilder(escaped.length());
    for (int i = 0; i < escaped.length(); i++) {
      char c = escaped.charAt(i);
      if (c >= 0x80 || isUpper(c)) {
        return Optional.empty();
      }
      if (c == '!') {
        i++;
        if (i == escaped.length() || escaped.charAt(i) < 'a' || escaped.charAt(i) > 'z') {
          return Optional.empty();
        }
        c = (char) (escaped.charAt(i) - ('a' - 'A'));
      }
      out.append(c);
    }
    return Optional.of(out.toString());
  }

  private static boolean isAscii(String s) {
    return s.chars().allMatch(c -> c < 0x80);
  }

  private static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }
}
