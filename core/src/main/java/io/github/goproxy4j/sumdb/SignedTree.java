package io.github.goproxy4j.sumdb;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** A tree, and the note that a database has signed for it; none for the tree without records. */
final class SignedTree {
  static final SignedTree EMPTY = new SignedTree(LogTree.EMPTY, new byte[0]);

  private final LogTree tree;
  private final byte[] note;

  private SignedTree(LogTree tree, byte[] note) {
    this.tree = tree;
    this.note = note;
  }

  /** The tree in a note that {@code key} has signed. No bytes at all are the empty tree. */
  static SignedTree open(byte[] note, VerifierKey key) throws InauthenticDataException {
    return note.length == 0 ? EMPTY : new SignedTree(tree(text(note, key)), note);
  }

  private static String text(byte[] note, VerifierKey key) throws InauthenticDataException {
    try {
      return SignedNote.open(note, List.of(key)).text();
    } catch (IllegalArgumentException e) {
      throw new InauthenticDataException("reading tree note: " + e.getMessage(), e);
    }
  }

  private static LogTree tree(String text) throws InauthenticDataException {
    try {
      return LogTree.parse(text);
    } catch (IllegalArgumentException e) {
      throw new InauthenticDataException("reading tree: " + e.getMessage(), e);
    }
  }

  LogTree tree() {
    return tree;
  }

  long size() {
    return tree.size();
  }

  byte[] note() {
    return note;
  }

  /** The note with each of its lines indented. */
  String indented() {
    return new String(note, StandardCharsets.UTF_8).replace("\n", "\n\t");
  }
}
