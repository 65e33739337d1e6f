package io.github.goproxy4j.standalone.config;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses as containers and reverse proxies write them. No name is ever looked up. */
final class IpAddress {
  private static final Pattern IN_BRACKETS = Pattern.compile("\\[([^\\]]*)](?::\\d+)?");
  private static final Pattern WITH_PORT = Pattern.compile("([0-9.]+):\\d+");

  private IpAddress() {}

  /** What is an address, with or without brackets, port and the name of an interface. */
  static Optional<InetAddress> parse(String text) {
    String address = inner(text.strip()).replaceFirst("%.*", "");
    return InetAddresses.isInetAddress(address)
        ? Optional.of(InetAddresses.forString(address))
        : Optional.empty();
  }

  private static String inner(String text) {
    for (Pattern pattern : new Pattern[] {IN_BRACKETS, WITH_PORT}) {
      Matcher parts = pattern.matcher(text);
      if (parts.matches()) {
        return parts.group(1);
      }
    }
    return text;
  }
}
