package io.github.goproxy4j.spec.vectors;

import io.github.goproxy4j.internal.text.GoQuote;
import io.github.goproxy4j.internal.text.GoUnquote;
import io.github.goproxy4j.internal.text.RawString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Lines of words between spaces, of which those that begin with a double quote are Go strings. */
final class Words {
  private Words() {}

  static List<String> of(String line) {
    var words = new ArrayList<String>();
    for (int i = 0; i < line.length(); ) {
      if (line.charAt(i) == ' ') {
        i++;
        continue;
      }
      int end = line.charAt(i) == '"' ? quoteEnd(line, i) : wordEnd(line, i);
      String word = line.substring(i, end);
      words.add(word.startsWith("\"") ? unquote(word) : word);
      i = end;
    }
    return words;
  }

  private static int wordEnd(String line, int start) {
    int space = line.indexOf(' ', start);
    return space < 0 ? line.length() : space;
  }

  private static int quoteEnd(String line, int start) {
    for (int i = start + 1; i < line.length(); i++) {
      if (line.charAt(i) == '"') {
        return i + 1;
      }
      if (line.charAt(i) == '\\') {
        i++;
      }
    }
    throw new IllegalArgumentException("no closing quote: " + line);
  }

  /** The value of one whole Go string. */
  static String unquote(String quoted) {
    return GoUnquote.unquote(quoted.getBytes(StandardCharsets.UTF_8))
        .map(RawString::of)
        .orElseThrow(() -> new IllegalArgumentException("not a Go string: " + quoted));
  }

  /** A line of words; those that need it are quoted. */
  static String line(List<String> words) {
    return String.join(" ", words.stream().map(Words::word).toList());
  }

  static String word(String word) {
    boolean plain =
        !word.isEmpty() && word.chars().allMatch(c -> c > ' ' && c < 0x7F && c != '"' && c != '\\');
    return plain ? word : GoQuote.quote(RawString.bytes(word));
  }
}
