package io.github.goproxy4j.access;

import com.google.common.collect.ImmutableListMultimap;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
    ImmutableListMultimap<String, SecretHash.Digest> tokens,
    List<Grant> grants) {

  /** Whose token that is: anybody's or, in place of a password, the user's. */
  Optional<String> holder(Credentials credentials) {
    if (credentials instanceof Credentials.Token token) {
      byte[] shown = SecretHash.Digest.digest(token.value());
      return tokens.entries().stream()
          .filter(known -> known.getValue().is(shown))
          .map(Map.Entry::getKey)
          .findFirst();
    } else if (credentials instanceof Credentials.Password pair) {
      byte[] shown = SecretHash.Digest.digest(pair.password());
      return tokens.get(pair.user()).stream()
          .filter(known -> known.is(shown))
          .map(known -> pair.user())
          .findFirst();
    }
    return Optional.empty();
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
