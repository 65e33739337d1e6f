package io.github.goproxy4j.semver;

/** Which of two versions comes first (S3). */
final class Precedence {
  private Precedence() {}

  static int compare(Grammar a, Grammar b) {
    return compare(a, a.numbers(), b, b.numbers());
  }

  /** With the {@linkplain Grammar#numbers numbers} of both, which decide nearly always. */
  static int compare(Grammar a, long aNumbers, Grammar b, long bNumbers) {
    int c = (aNumbers | bNumbers) >= 0 ? Long.compare(aNumbers, bNumbers) : compareAnyNumbers(a, b);
    return c == 0 ? comparePrereleases(a, b) : c;
  }

  private static int compareAnyNumbers(Grammar a, Grammar b) {
    int c = compareNumbers(a.major(), b.major());
    if (c == 0) {
      c = compareNumbers(a.minor(), b.minor());
    }
    return c == 0 ? compareNumbers(a.patch(), b.patch()) : c;
  }

  private static int compareNumbers(String a, String b) {
    return compareNumbers(a, 0, a.length(), b, 0, b.length());
  }

  private static int compareNumbers(String a, int i, int iEnd, String b, int j, int jEnd) {
    return iEnd - i == jEnd - j
        ? compareText(a, i, iEnd, b, j, jEnd)
        : Integer.compare(iEnd - i, jEnd - j);
  }

  private static int comparePrereleases(Grammar a, Grammar b) {
    int i = a.patchEnd() + 1;
    int j = b.patchEnd() + 1;
    if (i > a.prereleaseEnd() || j > b.prereleaseEnd()) {
      return Boolean.compare(i > a.prereleaseEnd(), j > b.prereleaseEnd());
    }
    while (i <= a.prereleaseEnd() && j <= b.prereleaseEnd()) {
      int iEnd = Grammar.identifierEnd(a.text(), i, a.prereleaseEnd());
      int jEnd = Grammar.identifierEnd(b.text(), j, b.prereleaseEnd());
      int c = compareIdentifiers(a.text(), i, iEnd, b.text(), j, jEnd);
      if (c != 0) {
        return c;
      }
      i = iEnd + 1;
      j = jEnd + 1;
    }
    return Boolean.compare(i <= a.prereleaseEnd(), j <= b.prereleaseEnd());
  }

  private static int compareIdentifiers(String a, int i, int iEnd, String b, int j, int jEnd) {
    boolean numeric = Grammar.isNumber(a, i, iEnd);
    if (numeric != Grammar.isNumber(b, j, jEnd)) {
      return numeric ? -1 : 1;
    }
    return numeric ? compareNumbers(a, i, iEnd, b, j, jEnd) : compareText(a, i, iEnd, b, j, jEnd);
  }

  private static int compareText(String a, int i, int iEnd, String b, int j, int jEnd) {
    int shorter = Math.min(iEnd - i, jEnd - j);
    for (int k = 0; k < shorter; k++) {
      int c = Character.compare(a.charAt(i + k), b.charAt(j + k));
      if (c != 0) {
        return Integer.signum(c);
      }
    }
    return Integer.compare(iEnd - i, jEnd - j);
  }
}
