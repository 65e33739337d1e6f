package io.github.goproxy4j.modfile;

import io.github.goproxy4j.modfile.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds lines, blocks and their comments, and hands them on as it goes; no tree is kept. */
final class Parser {
  private final Lexer lexer;
  private final Directives directives;
  private final LastLine last = new LastLine();

  private Parser(Lexer lexer, Directives directives) {
    this.lexer = lexer;
    this.directives = directives;
  }

  /**
   * Reads all of {@code lexer}.
   *
   * @throws GoModSyntaxException at the first place where the text is no sequence of lines and
   *     blocks
   */
  static void parse(Lexer lexer, Directives directives) {
    new Parser(lexer, directives).file();
  }

  private void file() {
    Comments above = new Comments();
    while (true) {
      switch (lexer.peek()) {
        case NEWLINE -> {
          lexer.next();
          if (!above.isEmpty()) {
            last.close();
            above = new Comments();
          }
        }
        case WHOLE_LINE_COMMENT -> above.addAbove(lexer.next());
        case END_OF_FILE -> {
          last.close();
          return;
        }
        default -> {
          statement(above);
          above = new Comments();
        }
      }
    }
  }

  private void statement(Comments above) {
    Token first = lexer.next();
    List<String> tokens = tokens(first);
    while (true) {
      Token token = lexer.next();
      if (token.kind().endsLine()) {
        end(new Line(Optional.empty(), first.start(), tokens, above), token);
        return;
      }
      tokens.add(token.text());
      if (token.kind() == Kind.OPENING_PARENTHESIS && block(first, tokens, above)) {
        return;
      }
    }
  }

  /** Reads a block if the parenthesis just read, the last of {@code tokens}, begins one. */
  private boolean block(Token first, List<String> tokens, Comments above) {
    if (lexer.peek().endsLine()) {
      lines(open(first, tokens, above));
      return true;
    }
    if (lexer.peek() != Kind.CLOSING_PARENTHESIS) {
      return false;
    }
    Token closing = lexer.next();
    if (lexer.peek().endsLine()) {
      lexer.next();
      open(first, tokens, above);
      return true;
    }
    tokens.add(closing.text());
    return false;
  }

  private Block open(Token first, List<String> tokens, Comments above) {
    last.close();
    tokens.remove(tokens.size() - 1);
    Block block = new Block(first.start(), tokens, above);
    directives.block(block);
    return block;
  }

  private void lines(Block block) {
    Comments above = new Comments();
    boolean first = true;
    while (lexer.peek() != Kind.CLOSING_PARENTHESIS) {
      switch (lexer.peek()) {
        // Only the opening parenthesis leaves its comment to this loop.
        case SUFFIX_COMMENT -> lexer.next();
        case NEWLINE -> {
          lexer.next();
          if (above.isEmpty() ? !first : !above.endsBlank()) {
            above.addBlankLine();
          }
        }
        case WHOLE_LINE_COMMENT -> above.addAbove(lexer.next());
        case END_OF_FILE -> throw unterminated(block.start());
        default -> {
          line(block, above);
          above = new Comments();
          first = false;
        }
      }
    }
    close();
  }

  private void line(Block block, Comments above) {
    Token first = lexer.next();
    List<String> tokens = tokens(first);
    Token token = lexer.next();
    while (!token.kind().endsLine()) {
      tokens.add(token.text());
      token = lexer.next();
    }
    end(new Line(Optional.of(block), first.start(), tokens, above), token);
  }

  private static List<String> tokens(Token first) {
    var tokens = new ArrayList<String>(4);
    tokens.add(first.text());
    return tokens;
  }

  private void end(Line line, Token end) {
    boolean commented = end.kind() == Kind.SUFFIX_COMMENT;
    if (line.start().line() == end.start().line()) {
      if (commented) {
        line.own().addSuffix(end);
      }
      last.set(line, directives.line(line));
    } else {
      directives.line(line);
      if (commented) {
        last.lateComment(end);
      }
    }
  }

  private void close() {
    lexer.next();
    if (!lexer.peek().endsLine()) {
      throw lexer.error("syntax error (expected newline after closing paren)");
    }
    lexer.next();
    last.close();
  }

  private GoModSyntaxException unterminated(Position start) {
    return lexer.error(
        "syntax error (unterminated block started at %s:%d:%d)"
            .formatted(lexer.fileName(), start.line(), start.column()));
  }
}
