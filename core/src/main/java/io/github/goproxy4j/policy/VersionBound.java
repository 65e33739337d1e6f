package io.github.goproxy4j.policy;

import io.github.goproxy4j.internal.text.GoQuote;
import io.github.goproxy4j.semver.SemVer;
import java.util.Arrays;

/** One word of a range (R2). */
record VersionBound(Operator operator, SemVer version) {
  /** Those that begin with another one come first. */
  private enum Operator {
    AT_MOST("<="),
    BELOW("<"),
    AT_LEAST(">="),
    ABOVE(">"),
    EXACTLY("");

    private final String text;

    Operator(String text) {
      this.text = text;
    }

    /** Whether {@code order}, of a version relative to the one behind the operator, is right. */
    boolean admits(int order) {
      return switch (this) {
        case AT_MOST -> order <= 0;
        case BELOW -> order < 0;
        case AT_LEAST -> order >= 0;
        case ABOVE -> order > 0;
        case EXACTLY -> order == 0;
      };
    }
  }

  static VersionBound parse(String word, String range) {
    Operator operator =
        Arrays.stream(Operator.values()).filter(o -> word.startsWith(o.text)).findFirst().get();
    String version = word.substring(operator.text.length());
    if (!SemVer.isValid(version)) {
      throw new InvalidRangeException("invalid semantic version " + GoQuote.quote(version), range);
    }
    boolean isPrefix = !version.equals(SemVer.canonical(version) + SemVer.build(version));
    if (isPrefix && operator != Operator.BELOW && operator != Operator.AT_LEAST) {
      throw new InvalidRangeException(
          "ambiguous semantic version " + GoQuote.quote(version), range);
    }
    return new VersionBound(operator, SemVer.parse(version));
  }

  boolean admits(SemVer v) {
    return operator.admits(SemVer.PRECEDENCE.compare(v, version));
  }

  /** Whether this is a lower bound above the upper bound {@code other}. */
  boolean excludes(VersionBound other) {
    boolean isLower = operator.admits(1) || operator == Operator.EXACTLY;
    boolean isUpper = other.operator.admits(-1) || other.operator == Operator.EXACTLY;
    int order = SemVer.PRECEDENCE.compare(version, other.version);
    boolean touch = operator.admits(0) && other.operator.admits(0);
    return isLower && isUpper && (order > 0 || order == 0 && !touch);
  }
}
