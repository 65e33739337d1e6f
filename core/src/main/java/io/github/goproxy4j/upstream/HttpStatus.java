package io.github.goproxy4j.upstream;

import java.util.Map;

/** What the numbers are called: the Java client keeps the words of the server to itself. */
final class HttpStatus {
  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(301, "Moved Permanently"),
          Map.entry(302, "Found"),
          Map.entry(304, "Not Modified"),
          Map.entry(400, "Bad Request"),
          Map.entry(401, "Unauthorized"),
          Map.entry(403, "Forbidden"),
          Map.entry(404, "Not Found"),
          Map.entry(407, "Proxy Authentication Required"),
          Map.entry(410, "Gone"),
          Map.entry(429, "Too Many Requests"),
          Map.entry(500, "Internal Server Error"),
          Map.entry(502, "Bad Gateway"),
          Map.entry(503, "Service Unavailable"),
          Map.entry(504, "Gateway Timeout"));

  private HttpStatus() {}

  /** {@code 404 Not Found}. */
  static String text(int status) {
    String name = NAMES.get(status);
    return name == null ? Integer.toString(status) : status + " " + name;
  }

  /** Whether the same request may be answered otherwise soon. */
  static boolean mayPass(int status) {
    return status == 429 || status >= 500;
  }
}
