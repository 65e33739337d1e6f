package io.github.goproxy4j.standalone.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where to answer.
 *
 * @param host a name or an address, without brackets
 * @param port a port, 0 for any that is free
 */
public record ListenAddress(String host, int port) {
  private static final Pattern TEXT =
      Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([^:\\s]+)):(\\d{1,5})");
  private static final int LAST_PORT = 65_535;

  /** A port of this machine that only it reaches. */
  public static final ListenAddress USUAL = new ListenAddress("127.0.0.1", 8080);

  public ListenAddress {
    if (host.isBlank() || port < 0 || port > LAST_PORT) {
      throw new IllegalArgumentException(
          "expected HOST:PORT such as "
              + USUAL
              + " or [::1]:8080, found \""
              + host
              + ":"
              + port
              + '"');
    }
  }

  /** Reads {@code HOST:PORT}, where an address of IPv6 is in brackets. */
  public static ListenAddress parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "expected HOST:PORT such as " + USUAL + " or [::1]:8080, found \"" + text + '"');
    }
    String host = parts.group(1) == null ? parts.group(2) : parts.group(1);
    return new ListenAddress(host, Integer.parseInt(parts.group(3)));
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
