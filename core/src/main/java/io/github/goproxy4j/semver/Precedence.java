package io.github.goproxy4j.semver;

/** Which of two versions comes first (S3). */
final class Precedence {
  private Precedence() {}

  static int compare(Grammar a, Grammar b) {
    int c = compareNumbers(a.major(), b.major());
    if (c == 0) {
      c = compareNumbers(a.minor(), b.minor());
    }
    if (c == 0) {
      c = compareNumbers(a.patch(), b.patch());
    }
    return c == 0 ? comparePrereleases(a.prerelease(), b.prerelease()) : c;
  }

  private static int compareNumbers(String a, String b) {
    return a.length() == b.length()
        ? Integer.signum(a.compareTo(b))
        : Integer.compare(a.length(), b.length());
  }

  private static int comparePrereleases(String a, String b) {
    if (a.isEmpty() || b.isEmpty()) {
      return Boolean.compare(a.isEmpty(), b.isEmpty());
    }
    int i = 1;
    int j = 1;
    while (i <= a.length() && j <= b.length()) {
      int iEnd = Grammar.identifierEnd(a, i);
      int jEnd = Grammar.identifierEnd(b, j);
      int c = compareIdentifiers(a, i, iEnd, b, j, jEnd);
      if (c != 0) {
        return c;
      }
      i = iEnd + 1;
      j = jEnd + 1;
    }
    return Boolean.compare(i <= a.length(), j <= b.length());
  }

  private static int compareIdentifiers(String a, int i, int iEnd, String b, int j, int jEnd) {
    boolean numeric = Grammar.isNumber(a, i, iEnd);
    if (numeric != Grammar.isNumber(b, j, jEnd)) {
      return numeric ? -1 : 1;
    }
    String x = a.substring(i, iEnd);
    String y = b.substring(j, jEnd);
    return numeric ? compareNumbers(x, y) : Integer.signum(x.compareTo(y));
  }
}
