package io.github.goproxy4j.protocol;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Compares strong entity tags with those in a header. */
final class EntityTag {
  private static final Pattern TAG = Pattern.compile("(W/)?(\"[^\"]*\")");

  private EntityTag() {}

  static String of(String sha256) {
    return '"' + sha256 + '"';
  }

  /** {@code If-None-Match}: weak tags count as well. */
  static boolean matchesWeakly(String header, Optional<String> tag) {
    return isAny(header) || tag.isPresent() && tags(header).anyMatch(m -> isTag(m, tag.get()));
  }

  /** {@code If-Match}: only strong tags count. */
  static boolean matchesStrongly(String header, Optional<String> tag) {
    return isAny(header)
        || tag.isPresent() && tags(header).anyMatch(m -> m.group(1) == null && isTag(m, tag.get()));
  }

  private static boolean isAny(String header) {
    return header.trim().equals("*");
  }

  private static Stream<MatchResult> tags(String header) {
    return TAG.matcher(header).results();
  }

  private static boolean isTag(MatchResult match, String tag) {
    return match.group(2).equals(tag);
  }
}
