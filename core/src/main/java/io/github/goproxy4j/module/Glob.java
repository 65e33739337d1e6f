package io.github.goproxy4j.module;

import io.github.goproxy4j.internal.text.Utf8;

/**
 * Go's {@code path.Match}: {@code *} and {@code ?} stop at a slash, classes are negated by {@code
 * ^}, a backslash quotes, and a malformed pattern matches nothing. Works on bytes, as Go does.
 */
final class Glob {
  private static final int NO_MATCH = -1;
  private static final int REPLACEMENT = 0xFFFD;

  private final byte[] pattern;
  private final byte[] name;
  private int at;

  private Glob(byte[] pattern, byte[] name) {
    this.pattern = pattern;
    this.name = name;
  }

  static boolean matches(String pattern, String name) {
    return matches(Utf8.encode(pattern), Utf8.encode(name));
  }

  static boolean matches(byte[] pattern, byte[] name) {
    try {
      return new Glob(pattern, name).matches();
    } catch (BadPatternException e) {
      return false;
    }
  }

  private boolean matches() throws BadPatternException {
    int start = 0; // of what is left of the name
    while (at < pattern.length) {
      boolean star = false;
      while (at < pattern.length && pattern[at] == '*') {
        star = true;
        at++;
      }
      int chunk = at;
      int end = chunkEnd(chunk);
      at = end;
      if (star && chunk == end) {
        return indexOfSlash(start) < 0;
      }
      int next = matchAnywhere(chunk, end, start, star);
      if (next == NO_MATCH) {
        checkRest();
        return false;
      }
      start = next;
    }
    return start == name.length;
  }

  /** Where the name goes on after the chunk matched at {@code start}, or later after a star. */
  private int matchAnywhere(int chunk, int end, int start, boolean star)
      throws BadPatternException {
    boolean last = end == pattern.length;
    for (int i = start; ; i++) {
      int next = matchChunk(chunk, end, i);
      if (next != NO_MATCH && (next == name.length || !last)) {
        return next;
      }
      if (!star || i >= name.length || name[i] == '/') {
        return NO_MATCH;
      }
    }
  }

  private void checkRest() throws BadPatternException {
    while (at < pattern.length) {
      while (at < pattern.length && pattern[at] == '*') {
        at++;
      }
      int end = chunkEnd(at);
      matchChunk(at, end, name.length);
      at = end;
    }
  }

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
   * Where the name goes on after the chunk has matched at {@code i}. A chunk that does not match is
   * still read to its end, for the sake of its syntax.
   */
  private int matchChunk(int chunk, int end, int i) throws BadPatternException {
    boolean failed = false;
    int p = chunk;
    while (p < end) {
      failed |= i >= name.length;
      switch (pattern[p]) {
        case '[' -> {
          int c = failed ? 0 : codePoint(name, i, name.length);
          i += failed ? 0 : width(name, i, name.length);
          ClassMatch match = matchClass(p + 1, end, c);
          failed |= !match.matches;
          p = match.next;
        }
        case '?' -> {
          failed |= !failed && name[i] == '/';
          i += failed ? 0 : width(name, i, name.length);
          p++;
        }
        default -> {
          if (pattern[p] == '\\' && ++p == end) {
            throw new BadPatternException();
          }
          failed |= !failed && pattern[p] != name[i];
          i++;
          p++;
        }
      }
    }
    return failed ? NO_MATCH : i;
  }

  private record ClassMatch(boolean matches, int next) {}

  private ClassMatch matchClass(int start, int end, int c) throws BadPatternException {
    int p = start;
    boolean negated = p < end && pattern[p] == '^';
    if (negated) {
      p++;
    }
    boolean matches = false;
    for (boolean first = true; first || p >= end || pattern[p] != ']'; first = false) {
      int low = classCharacter(p, end);
      p = classCharacterEnd(p, end);
      int high = low;
      if (pattern[p] == '-') {
        high = classCharacter(p + 1, end);
        p = classCharacterEnd(p + 1, end);
      }
      matches |= low <= c && c <= high;
    }
    return new ClassMatch(matches != negated, p + 1);
  }

  private int classCharacter(int p, int end) throws BadPatternException {
    if (p >= end || pattern[p] == '-' || pattern[p] == ']') {
      throw new BadPatternException();
    }
    int q = pattern[p] == '\\' ? p + 1 : p;
    if (q >= end) {
      throw new BadPatternException();
    }
    int c = codePoint(pattern, q, end);
    if (c == REPLACEMENT && width(pattern, q, end) == 1) {
      throw new BadPatternException();
    }
    return c;
  }

  private int classCharacterEnd(int p, int end) throws BadPatternException {
    int q = pattern[p] == '\\' ? p + 1 : p;
    q += width(pattern, q, end);
    if (q >= end) {
      throw new BadPatternException();
    }
    return q;
  }

  private int indexOfSlash(int start) {
    for (int i = start; i < name.length; i++) {
      if (name[i] == '/') {
        return i;
      }
    }
    return -1;
  }

  private static int codePoint(byte[] bytes, int i, int end) {
    int length = Utf8.sequenceLength(bytes, i, end);
    return length == 0 ? REPLACEMENT : Utf8.codePoint(bytes, i, length);
  }

  private static int width(byte[] bytes, int i, int end) {
    return Math.max(1, Utf8.sequenceLength(bytes, i, end));
  }

  private static final class BadPatternException extends Exception {
    private static final long serialVersionUID = 1L;
  }
}
