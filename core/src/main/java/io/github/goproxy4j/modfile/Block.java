package io.github.goproxy4j.modfile;

import java.util.List;
import java.util.Set;

/**
 * Lines in parentheses (M3).
 *
 * @param tokens what stands before the parenthesis, as {@link RawText}
 */
record Block(Position start, List<String> tokens, Comments comments) {
  private static final Set<String> KNOWN =
      Set.of("module", "godebug", "require", "exclude", "replace", "retract", "tool", "ignore");

  String verb() {
    return tokens.get(0);
  }

  boolean isKnown() {
    return tokens.size() == 1 && KNOWN.contains(verb());
  }
}
