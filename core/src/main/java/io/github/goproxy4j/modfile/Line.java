package io.github.goproxy4j.modfile;

import java.util.List;
import java.util.Optional;

/**
 * A line that is not empty and no parenthesis of a block.
 *
 * @param tokens as {@link RawText}; at least one
 * @param own the comments above and behind this very line
 */
record Line(Optional<Block> block, Position start, List<String> tokens, Comments own) {

  String verb() {
    return block.isPresent() ? block.get().verb() : tokens.get(0);
  }

  List<String> arguments() {
    return block.isPresent() ? tokens : tokens.subList(1, tokens.size());
  }

  /** Its own comments or, if it has none, those of the block (M9). */
  Comments comments() {
    return own.isEmpty() && block.isPresent() ? block.get().comments() : own;
  }
}
