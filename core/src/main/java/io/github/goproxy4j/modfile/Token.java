package io.github.goproxy4j.modfile;

/**
 * A piece of a go.mod file.
 *
 * @param text as {@link RawText}
 */
record Token(Kind kind, String text, Position start) {

  enum Kind {
    END_OF_FILE,
    NEWLINE,
    /** A comment after something else, to the end of the line and including it. */
    SUFFIX_COMMENT,
    /** A comment that has the line for itself, including the end of it. */
    WHOLE_LINE_COMMENT,
    OPENING_PARENTHESIS,
    CLOSING_PARENTHESIS,
    /** An identifier, a string or other punctuation. */
    WORD;

    boolean endsLine() {
      return this == NEWLINE || this == SUFFIX_COMMENT || this == END_OF_FILE;
    }
  }
}
