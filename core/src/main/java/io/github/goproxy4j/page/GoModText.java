package io.github.goproxy4j.page;

import io.github.goproxy4j.module.ModuleVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A go.mod file as it is, with links where a module and its version stand side by side: in
 * requirements, exclusions and replacements.
 */
final class GoModText {
  private static final Pattern WORDS = Pattern.compile("(?<!\\S)(\\S++)[ \t]++(v[0-9]\\S*+)");
  private static final String COMMENT = "//";

  /**
   * A part of the text.
   *
   * @param href where it leads
   */
  record Piece(String text, Optional<String> href, boolean isComment) {
    static Piece plain(String text) {
      return new Piece(text, Optional.empty(), false);
    }
  }

  private GoModText() {}

  static List<Piece> pieces(String text, Links links) {
    var pieces = new ArrayList<Piece>();
    for (String line : text.split("(?<=\n)", -1)) {
      int comment = line.indexOf(COMMENT);
      String code = comment < 0 ? line : line.substring(0, comment);
      addCode(code, links, pieces);
      if (comment >= 0) {
        pieces.add(new Piece(line.substring(comment), Optional.empty(), true));
      }
    }
    return pieces;
  }

  private static void addCode(String code, Links links, List<Piece> pieces) {
    int done = 0;
    Matcher words = WORDS.matcher(code);
    while (words.find()) {
      Optional<String> href = module(words.group(1), words.group(2)).map(links::module);
      if (href.isPresent()) {
        pieces.add(Piece.plain(code.substring(done, words.start())));
        pieces.add(new Piece(words.group(1), href, false));
        done = words.end(1);
      }
    }
    pieces.add(Piece.plain(code.substring(done)));
  }

  private static Optional<ModuleVersion> module(String path, String version) {
    try {
      return Optional.of(ModuleVersion.of(path, version).requireCanonical());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
