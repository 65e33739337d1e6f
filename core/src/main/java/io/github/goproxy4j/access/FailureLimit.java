package io.github.goproxy4j.access;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.net.InetAddresses;
import java.net.Inet6Address;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Counts failures by address, and says how long an address with too many has to wait. Addresses of
 * IPv6 are counted by their first half: whoever has one has all others with the same half.
 */
final class FailureLimit {
  private static final int REMEMBERED = 100_000;
  private static final int NETWORK = 8;

  /** What some containers add: brackets, and the name of an interface. */
  private static final Pattern OUTSIDE = Pattern.compile("[\\[\\]]|%.*");

  private record Failures(int count, Instant since) {}

  private final int allowed;
  private final Duration period;
  private final Clock clock;
  private final Cache<String, Failures> failures =
      CacheBuilder.newBuilder().maximumSize(REMEMBERED).build();

  FailureLimit(int allowed, Duration period, Clock clock) {
    this.allowed = allowed;
    this.period = period;
    this.clock = clock;
  }

  /** How long the address has to wait, if it has to. */
  Optional<Duration> wait(String address) {
    return Optional.ofNullable(failures.getIfPresent(network(address)))
        .filter(known -> known.count >= allowed)
        .map(known -> Duration.between(clock.instant(), known.since.plus(period)))
        .filter(left -> !left.isNegative() && !left.isZero());
  }

  void failed(String address) {
    Instant now = clock.instant();
    failures
        .asMap()
        .merge(
            network(address),
            new Failures(1, now),
            (known, one) ->
                now.isBefore(known.since.plus(period))
                    ? new Failures(known.count + 1, known.since)
                    : one);
  }

  private static String network(String address) {
    String plain = OUTSIDE.matcher(address).replaceAll("");
    return InetAddresses.isInetAddress(plain)
            && InetAddresses.forString(plain) instanceof Inet6Address six
        ? HexFormat.of().formatHex(six.getAddress(), 0, NETWORK)
        : address;
  }
}
