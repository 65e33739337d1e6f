package io.github.goproxy4j.modfile;

import io.github.goproxy4j.internal.text.GoUnquote;
import java.util.Optional;

/** Finds the module path without parsing the file (M11). */
final class ModuleLine {
  private static final String MODULE = "module";

  private ModuleLine() {}

  static Optional<String> find(byte[] content) {
    for (int start = 0; start < content.length; ) {
      int end = start;
      while (end < content.length && content[end] != '\n') {
        end++;
      }
      String argument = argument(RawText.of(content, start, end));
      if (!argument.isEmpty()) {
        return path(argument).filter(path -> !path.isEmpty());
      }
      start = end + 1;
    }
    return Optional.empty();
  }

  /** What follows {@code module} and white space, or nothing. */
  private static String argument(String line) {
    // Slashes in a string are cut off as well.
    int comment = line.indexOf("//");
    String directive = RawText.trim(comment < 0 ? line : line.substring(0, comment));
    if (!directive.startsWith(MODULE)) {
      return "";
    }
    String rest = directive.substring(MODULE.length());
    String argument = RawText.trim(rest);
    return argument.length() == rest.length() ? "" : argument;
  }

  private static Optional<String> path(String argument) {
    if (argument.startsWith("\"") || argument.startsWith("`")) {
      return GoUnquote.unquote(RawText.bytes(argument)).map(RawText::of).map(RawText::decode);
    }
    return Optional.of(RawText.decode(argument));
  }
}
