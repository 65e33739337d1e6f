package io.github.goproxy4j.access;

import com.google.common.collect.ImmutableListMultimap;
import java.util.List;
import java.util.Optional;

/**
 * The content of a user file.
 *
 * @param passwords the hashes of the passwords of a user
 * @param tokens the hashes of the tokens of a user
 * @param grants in their order
 */
record Users(
    ImmutableListMultimap<String, SecretHash> passwords,
    ImmutableListMultimap<String, SecretHash> tokens,
    List<Grant> grants) {

  /** Checked where there is no user, so that it takes as long as where there is one. */
  private static final SecretHash NOBODY = SecretHash.ofPassword("");

  /** Whose token that is: anybody's or, in place of a password, the user's. */
  Optional<String> holder(Credentials credentials) {
    if (credentials instanceof Credentials.Token token) {
      return holder(token.value());
    } else if (credentials instanceof Credentials.Password pair) {
      return anyMatches(tokens.get(pair.user()), pair)
          ? Optional.of(pair.user())
          : Optional.empty();
    }
    return Optional.empty();
  }

  private Optional<String> holder(String token) {
    return tokens.entries().stream()
        .filter(entry -> entry.getValue().matches(token))
        .map(entry -> entry.getKey())
        .findFirst();
  }

  /** Takes its time, also for a user that there is not. */
  boolean hasPassword(Credentials.Password pair) {
    List<SecretHash> known = passwords.get(pair.user());
    return anyMatches(known.isEmpty() ? List.of(NOBODY) : known, pair) && !known.isEmpty();
  }

  private static boolean anyMatches(List<SecretHash> hashes, Credentials.Password pair) {
    return hashes.stream().anyMatch(hash -> hash.matches(pair.password()));
  }
}
