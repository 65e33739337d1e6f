package io.github.goproxy4j.module;

import io.github.goproxy4j.internal.text.Utf8;

/**
 * Go's {@code path.Match}: {@code *} and {@code ?} stop at a slash, classes are negated by {@code
 * ^}, a backslash quotes, and a malformed pattern matches nothing. Works on bytes, as Go does: a
 * star may end inside a character.
 */
final class Glob {
  private static final int NO_MATCH = -1;
  private static final int REPLACEMENT = 0xFFFD;

  private final byte[] pattern;
  private final byte[] name;

  private Glob(byte[] pattern, byte[] name) {
    this.pattern = pattern;
    this.name = name;
  }

  static boolean matches(String pattern, String name) {
    return matches(Utf8.encode(pattern), Utf8.encode(name));
  }

  static boolean matches(byte[] pattern, byte[] name) {
    return new Glob(pattern, name).matches();
  }

  private boolean matches() {
    int at = 0; // in the pattern
    int i = 0; // in the name
    while (at < pattern.length) {
      int chunk = afterStars(at);
      boolean star = chunk > at;
      at = chunkEnd(chunk);
      i = matchChunk(chunk, at, i, star);
      if (i == NO_MATCH) {
        return false;
      }
    }
    return i == name.length;
  }

  private int afterStars(int start) {
    int i = start;
    while (i < pattern.length && pattern[i] == '*') {
      i++;
    }
    return i;
  }

  /** Where the next star is that is not in a class. */
  private int chunkEnd(int start) {
    boolean inClass = false;
    for (int i = start; i < pattern.length; i++) {
      switch (pattern[i]) {
        case '\\' -> i++;
        case '[' -> inClass = true;
        case ']' -> inClass = false;
        case '*' -> {
          if (!inClass) {
            return i;
          }
        }
        default -> {}
      }
    }
    return pattern.length;
  }

  /**
   * Where the name goes on after the chunk has matched at {@code start}, or at the first place
   * after it if a star comes before. What matched first stays: no other star is tried again.
   */
  private int matchChunk(int chunk, int end, int start, boolean star) {
    boolean last = end == pattern.length;
    for (int i = start; ; i++) {
      int next = matchChunkAt(chunk, end, i);
      if (next != NO_MATCH && (next == name.length || !last)) {
        return next;
      }
      if (!star || i >= name.length || name[i] == '/') {
        return NO_MATCH;
      }
    }
  }

  private int matchChunkAt(int chunk, int end, int start) {
    int i = start;
    int p = chunk;
    while (p < end) {
      if (i >= name.length) {
        return NO_MATCH;
      }
      int width = 1;
      switch (pattern[p]) {
        case '[' -> {
          int length = Utf8.sequenceLength(name, i, name.length);
          width = Math.max(1, length);
          p = matchClass(p + 1, end, length == 0 ? REPLACEMENT : Utf8.codePoint(name, i, length));
        }
        case '?' -> {
          width = Math.max(1, Utf8.sequenceLength(name, i, name.length));
          p = name[i] == '/' ? NO_MATCH : p + 1;
        }
        case '\\' -> p = p + 1 < end && pattern[p + 1] == name[i] ? p + 2 : NO_MATCH;
        default -> p = pattern[p] == name[i] ? p + 1 : NO_MATCH;
      }
      if (p == NO_MATCH) {
        return NO_MATCH;
      }
      i += width;
    }
    return i;
  }

  /** What follows the class whose inside starts at {@code start}, if {@code c} is in it. */
  private int matchClass(int start, int end, int c) {
    boolean negated = start < end && pattern[start] == '^';
    int p = negated ? start + 1 : start;
    boolean found = false;
    do {
      int low = p;
      int high = p;
      p = characterEnd(p, end);
      if (p != NO_MATCH && pattern[p] == '-') {
        high = p + 1;
        p = characterEnd(high, end);
      }
      if (p == NO_MATCH) {
        return NO_MATCH;
      }
      found |= character(low) <= c && c <= character(high);
    } while (pattern[p] != ']');
    return found != negated ? p + 1 : NO_MATCH;
  }

  /** The end of a character of a class, or none: something, at least a bracket, has to follow. */
  private int characterEnd(int p, int end) {
    if (p >= end || pattern[p] == '-' || pattern[p] == ']') {
      return NO_MATCH;
    }
    int start = pattern[p] == '\\' ? p + 1 : p;
    int length = start < end ? Utf8.sequenceLength(pattern, start, end) : 0;
    return length == 0 || start + length >= end ? NO_MATCH : start + length;
  }

  private int character(int p) {
    int start = pattern[p] == '\\' ? p + 1 : p;
    return Utf8.codePoint(pattern, start, Utf8.sequenceLength(pattern, start, pattern.length));
  }
}
