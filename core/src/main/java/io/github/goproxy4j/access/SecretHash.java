package io.github.goproxy4j.access;

import io.github.goproxy4j.blob.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * What is kept of a password or a token, so that neither can be read off a file.
 *
 * <p>Its text is {@code pbkdf2-sha256$ITERATIONS$SALT$HASH}, the last two in Base64, for a
 * password, and {@code sha256$HEX} for a token, which needs no salt and no time because nobody can
 * guess it.
 */
public sealed interface SecretHash {
  /** The hash of a password that somebody thought of. */
  static SecretHash ofPassword(String password) {
    byte[] salt = new byte[Pbkdf2.SALT];
    new SecureRandom().nextBytes(salt);
    return new Pbkdf2(Pbkdf2.ITERATIONS, salt, Pbkdf2.derive(password, salt, Pbkdf2.ITERATIONS));
  }

  /** The hash of a token of at least 128 random bits. */
  static SecretHash ofToken(String token) {
    return new Digest(Digest.digest(token));
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException if it is nothing of that kind; the message does not have it
   */
  static SecretHash parse(String text) {
    Matcher pbkdf2 = Pbkdf2.TEXT.matcher(text);
    if (pbkdf2.matches()) {
      return Pbkdf2.of(pbkdf2);
    }
    Matcher digest = Digest.TEXT.matcher(text);
    if (digest.matches()) {
      return new Digest(HexFormat.of().parseHex(digest.group(1)));
    }
    throw new IllegalArgumentException("neither pbkdf2-sha256$ITERATIONS$SALT$HASH nor sha256$HEX");
  }

  /** Whether this is the hash of {@code secret}; takes the same time whichever it is. */
  boolean matches(String secret);

  /** One line without white space. */
  String text();

  /** A slow hash with a salt. */
  final class Pbkdf2 implements SecretHash {
    private static final int ITERATIONS = 600_000;
    private static final int MOST_ITERATIONS = 10_000_000;
    private static final int SALT = 16;
    private static final int LENGTH = 32;
    private static final Pattern TEXT =
        Pattern.compile(
            "pbkdf2-sha256\\$([0-9]{1,8})\\$([A-Za-z0-9+/]{8,100}={0,2})\\$([A-Za-z0-9+/]{43}=)");

    private final int iterations;
    private final byte[] salt;
    private final byte[] hash;

    private Pbkdf2(int iterations, byte[] salt, byte[] hash) {
      this.iterations = iterations;
      this.salt = salt;
      this.hash = hash;
    }

    private static Pbkdf2 of(Matcher text) {
      int iterations = Integer.parseInt(text.group(1));
      if (iterations < 1 || iterations > MOST_ITERATIONS) {
        throw new IllegalArgumentException(
            "from 1 to " + MOST_ITERATIONS + " iterations, not " + iterations);
      }
      Base64.Decoder base64 = Base64.getDecoder();
      return new Pbkdf2(iterations, base64.decode(text.group(2)), base64.decode(text.group(3)));
    }

    int iterations() {
      return iterations;
    }

    /** Takes the time of so many iterations, for nothing. */
    static void pretend(String password, int iterations) {
      if (iterations > 0) {
        derive(password, new byte[SALT], iterations);
      }
    }

    private static byte[] derive(String password, byte[] salt, int iterations) {
      var key = new PBEKeySpec(password.toCharArray(), salt, iterations, LENGTH * Byte.SIZE);
      try {
        return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
            .generateSecret(key)
            .getEncoded();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      } finally {
        key.clearPassword();
      }
    }

    @Override
    public boolean matches(String secret) {
      return MessageDigest.isEqual(hash, derive(secret, salt, iterations));
    }

    @Override
    public String text() {
      Base64.Encoder base64 = Base64.getEncoder();
      return "pbkdf2-sha256$"
          + iterations
          + "$"
          + base64.encodeToString(salt)
          + "$"
          + base64.encodeToString(hash);
    }
  }

  /** A fast hash. */
  final class Digest implements SecretHash {
    private static final Pattern TEXT = Pattern.compile("sha256\\$([0-9a-f]{64})");

    private final byte[] hash;

    private Digest(byte[] hash) {
      this.hash = hash;
    }

    static byte[] digest(String secret) {
      return Sha256.of(secret.getBytes(StandardCharsets.UTF_8));
    }

    boolean is(byte[] digest) {
      return MessageDigest.isEqual(hash, digest);
    }

    @Override
    public boolean matches(String secret) {
      return is(digest(secret));
    }

    @Override
    public String text() {
      return "sha256$" + HexFormat.of().formatHex(hash);
    }
  }
}
