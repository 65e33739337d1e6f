package io.github.goproxy4j.sumdb;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;

/**
 * Ed25519 with Go's verdicts. The JDK has the same equation and the same limits for both halves of
 * a signature, but in Java 17 overlooks what is appended to one. A public key that is not the one
 * way to write its point verifies nothing; Go takes such keys, none of which has a private key.
 */
final class Ed25519 {
  static final int KEY_LENGTH = 32;

  private static final int SIGNATURE_LENGTH = 64;
  private static final String NAME = "Ed25519";
  private static final int ODD = 0x80;

  private Ed25519() {}

  static boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
    if (signature.length != SIGNATURE_LENGTH) {
      return false;
    }
    try {
      Signature verification = algorithm();
      verification.initVerify(decode(publicKey));
      verification.update(message);
      return verification.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  static byte[] sign(byte[] seed, byte[] message) {
    try {
      Signature signature = algorithm();
      signature.initSign(
          KeyFactory.getInstance(NAME)
              .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed)));
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The JDK makes a pair of nothing but 32 random bytes, and has no other way to a public key. */
  static byte[] publicKey(byte[] seed) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(NAME);
      generator.initialize(NamedParameterSpec.ED25519, new FixedRandom(seed));
      return encode(((EdECPublicKey) generator.generateKeyPair().getPublic()).getPoint());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Signature algorithm() {
    try {
      return Signature.getInstance(NAME);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PublicKey decode(byte[] key) throws GeneralSecurityException {
    byte[] y = reversed(key);
    boolean odd = (y[0] & ODD) != 0;
    y[0] = (byte) (y[0] & ~ODD);
    var point = new EdECPoint(odd, new BigInteger(1, y));
    return KeyFactory.getInstance(NAME)
        .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
  }

  private static byte[] encode(EdECPoint point) {
    byte[] y = point.getY().toByteArray();
    byte[] key = new byte[KEY_LENGTH];
    // 255 bits, so that there is no more of them for the sign.
    System.arraycopy(y, 0, key, KEY_LENGTH - y.length, y.length);
    key[0] |= (byte) (point.isXOdd() ? ODD : 0);
    return reversed(key);
  }

  private static byte[] reversed(byte[] bytes) {
    byte[] reversed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      reversed[i] = bytes[bytes.length - 1 - i];
    }
    return reversed;
  }

  private static final class FixedRandom extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private final byte[] seed;

    FixedRandom(byte[] seed) {
      this.seed = seed.clone();
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(seed, 0, bytes, 0, bytes.length);
    }
  }
}
