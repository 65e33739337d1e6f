package io.github.goproxy4j.standalone.config;

import io.github.goproxy4j.module.ModulePatterns;
import io.github.goproxy4j.standalone.yaml.Kind;
import io.github.goproxy4j.standalone.yaml.Reader;
import io.github.goproxy4j.standalone.yaml.Value;
import java.util.List;
import java.util.Optional;

/** Lists of patterns of module paths. */
final class Patterns {
  private static final Kind<String> PATTERN =
      new Kind<>(
          "a pattern of module paths such as corp.example.com or github.com/corp/*",
          text -> Optional.of(text).filter(Patterns::isPattern));
  private static final Reader<List<String>> PATTERNS = Reader.list(PATTERN);

  static final Reader<ModulePatterns> LIST = Patterns::read;

  private Patterns() {}

  private static Optional<ModulePatterns> read(Value value) {
    return PATTERNS.read(value).map(patterns -> ModulePatterns.of(String.join(",", patterns)));
  }

  /** A pattern that cannot match anything would protect nothing. */
  private static boolean isPattern(String text) {
    return !text.isEmpty() && text.codePoints().noneMatch(c -> c == ',' || c <= ' ');
  }
}
