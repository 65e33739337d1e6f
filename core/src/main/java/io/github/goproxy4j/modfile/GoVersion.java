package io.github.goproxy4j.modfile;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Versions of the Go language and its toolchains, with a leading {@code go}, as package {@code
 * go/version} understands them (Z30, Z32): {@code go1.21}, {@code go1.21rc2}, {@code go1.21.3},
 * {@code go1.22.1-custom}.
 */
public final class GoVersion {
  private static final String NUMBER = "(0|[1-9][0-9]*)";
  private static final Pattern SYNTAX =
      Pattern.compile(
          "go" + NUMBER + "(?:\\." + NUMBER + "(?:\\." + NUMBER + "|([a-z]+)" + NUMBER + "?)?)?");
  private static final Comparator<String> DECIMAL =
      Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());
  private static final Comparator<Parts> ORDER =
      Comparator.comparing(Parts::major, DECIMAL)
          .thenComparing(Parts::minor, DECIMAL)
          .thenComparing(Parts::patch, DECIMAL)
          .thenComparing(Parts::kind)
          .thenComparing(Parts::prerelease, DECIMAL);

  private GoVersion() {}

  /** The numbers stay text, for they have no upper bound; what is missing is empty. */
  private record Parts(String major, String minor, String patch, String kind, String prerelease) {
    static final Parts INVALID = new Parts("", "", "", "", "");

    static Parts parse(String version) {
      int custom = version.indexOf('-');
      Matcher m = SYNTAX.matcher(custom < 0 ? version : version.substring(0, custom));
      if (!m.matches()) {
        return INVALID;
      }
      String minor = group(m, 2, "0");
      String kind = group(m, 4, "");
      // From 1.21 on the language version is below its first release; before, it is that release.
      boolean released = kind.isEmpty() && (m.group(2) == null || DECIMAL.compare(minor, "21") < 0);
      return new Parts(
          group(m, 1, ""), minor, group(m, 3, released ? "0" : ""), kind, group(m, 5, ""));
    }

    private static String group(Matcher m, int i, String absent) {
      String group = m.group(i);
      return group == null ? absent : group;
    }
  }

  /** The language version, like {@code go1.21} of {@code go1.21.3}; empty if it is invalid. */
  public static String lang(String version) {
    Parts parts = Parts.parse(version);
    if (parts.major.isEmpty()) {
      return "";
    }
    boolean majorOnly = parts.major.equals("1") && parts.minor.equals("0");
    return "go" + parts.major + (majorOnly ? "" : "." + parts.minor);
  }

  /** Whether {@code version} is a version at all. */
  public static boolean isValid(String version) {
    return !Parts.parse(version).major.isEmpty();
  }

  /**
   * Compares two versions; every invalid one is below every valid one and equal to every other.
   *
   * @return negative, 0 or positive
   */
  public static int compare(String a, String b) {
    return ORDER.compare(Parts.parse(a), Parts.parse(b));
  }
}
