package io.github.goproxy4j.module;

import io.github.goproxy4j.internal.text.GoQuote;
import io.github.goproxy4j.semver.InvalidVersionException;
import io.github.goproxy4j.semver.InvalidVersionException.Noun;
import io.github.goproxy4j.semver.SemVer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A version made from a commit: a base, the commit's time and its revision (V4-V9).
 *
 * @param version a version of one of the five forms
 */
public record PseudoVersion(SemVer version) {
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  /**
   * Takes a version of one of the five forms (V5).
   *
   * @throws InvalidVersionException if it is not
   */
  public PseudoVersion {
    if (PseudoParts.of(version) == null) {
      throw invalid(version.toString(), "syntax error");
    }
  }

  /**
   * The pseudo-version that {@code text} spells.
   *
   * @throws InvalidVersionException if it spells none
   */
  public static PseudoVersion parse(String text) {
    if (!SemVer.isValid(text)) {
      throw invalid(text, "syntax error");
    }
    return new PseudoVersion(SemVer.parse(text));
  }

  /** Whether {@code text} is a valid version of one of the five forms (V5). */
  public static boolean isPseudoVersion(String text) {
    return SemVer.isValid(text) && PseudoParts.of(SemVer.parse(text)) != null;
  }

  /** Whether {@code version} is of one of the five forms (V5). */
  public static boolean isPseudoVersion(SemVer version) {
    return PseudoParts.of(version) != null;
  }

  /**
   * The pseudo-version of a commit (V6).
   *
   * @param major the major version to use if there is no older one, like {@code v2}; empty means v0
   * @param older the version of the newest tagged ancestor, empty if there is none
   * @param revision usually the first twelve digits of the commit
   * @throws InvalidVersionException if the parts do not make a pseudo-version
   */
  public static PseudoVersion of(String major, String older, Instant time, String revision) {
    String segment = TIMESTAMP.format(time.atOffset(ZoneOffset.UTC)) + "-" + revision;
    String base = SemVer.canonical(older);
    String build = SemVer.build(older);
    String text;
    if (base.isEmpty()) {
      text = (major.isEmpty() ? "v0" : major) + ".0.0-" + segment;
    } else if (!SemVer.prerelease(base).isEmpty()) {
      text = base + ".0." + segment + build;
    } else {
      int patch = base.lastIndexOf('.') + 1;
      text = base.substring(0, patch) + Decimals.increment(base.substring(patch));
      text += "-0." + segment + build;
    }
    return parse(text);
  }

  /** The placeholder for a version that does not exist yet (V9). */
  public static PseudoVersion zero(String major) {
    return of(major, "", Instant.parse("0001-01-01T00:00:00Z"), "000000000000");
  }

  /**
   * The time of the commit (V8).
   *
   * @throws InvalidVersionException if the digits are no time
   */
  public Instant time() {
    String digits = parts().timestamp();
    try {
      return LocalDateTime.parse(digits, TIMESTAMP).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw invalid(version.toString(), "malformed time " + GoQuote.quote(digits));
    }
  }

  /** The revision: usually the first twelve digits of the commit. */
  public String revision() {
    return parts().revision();
  }

  /**
   * The tagged version that this one follows (V7), empty if there is none.
   *
   * @throws InvalidVersionException if the form contradicts itself
   */
  public Optional<String> base() {
    String build = version.build();
    String base = parts().base();
    String prerelease = SemVer.prerelease(base);
    if (prerelease.isEmpty()) {
      if (!build.isEmpty()) {
        throw invalid(
            version.toString(),
            "lacks base version, but has build metadata " + GoQuote.quote(build));
      }
      return Optional.empty();
    }
    if (!prerelease.equals("-0")) {
      return Optional.of(base.substring(0, base.length() - ".0".length()) + build);
    }
    return Optional.of(releaseBefore(base.substring(0, base.length() - "-0".length())) + build);
  }

  private String releaseBefore(String release) {
    int patch = release.lastIndexOf('.') + 1;
    String number = release.substring(patch);
    if (number.equals("0")) {
      throw invalid(
          version.toString(), "version before " + release + " would have negative patch number");
    }
    return release.substring(0, patch) + Decimals.decrement(number);
  }

  private PseudoParts parts() {
    return Objects.requireNonNull(PseudoParts.of(version));
  }

  private static InvalidVersionException invalid(String version, String reason) {
    return new InvalidVersionException(version, Noun.PSEUDO_VERSION, reason);
  }

  @Override
  public String toString() {
    return version.toString();
  }
}
