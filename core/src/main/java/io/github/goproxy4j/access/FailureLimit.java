package io.github.goproxy4j.access;

import com.google.common.cache.CacheBuilder;
import com.google.common.cache.CacheLoader;
import com.google.common.cache.LoadingCache;
import com.google.common.net.InetAddresses;
import java.io.InterruptedIOException;
import java.net.Inet6Address;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
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

  private final int allowed;
  private final Duration period;
  private final Clock clock;
  private final LoadingCache<String, Attempts> attempts =
      CacheBuilder.newBuilder()
          .maximumSize(REMEMBERED)
          .build(CacheLoader.from(network -> new Attempts()));

  FailureLimit(int allowed, Duration period, Clock clock) {
    this.allowed = allowed;
    this.period = period;
    this.clock = clock;
  }

  /** Those of an address, and of its network. */
  Attempts of(String address) {
    return attempts.getUnchecked(network(address));
  }

  private static String network(String address) {
    String plain = OUTSIDE.matcher(address).replaceAll("");
    return InetAddresses.isInetAddress(plain)
            && InetAddresses.forString(plain) instanceof Inet6Address six
        ? HexFormat.of().formatHex(six.getAddress(), 0, NETWORK)
        : address;
  }

  /**
   * What was tried from one network.
   *
   * <p>What takes time to try needs a turn, and there are as many turns as attempts may still fail.
   * Whoever finds none waits until an attempt has ended: a right one gives its turn back, a wrong
   * one keeps it until the period is over. So many right ones at once are all made, and of many
   * wrong ones at once no more than one after another.
   */
  final class Attempts {
    private final Lock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private int underWay;
    private int failed;
    private Instant forgotten = Instant.MIN;

    /** How long to wait, if too many have failed. */
    Optional<Duration> delay() {
      lock.lock();
      try {
        return left();
      } finally {
        lock.unlock();
      }
    }

    /** An attempt that needed no turn has failed. */
    void failed() {
      lock.lock();
      try {
        count();
      } finally {
        lock.unlock();
      }
    }

    /**
     * Waits for a turn and takes it; whoever has one ends it.
     *
     * @return how long there will be none, if too many have failed meanwhile
     */
    Optional<Duration> begin() throws InterruptedIOException {
      lock.lock();
      try {
        Optional<Duration> left = left();
        while (left.isEmpty() && failed + underWay >= allowed) {
          ended.await();
          left = left();
        }
        underWay += left.isEmpty() ? 1 : 0;
        return left;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while other credentials are verified");
      } finally {
        lock.unlock();
      }
    }

    /** Ends a turn. */
    void end(boolean right) {
      lock.lock();
      try {
        underWay--;
        if (!right) {
          count();
        }
        ended.signalAll();
      } finally {
        lock.unlock();
      }
    }

    private Optional<Duration> left() {
      Instant now = clock.instant();
      failed = now.isBefore(forgotten) ? failed : 0;
      return failed < allowed ? Optional.empty() : Optional.of(Duration.between(now, forgotten));
    }

    private void count() {
      left();
      forgotten = failed == 0 ? clock.instant().plus(period) : forgotten;
      failed++;
    }
  }
}
