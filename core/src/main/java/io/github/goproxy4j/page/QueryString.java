package io.github.goproxy4j.page;

import io.github.goproxy4j.internal.text.Utf8;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of a page. What is malformed stands for itself: nobody but people sends it.
 *
 * @param parameters the first of each name
 */
record QueryString(Map<String, String> parameters) {
  private static final int LONGEST = 500;

  static QueryString of(Optional<String> rawQuery) {
    var parameters = new LinkedHashMap<String, String>();
    for (String parameter : rawQuery.orElse("").split("&", -1)) {
      int equals = parameter.indexOf('=');
      String name = equals < 0 ? parameter : parameter.substring(0, equals);
      String value = equals < 0 ? "" : parameter.substring(equals + 1);
      parameters.putIfAbsent(decoded(name), decoded(value));
    }
    return new QueryString(parameters);
  }

  boolean has(String name) {
    return parameters.containsKey(name);
  }

  /** The value of a parameter, cut if it is very long; empty if it is not there. */
  String value(String name) {
    String value = parameters.getOrDefault(name, "").strip();
    return value.length() > LONGEST ? value.substring(0, LONGEST) : value;
  }

  private static String decoded(String raw) {
    var out = new ByteArrayOutputStream(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '%' && isEscape(raw, i)) {
        out.write(HexFormat.fromHexDigits(raw, i + 1, i + 3));
        i += 2;
      } else {
        out.writeBytes(Utf8.encode(c == '+' ? " " : String.valueOf(c)));
      }
    }
    return Utf8.decode(out.toByteArray());
  }

  private static boolean isEscape(String raw, int i) {
    return i + 2 < raw.length()
        && HexFormat.isHexDigit(raw.charAt(i + 1))
        && HexFormat.isHexDigit(raw.charAt(i + 2));
  }
}
