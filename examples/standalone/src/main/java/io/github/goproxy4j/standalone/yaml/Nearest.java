package io.github.goproxy4j.standalone.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Guesses which of some names was meant by one that is none of them. */
public final class Nearest {
  private Nearest() {}

  /** A question to be put behind a complaint, empty if no name comes near. */
  public static String hint(String name, Collection<String> names) {
    return names.stream()
        .filter(known -> distance(name, known) <= Math.max(1, known.length() / 3))
        .min(Comparator.comparingInt(known -> distance(name, known)))
        .map(known -> " (did you mean \"" + known + "\"?)")
        .orElse("");
  }

  /** How many letters have to be added, taken away, changed or swapped with the next; any case. */
  static int distance(String first, String second) {
    String a = first.toLowerCase(Locale.ROOT);
    String b = second.toLowerCase(Locale.ROOT);
    int[][] best = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        best[i][j] = i == 0 || j == 0 ? i + j : step(a, b, i, j, best);
      }
    }
    return best[a.length()][b.length()];
  }

  private static int step(String a, String b, int i, int j, int[][] best) {
    int changed = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int cost = best[i - 1][j - 1] + changed;
    cost = Math.min(cost, Math.min(best[i - 1][j], best[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(cost, best[i - 2][j - 2] + 1) : cost;
  }
}
