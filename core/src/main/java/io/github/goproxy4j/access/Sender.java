package io.github.goproxy4j.access;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a container knows about who sent a request.
 *
 * @param address where it comes from; behind a reverse proxy, the container has to be told that,
 *     and where nothing is told, wrong credentials of one count for all
 * @param principal under which name they logged in to the container
 * @param roles which roles they have there
 */
public record Sender(
    Optional<String> address, Optional<String> principal, Predicate<String> roles) {
  /** Somebody of whom nothing is known. */
  public static final Sender UNKNOWN =
      new Sender(Optional.empty(), Optional.empty(), role -> false);

  /** Somebody of whom nothing but the address is known. */
  public static Sender at(String address) {
    return new Sender(Optional.of(address), Optional.empty(), role -> false);
  }
}
