package io.github.goproxy4j.access;

import com.google.common.collect.ImmutableListMultimap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

  /** Whose credentials these are. */
  Optional<String> user(Credentials credentials) {
    if (credentials instanceof Credentials.Token token) {
      return holder(token.value());
    } else if (credentials instanceof Credentials.Password pair) {
      return hasPassword(pair) ? Optional.of(pair.user()) : Optional.empty();
    }
    return Optional.empty();
  }

  /** What a user can show is held against these. */
  Stream<SecretHash> secretsOf(String user) {
    return Stream.concat(passwords.get(user).stream(), tokens.get(user).stream());
  }

  private Optional<String> holder(String token) {
    return tokens.entries().stream()
        .filter(entry -> entry.getValue().matches(token))
        .map(entry -> entry.getKey())
        .findFirst();
  }

  /** Tokens come first: they cost no time. */
  private boolean hasPassword(Credentials.Password pair) {
    List<SecretHash> known = passwords.get(pair.user());
    return anyMatches(tokens.get(pair.user()), pair)
        || anyMatches(known.isEmpty() ? List.of(NOBODY) : known, pair) && !known.isEmpty();
  }

  private static boolean anyMatches(List<SecretHash> hashes, Credentials.Password pair) {
    return hashes.stream().anyMatch(hash -> hash.matches(pair.password()));
  }
}
