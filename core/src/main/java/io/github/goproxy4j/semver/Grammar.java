package io.github.goproxy4j.semver;

import org.jspecify.annotations.Nullable;

/**
 * One valid version and where its parts end (S1, S2); numbers stay text, for they have no upper
 * bound. A part that is missing ends where the one before it does.
 */
record Grammar(String text, int majorEnd, int minorEnd, int patchEnd, int prereleaseEnd) {

  /** The parts of {@code v}, or null if it is invalid. */
  static @Nullable Grammar parse(String v) {
    if (!v.startsWith("v")) {
      return null;
    }
    int majorEnd = numberEnd(v, 1);
    if (majorEnd < 0 || majorEnd == v.length()) {
      return majorEnd < 0 ? null : new Grammar(v, majorEnd, majorEnd, majorEnd, majorEnd);
    }
    int minorEnd = numberAfterDotEnd(v, majorEnd);
    if (minorEnd < 0 || minorEnd == v.length()) {
      return minorEnd < 0 ? null : new Grammar(v, majorEnd, minorEnd, minorEnd, minorEnd);
    }
    int patchEnd = numberAfterDotEnd(v, minorEnd);
    if (patchEnd < 0) {
      return null;
    }
    int plus = v.indexOf('+', patchEnd);
    int prereleaseEnd = plus < 0 ? v.length() : plus;
    boolean valid =
        (prereleaseEnd == patchEnd || isPrerelease(v, patchEnd, prereleaseEnd))
            && (prereleaseEnd == v.length() || isIdentifiers(v, prereleaseEnd, v.length()));
    return valid ? new Grammar(v, majorEnd, minorEnd, patchEnd, prereleaseEnd) : null;
  }

  private static int numberAfterDotEnd(String v, int dot) {
    return v.charAt(dot) == '.' ? numberEnd(v, dot + 1) : -1;
  }

  /** Where the number at {@code start} ends, or -1 if there is none. */
  private static int numberEnd(String v, int start) {
    int end = digitsEnd(v, start, v.length());
    boolean leadingZero = end - start > 1 && v.charAt(start) == '0';
    return end == start || leadingZero ? -1 : end;
  }

  private static int digitsEnd(String v, int start, int limit) {
    int i = start;
    while (i < limit && v.charAt(i) >= '0' && v.charAt(i) <= '9') {
      i++;
    }
    return i;
  }

  private static boolean isPrerelease(String v, int from, int to) {
    if (v.charAt(from) != '-' || !isIdentifiers(v, from, to)) {
      return false;
    }
    for (int start = from + 1; start <= to; ) {
      int end = identifierEnd(v, start, to);
      if (v.charAt(start) == '0' && end - start > 1 && isNumber(v, start, end)) {
        return false;
      }
      start = end + 1;
    }
    return true;
  }

  /** Whether dot-separated, non-empty identifiers follow the first character of a part. */
  private static boolean isIdentifiers(String v, int from, int to) {
    boolean empty = true;
    for (int i = from + 1; i < to; i++) {
      char c = v.charAt(i);
      if (c == '.' && empty || c != '.' && !isIdentifier(c)) {
        return false;
      }
      empty = c == '.';
    }
    return !empty;
  }

  private static boolean isIdentifier(char c) {
    return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '-';
  }

  String major() {
    return text.substring(1, majorEnd);
  }

  String minor() {
    return minorEnd == majorEnd ? "0" : text.substring(majorEnd + 1, minorEnd);
  }

  String patch() {
    return patchEnd == minorEnd ? "0" : text.substring(minorEnd + 1, patchEnd);
  }

  /** What is to be added to the numbers for all three to be there. */
  String missing() {
    return minorEnd == majorEnd ? ".0.0" : patchEnd == minorEnd ? ".0" : "";
  }

  /** With its dash, or empty. */
  String prerelease() {
    return text.substring(patchEnd, prereleaseEnd);
  }

  /** With its plus sign, or empty. */
  String build() {
    return text.substring(prereleaseEnd);
  }

  /** The three numbers as one that has their order, 16, 23 and 24 bits of it; or -1. */
  long numbers() {
    return majorEnd > 5 || minorEnd - majorEnd > 7 || patchEnd - minorEnd > 8
        ? -1
        : number(1, majorEnd) << 47
            | number(majorEnd + 1, minorEnd) << 24
            | number(minorEnd + 1, patchEnd);
  }

  private long number(int start, int end) {
    long number = 0;
    for (int i = start; i < end; i++) {
      number = 10 * number + text.charAt(i) - '0';
    }
    return number;
  }

  static int identifierEnd(String v, int start, int limit) {
    int i = start;
    while (i < limit && v.charAt(i) != '.') {
      i++;
    }
    return i;
  }

  static boolean isNumber(String v, int start, int end) {
    return digitsEnd(v, start, end) == end;
  }
}
