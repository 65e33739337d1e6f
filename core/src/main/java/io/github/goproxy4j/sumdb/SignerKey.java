package io.github.goproxy4j.sumdb;

import java.security.SecureRandom;

/** A private key that signs notes. What it is never shows in a message. */
public final class SignerKey {
  private static final String PREFIX = "PRIVATE+KEY+";

  private final VerifierKey verifierKey;
  private final byte[] seed;

  private SignerKey(VerifierKey verifierKey, byte[] seed) {
    this.verifierKey = verifierKey;
    this.seed = seed;
  }

  /**
   * The key in {@code PRIVATE+KEY+NAME+HASH+BASE64}, where the hash is that of the public key (T3).
   *
   * @throws IllegalArgumentException with Go's text, if it is none
   */
  public static SignerKey parse(String text) {
    if (!text.startsWith(PREFIX)) {
      throw EncodedKey.malformed();
    }
    EncodedKey encoded = EncodedKey.parse(text.substring(PREFIX.length()));
    SignerKey key = of(encoded.id().name(), encoded.key());
    encoded.requireId(key.id());
    return key;
  }

  /**
   * A new key.
   *
   * @throws IllegalArgumentException if no server can have that name
   */
  public static SignerKey generate(String name, SecureRandom random) {
    byte[] seed = new byte[Ed25519.KEY_LENGTH];
    random.nextBytes(seed);
    return of(name, seed);
  }

  private static SignerKey of(String name, byte[] seed) {
    return new SignerKey(VerifierKey.of(name, Ed25519.publicKey(seed)), seed);
  }

  /** The name of the server, and which of its keys this is. */
  public KeyId id() {
    return verifierKey.id();
  }

  /** The public key that belongs to this one. */
  public VerifierKey verifierKey() {
    return verifierKey;
  }

  /** The signature of {@code message}; it is always the same. */
  public byte[] sign(byte[] message) {
    return Ed25519.sign(seed, message);
  }

  /** What {@link #parse} reads, which is to be kept secret. */
  public String secret() {
    return PREFIX + EncodedKey.format(id(), seed);
  }

  /** {@code name+hash}. */
  @Override
  public String toString() {
    return id().toString();
  }
}
