package io.github.goproxy4j.access;

import com.google.common.collect.ImmutableListMultimap;
import java.util.Collection;
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

  /**
   * Whether that is a password of the user. Finding that it is not takes the same time for all
   * users, and for those that there are not: that of the slowest hashes that anybody has.
   */
  boolean hasPassword(Credentials.Password pair) {
    List<SecretHash> known = passwords.get(pair.user());
    boolean found = anyMatches(known, pair);
    if (!found) {
      int slowest = passwords.asMap().values().stream().mapToInt(Users::iterations).max().orElse(0);
      SecretHash.Pbkdf2.pretend(pair.password(), slowest - iterations(known));
    }
    return found;
  }

  private static int iterations(Collection<SecretHash> hashes) {
    return hashes.stream()
        .mapToInt(hash -> hash instanceof SecretHash.Pbkdf2 slow ? slow.iterations() : 0)
        .sum();
  }

  private static boolean anyMatches(List<SecretHash> hashes, Credentials.Password pair) {
    return hashes.stream().anyMatch(hash -> hash.matches(pair.password()));
  }
}
