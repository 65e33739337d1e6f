package io.github.goproxy4j.access;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a request says about who sent it.
 *
 * @param credentials what it brings along
 * @param address where it comes from, as the container has it; empty if nobody knows
 * @param principal under which name the container knows them
 * @param roles which roles the container says they have
 */
public record Asker(
    Credentials credentials,
    Optional<String> address,
    Optional<String> principal,
    Predicate<String> roles) {

  /** Somebody whom no container knows. */
  public static Asker of(Credentials credentials, String address) {
    return new Asker(credentials, Optional.of(address), Optional.empty(), role -> false);
  }
}
