package io.github.goproxy4j.upstream;

import io.github.goproxy4j.internal.text.Fields;
import io.github.goproxy4j.internal.text.GoUnicode;
import io.github.goproxy4j.internal.text.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What the go command shows of the body of an error (X3), in one line. */
final class ErrorDetail {
  /** How much of a body is looked at. */
  static final int LARGEST_BODY = 16 << 10;

  private static final int MAX_LINES = 8;
  private static final int MAX_BYTES = MAX_LINES * 81;
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029]");
  private static final Set<String> CHARSETS = Set.of("", "us-ascii", "utf-8");

  private ErrorDetail() {}

  /** Whether a body of that type is for people. */
  static boolean isText(String contentType) {
    List<String> parts =
        Arrays.stream(contentType.split(";", -1))
            .map(s -> Fields.trim(s).toLowerCase(Locale.ROOT))
            .toList();
    String charset =
        parts.stream()
            .filter(part -> part.startsWith("charset="))
            .map(part -> part.substring("charset=".length()).replace("\"", ""))
            .findFirst()
            .orElse("");
    return parts.get(0).equals("text/plain") && CHARSETS.contains(charset);
  }

  /** The first paragraph; empty if there is anything in the body that a terminal might obey. */
  static String of(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    boolean harmless =
        Utf8.isValid(body)
            && text.codePoints().allMatch(c -> GoUnicode.isPrint(c) || GoUnicode.isSpace(c));
    return harmless ? firstParagraph(text) : "";
  }

  private static String firstParagraph(String text) {
    var detail = new StringBuilder();
    int lines = 0;
    for (String line : text.split("\n", -1)) {
      String words = Fields.trim(withoutControls(line));
      if (words.isEmpty()) {
        break;
      }
      detail.append(detail.isEmpty() ? "" : " ");
      if (lines++ == MAX_LINES) {
        return detail.append("[Truncated: too many lines.]").toString();
      }
      if (Utf8.encode(detail.toString()).length + Utf8.encode(words).length > MAX_BYTES) {
        return detail.append("[Truncated: too long.]").toString();
      }
      detail.append(words);
    }
    return detail.toString();
  }

  /** White space that ends a line or moves a cursor becomes what it is meant for. */
  private static String withoutControls(String line) {
    return CONTROL.matcher(line).replaceAll(" ");
  }
}
