package io.github.goproxy4j.modfile;

/** A place in a file; both numbers start at 1, and a column is a character, not a byte. */
record Position(int line, int column) {}
