package io.github.goproxy4j.standalone.config;

import io.github.goproxy4j.module.ModulePatterns;
import io.github.goproxy4j.standalone.yaml.Kind;
import io.github.goproxy4j.standalone.yaml.Reader;
import io.github.goproxy4j.standalone.yaml.Value;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Lists of patterns of module paths, as in {@code GOPRIVATE}. A pattern that matches nothing, which
 * the go command ignores, is refused here: it would protect nothing.
 */
final class Patterns {
  /** A character in brackets, and a pattern by the rules of Go's {@code path.Match}. */
  private static final String IN_CLASS = "(?:[^\\\\\\],-]|\\\\.)";

  private static final String CLASS = "\\[\\^?(?:" + IN_CLASS + "(?:-" + IN_CLASS + ")?)+]";
  private static final Pattern ALLOWED =
      Pattern.compile("(?:[A-Za-z0-9._~/*?-]|\\\\[A-Za-z0-9._~/-]|" + CLASS + ")+");

  private static final Kind<String> PATTERN =
      new Kind<>(
          "a pattern of module paths such as corp.example.com or github.com/corp/*",
          text -> Optional.of(text).filter(t -> ALLOWED.matcher(t).matches()));
  private static final Reader<List<String>> PATTERNS = Reader.list(PATTERN);

  static final Reader<ModulePatterns> LIST = Patterns::read;

  private Patterns() {}

  /** Either a list, or the one pattern that would be in it. */
  private static Optional<ModulePatterns> read(Value value) {
    return value.isText()
        ? PATTERN.read(value).map(ModulePatterns::of)
        : PATTERNS.read(value).map(patterns -> ModulePatterns.of(String.join(",", patterns)));
  }
}
