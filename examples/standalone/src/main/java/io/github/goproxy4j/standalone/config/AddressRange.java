package io.github.goproxy4j.standalone.config;

import com.google.common.net.InetAddresses;
import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses that begin alike.
 *
 * @param network the first of them
 * @param length how many bits they have in common
 */
record AddressRange(InetAddress network, int length) {
  private static final Pattern TEXT = Pattern.compile("([0-9A-Fa-f:.]+)(?:/([1-9]\\d{0,2}))?");

  /** An address, or {@code 10.1.0.0/16}; nothing if the text is neither, or means all there are. */
  static Optional<AddressRange> parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches() || !InetAddresses.isInetAddress(parts.group(1))) {
      return Optional.empty();
    }
    InetAddress network = InetAddresses.forString(parts.group(1));
    int length = parts.group(2) == null ? bits(network) : Integer.parseInt(parts.group(2));
    return Optional.of(new AddressRange(network, length))
        .filter(range -> range.rest() >= 0 && number(network).getLowestSetBit() >= range.rest());
  }

  private static int bits(InetAddress address) {
    return address.getAddress().length * Byte.SIZE;
  }

  private static BigInteger number(InetAddress address) {
    return new BigInteger(1, address.getAddress());
  }

  /** How many bits at the end may be any. */
  private int rest() {
    return bits(network) - length;
  }

  boolean contains(InetAddress address) {
    return bits(address) == bits(network)
        && number(address).shiftRight(rest()).equals(number(network).shiftRight(rest()));
  }

  @Override
  public String toString() {
    return InetAddresses.toAddrString(network) + "/" + length;
  }
}
