package io.github.goproxy4j.access;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.github.goproxy4j.blob.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.ExecutionException;

/**
 * Passwords that turned out right, so that nobody has to pay for each request. They are remembered
 * together with the hashes that they were held against, as a hash with a key that lives as long as
 * the process.
 */
final class RightPasswords {
  private static final Duration REMEMBERED = Duration.ofMinutes(10);
  private static final int MOST_REMEMBERED = 10_000;

  private static final class Wrong extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private final byte[] key = new byte[Sha256.newDigest().getDigestLength()];
  private final Cache<String, Boolean> right =
      CacheBuilder.newBuilder().maximumSize(MOST_REMEMBERED).expireAfterWrite(REMEMBERED).build();

  RightPasswords() {
    new SecureRandom().nextBytes(key);
  }

  /** Whether it is known to be right; takes no time. */
  boolean contain(Users users, Credentials.Password pair) {
    return right.getIfPresent(fingerprint(users, pair)) != null;
  }

  /** Whether it is right; of many who ask the same at once, one finds out. */
  boolean verify(Users users, Credentials.Password pair) {
    try {
      return right.get(fingerprint(users, pair), () -> requireRight(users, pair));
    } catch (ExecutionException e) {
      return false;
    }
  }

  private static boolean requireRight(Users users, Credentials.Password pair) throws Wrong {
    if (!users.hasPassword(pair)) {
      throw new Wrong();
    }
    return true;
  }

  private String fingerprint(Users users, Credentials.Password pair) {
    var digest = Sha256.newDigest();
    digest.update(key);
    users.passwords().get(pair.user()).forEach(hash -> digest.update(line(hash)));
    digest.update((pair.user() + ":" + pair.password()).getBytes(StandardCharsets.UTF_8));
    return Sha256.hex(digest.digest());
  }

  private static byte[] line(SecretHash hash) {
    return (hash.text() + "\n").getBytes(StandardCharsets.US_ASCII);
  }
}
