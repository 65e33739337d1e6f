package io.github.goproxy4j.protocol;

import io.github.goproxy4j.internal.text.GoUnicode;
import io.github.goproxy4j.protocol.ProxyResponse.Empty;
import io.github.goproxy4j.protocol.ProxyResponse.Text;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One line that the go command shows to its user (X3).
 *
 * @param text printable, and short enough
 */
record ErrorLine(String text) {
  /** The go command shows 648 with what surrounds the text. */
  private static final int MAX_BYTES = 600;

  private static final String CUT = "...";

  /** Replaces and cuts off what would not be shown. */
  static ErrorLine of(String message) {
    var line = new StringBuilder();
    int bytes = CUT.length();
    for (int i = 0; i < message.length(); ) {
      int c = message.codePointAt(i);
      String shown = shown(c);
      bytes += shown.getBytes(StandardCharsets.UTF_8).length;
      if (bytes > MAX_BYTES) {
        return new ErrorLine(line.append(CUT).toString());
      }
      line.append(shown);
      i += Character.charCount(c);
    }
    return new ErrorLine(line.toString().strip());
  }

  private static String shown(int c) {
    return GoUnicode.isPrint(c) ? Character.toString(c) : GoUnicode.isSpace(c) ? " " : "?";
  }

  /** A response that nobody keeps. */
  ProxyResponse response(ProxyRequest request, int status, Map<String, String> moreHeaders) {
    var body = new Text(text + "\n");
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "text/plain; charset=utf-8");
    headers.put("Content-Length", Long.toString(body.length()));
    headers.put("Cache-Control", "no-store");
    headers.put("X-Content-Type-Options", "nosniff");
    headers.putAll(moreHeaders);
    return new ProxyResponse(status, headers, request.isHead() ? new Empty() : body);
  }
}
