package io.github.goproxy4j.module;

import io.github.goproxy4j.internal.text.GoQuote;
import io.github.goproxy4j.internal.text.GoUnicode;
import io.github.goproxy4j.internal.text.Utf8;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The three kinds of slash-separated path, from the strictest to the widest (P1-P8). */
public enum PathKind {
  /** The path of a module, like {@code golang.org/x/text}. */
  MODULE,
  /** The path of a package. */
  IMPORT,
  /** The path of a file inside a module. */
  FILE;

  private static final String FILE_PUNCTUATION = "!#$%&()+,-.=@[]^_{}~ ";
  private static final Set<String> WINDOWS_DEVICES =
      Set.of(
          "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7",
          "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

  /**
   * Refuses what is not a path of this kind.
   *
   * @throws MalformedPathException with the reason
   */
  public void check(String path) {
    String problem = problemOrNull(path);
    if (problem != null) {
      throw new MalformedPathException(this, path, problem);
    }
  }

  /**
   * Refuses bytes that are not a path of this kind, among them those that are not UTF-8.
   *
   * @throws MalformedPathException with the reason
   */
  public void check(byte[] path) {
    if (!Utf8.isValid(path)) {
      throw MalformedPathException.notUtf8(this, path);
    }
    check(Utf8.decode(path));
  }

  /** Why {@code path} is not of this kind, or empty if it is. */
  public Optional<String> problem(String path) {
    return Optional.ofNullable(problemOrNull(path));
  }

  private @Nullable String problemOrNull(String path) {
    String problem = structureProblem(path);
    return problem == null && this == MODULE ? moduleProblem(path) : problem;
  }

  private @Nullable String structureProblem(String path) {
    if (!Utf8.isWellFormed(path)) {
      return "invalid UTF-8";
    }
    if (path.isEmpty()) {
      return "empty string";
    }
    if (path.charAt(0) == '-' && this != FILE) {
      return "leading dash";
    }
    if (path.contains("//")) {
      return "double slash";
    }
    if (path.endsWith("/")) {
      return "trailing slash";
    }
    for (int start = 0; start <= path.length(); ) {
      int slash = path.indexOf('/', start);
      int end = slash < 0 ? path.length() : slash;
      String problem = elementProblem(path.substring(start, end));
      if (problem != null) {
        return problem;
      }
      start = end + 1;
    }
    return null;
  }

  /** Why {@code element} may not stand between two slashes, or null if it may (P4-P7). */
  @Nullable String elementProblem(String element) {
    if (element.isEmpty()) {
      return "empty path element";
    }
    if (isAll(element, 0, '.', '.')) {
      return "invalid path element " + GoQuote.quote(element);
    }
    if (element.charAt(0) == '.' && this == MODULE) {
      return "leading dot in path element";
    }
    if (element.endsWith(".")) {
      return "trailing dot in path element";
    }
    for (int i = 0; i < element.length(); ) {
      int c = element.codePointAt(i);
      if (!allows(c)) {
        return "invalid char " + GoQuote.quoteRune(c);
      }
      i += Character.charCount(c);
    }
    int dot = element.indexOf('.');
    return shortNameProblem(dot < 0 ? element : element.substring(0, dot));
  }

  private @Nullable String shortNameProblem(String name) {
    if (isWindowsDevice(name)) {
      return GoQuote.quote(name) + " disallowed as path element component on Windows";
    }
    int tilde = name.lastIndexOf('~');
    boolean numbered = tilde >= 0 && tilde < name.length() - 1 && isAll(name, tilde + 1, '0', '9');
    return numbered && this != FILE ? "trailing tilde and digits in path element" : null;
  }

  private static boolean isWindowsDevice(String name) {
    boolean asLong = name.length() == 3 || name.length() == 4;
    return asLong && WINDOWS_DEVICES.contains(name.toLowerCase(Locale.ROOT));
  }

  private boolean allows(int c) {
    if (c >= 0x80) {
      return this == FILE && GoUnicode.isLetter(c);
    }
    return isAlphanumeric(c)
        || switch (this) {
          case MODULE -> "-._~".indexOf(c) >= 0;
          case IMPORT -> "-._~+".indexOf(c) >= 0;
          case FILE -> FILE_PUNCTUATION.indexOf(c) >= 0;
        };
  }

  private static @Nullable String moduleProblem(String path) {
    int slash = path.indexOf('/');
    String domain = slash < 0 ? path : path.substring(0, slash);
    if (!domain.contains(".")) {
      return "missing dot in first path element";
    }
    for (int i = 0; i < domain.length(); i++) {
      char c = domain.charAt(i);
      if (c == '_' || c == '~' || c >= 'A' && c <= 'Z') {
        return "invalid char " + GoQuote.quoteRune(c) + " in first path element";
      }
    }
    return PathMajor.split(path).isEmpty() ? "invalid version" : null;
  }

  private static boolean isAll(String s, int start, char low, char high) {
    for (int i = start; i < s.length(); i++) {
      if (s.charAt(i) < low || s.charAt(i) > high) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAlphanumeric(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
  }

  /** The word the go command uses for it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
