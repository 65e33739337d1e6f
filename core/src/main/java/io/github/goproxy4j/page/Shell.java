package io.github.goproxy4j.page;

import java.util.regex.Pattern;

/** Commands that people copy into a shell. */
final class Shell {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:,@%+=~-]*");

  private Shell() {}

  /** A word of a command, quoted if need be. */
  static String word(String text) {
    return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  /** Private modules: asked of the proxy all the same, and of no checksum database. */
  static String goPrivate(String patterns) {
    return "go env -w GOPRIVATE=" + word(patterns) + " GONOPROXY=none";
  }
}
