package io.github.goproxy4j.semver;

import org.jspecify.annotations.Nullable;

/** The parts of one valid version (S1, S2); numbers stay text, for they have no upper bound. */
record Grammar(
    String major, String minor, String patch, String missing, String prerelease, String build) {

  /** The parts of {@code v}, or null if it is invalid. */
  static @Nullable Grammar parse(String v) {
    if (!v.startsWith("v")) {
      return null;
    }
    int majorEnd = numberEnd(v, 1);
    if (majorEnd < 0) {
      return null;
    }
    String major = v.substring(1, majorEnd);
    if (majorEnd == v.length()) {
      return new Grammar(major, "0", "0", ".0.0", "", "");
    }
    int minorEnd = numberAfterDotEnd(v, majorEnd);
    if (minorEnd < 0) {
      return null;
    }
    String minor = v.substring(majorEnd + 1, minorEnd);
    if (minorEnd == v.length()) {
      return new Grammar(major, minor, "0", ".0", "", "");
    }
    int patchEnd = numberAfterDotEnd(v, minorEnd);
    if (patchEnd < 0) {
      return null;
    }
    int plus = v.indexOf('+', patchEnd);
    int prereleaseEnd = plus < 0 ? v.length() : plus;
    String prerelease = v.substring(patchEnd, prereleaseEnd);
    String build = v.substring(prereleaseEnd);
    if (!(prerelease.isEmpty() || isPrerelease(prerelease))
        || !(build.isEmpty() || isIdentifiers(build))) {
      return null;
    }
    return new Grammar(major, minor, v.substring(minorEnd + 1, patchEnd), "", prerelease, build);
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

  private static boolean isPrerelease(String s) {
    if (s.charAt(0) != '-' || !isIdentifiers(s)) {
      return false;
    }
    for (int start = 1; start <= s.length(); ) {
      int end = identifierEnd(s, start);
      if (s.charAt(start) == '0' && end - start > 1 && isNumber(s, start, end)) {
        return false;
      }
      start = end + 1;
    }
    return true;
  }

  /** Whether dot-separated, non-empty identifiers follow the first character of {@code s}. */
  private static boolean isIdentifiers(String s) {
    boolean empty = true;
    for (int i = 1; i < s.length(); i++) {
      char c = s.charAt(i);
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

  /** The three numbers as one that has their order, 16, 23 and 24 bits of it; or -1. */
  long numbers() {
    if (major.length() > 4 || minor.length() > 6 || patch.length() > 7) {
      return -1;
    }
    return number(major) << 47 | number(minor) << 24 | number(patch);
  }

  private static long number(String digits) {
    long number = 0;
    for (int i = 0; i < digits.length(); i++) {
      number = 10 * number + digits.charAt(i) - '0';
    }
    return number;
  }

  static int identifierEnd(String s, int start) {
    int dot = s.indexOf('.', start);
    return dot < 0 ? s.length() : dot;
  }

  static boolean isNumber(String s, int start, int end) {
    return digitsEnd(s, start, end) == end;
  }
}
