package io.github.goproxy4j.internal.text;

import java.util.ArrayList;
import java.util.List;

/** {@code strings.Fields} and {@code strings.TrimSpace}. */
public final class Fields {
  private Fields() {}

  /** The runs of characters that are not white space. */
  public static List<String> of(String s) {
    var fields = new ArrayList<String>();
    int start = -1;
    for (int i = 0; i < s.length(); i++) {
      boolean space = GoUnicode.isSpace(s.charAt(i));
      if (space && start >= 0) {
        fields.add(s.substring(start, i));
        start = -1;
      } else if (!space && start < 0) {
        start = i;
      }
    }
    if (start >= 0) {
      fields.add(s.substring(start));
    }
    return fields;
  }

  /** {@code s} without white space at its ends. */
  public static String trim(String s) {
    int start = 0;
    int end = s.length();
    while (start < end && GoUnicode.isSpace(s.charAt(start))) {
      start++;
    }
    while (end > start && GoUnicode.isSpace(s.charAt(end - 1))) {
      end--;
    }
    return s.substring(start, end);
  }
}
