package io.github.goproxy4j.modfile;

import io.github.goproxy4j.internal.text.GoQuote;
import io.github.goproxy4j.internal.text.GoUnicode;
import io.github.goproxy4j.internal.text.Utf8;
import io.github.goproxy4j.modfile.Token.Kind;

/** Cuts a file into tokens (M1), always one ahead of who reads them. */
final class Lexer {
  private static final String BLOCK_COMMENT = "mod files must use // comments (not /* */ comments)";

  private final String fileName;
  private final byte[] in;
  private int at;
  private int line = 1;
  private int column = 1;

  /** Whether a token stands before this place in the same line. */
  private boolean midLine;

  private Token next;

  Lexer(String fileName, byte[] in) {
    this.fileName = fileName;
    this.in = in;
    this.next = read();
  }

  String fileName() {
    return fileName;
  }

  Kind peek() {
    return next.kind();
  }

  Token next() {
    Token token = next;
    next = read();
    return token;
  }

  /** A complaint about the place behind the token that {@link #peek} shows. */
  GoModSyntaxException error(String message) {
    return error(position(), message);
  }

  private GoModSyntaxException error(Position position, String message) {
    return new Problems(fileName).add(position, message).exception();
  }

  private Position position() {
    return new Position(line, column);
  }

  private Token read() {
    while (at < in.length && (in[at] == ' ' || in[at] == '\t' || in[at] == '\r')) {
      advance();
    }
    if (startsWith("//")) {
      return comment();
    }
    if (startsWith("/*")) {
      throw error(BLOCK_COMMENT);
    }
    if (at == in.length) {
      return new Token(Kind.END_OF_FILE, "", position());
    }
    return switch (in[at]) {
      case '\n' -> newline();
      case '(' -> punctuation(Kind.OPENING_PARENTHESIS);
      case ')' -> punctuation(Kind.CLOSING_PARENTHESIS);
      case '[', ']', '{', '}', ',' -> punctuation(Kind.WORD);
      case '"', '`' -> string();
      default -> identifier();
    };
  }

  private Token comment() {
    Kind kind = midLine ? Kind.SUFFIX_COMMENT : Kind.WHOLE_LINE_COMMENT;
    Position start = position();
    int from = at;
    while (at < in.length && in[at] != '\n') {
      advance();
    }
    Token token = new Token(kind, RawText.of(in, from, at), start);
    if (at < in.length) {
      advance();
    }
    midLine = false;
    return token;
  }

  private Token newline() {
    Token token = new Token(Kind.NEWLINE, "\n", position());
    advance();
    midLine = false;
    return token;
  }

  private Token punctuation(Kind kind) {
    Position start = position();
    int from = at;
    advance();
    return token(kind, start, from);
  }

  private Token string() {
    Position start = position();
    int from = at;
    int quote = advance();
    while (true) {
      if (at < in.length && in[at] == '\n') {
        throw error("unexpected newline in string");
      }
      int c = advanceInString(start);
      if (c == quote) {
        return token(Kind.WORD, start, from);
      }
      if (c == '\\' && quote == '"') {
        advanceInString(start);
      }
    }
  }

  private int advanceInString(Position start) {
    if (at == in.length) {
      throw error(start, "unexpected EOF in string");
    }
    return advance();
  }

  private Token identifier() {
    Position start = position();
    int from = at;
    if (!isIdentifier(peekCharacter())) {
      throw error("unexpected input character " + GoQuote.quoteRune(peekCharacter()));
    }
    while (at < in.length && !startsWith("//") && isIdentifier(peekCharacter())) {
      if (startsWith("/*")) {
        throw error(BLOCK_COMMENT);
      }
      advance();
    }
    return token(Kind.WORD, start, from);
  }

  private Token token(Kind kind, Position start, int from) {
    midLine = true;
    return new Token(kind, RawText.of(in, from, at), start);
  }

  private boolean startsWith(String two) {
    return at + 1 < in.length && in[at] == two.charAt(0) && in[at + 1] == two.charAt(1);
  }

  private static boolean isIdentifier(int c) {
    return switch (c) {
      case ' ', '(', ')', '[', ']', '{', '}', ',' -> false;
      default -> GoUnicode.isPrint(c) && !GoUnicode.isSpace(c);
    };
  }

  /** The character at this place; a byte that is not UTF-8 counts as U+FFFD, which is printable. */
  private int peekCharacter() {
    if (in[at] >= 0) {
      return in[at];
    }
    int length = Utf8.sequenceLength(in, at, in.length);
    return length == 0 ? 0xFFFD : Utf8.codePoint(in, at, length);
  }

  /** Goes past one character and gives its first byte. */
  private int advance() {
    byte first = in[at];
    at += first >= 0 ? 1 : Math.max(1, Utf8.sequenceLength(in, at, in.length));
    if (first == '\n') {
      line++;
      column = 1;
    } else {
      column++;
    }
    return first;
  }
}
