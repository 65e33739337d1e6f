package io.github.goproxy4j.sumdb;

import io.github.goproxy4j.internal.text.GoBase64;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code NAME+HASH+BASE64}, which is how keys are written (T3). */
final class EncodedKey {
  private static final Pattern FORM = Pattern.compile("([^+]*)\\+([0-9A-Fa-f]{8})\\+((?s:.*))");
  private static final byte ED25519 = 1;

  private final KeyId id;
  private final byte[] algorithmAndKey;

  private EncodedKey(KeyId id, byte[] algorithmAndKey) {
    this.id = id;
    this.algorithmAndKey = algorithmAndKey;
  }

  static EncodedKey parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches() || !KeyId.isValidName(matcher.group(1))) {
      throw malformed();
    }
    Optional<byte[]> key = GoBase64.decode(matcher.group(3)).filter(bytes -> bytes.length > 0);
    int hash = HexFormat.fromHexDigits(matcher.group(2));
    return new EncodedKey(
        new KeyId(matcher.group(1), hash), key.orElseThrow(EncodedKey::malformed));
  }

  KeyId id() {
    return id;
  }

  /** The bytes that the hash of a public key covers. */
  byte[] algorithmAndKey() {
    return algorithmAndKey;
  }

  /** The key itself. */
  byte[] key() {
    if (algorithmAndKey[0] != ED25519) {
      throw new IllegalArgumentException("unknown verifier algorithm");
    }
    if (algorithmAndKey.length != 1 + Ed25519.KEY_LENGTH) {
      throw malformed();
    }
    return Arrays.copyOfRange(algorithmAndKey, 1, algorithmAndKey.length);
  }

  void requireId(KeyId actual) {
    if (!id.equals(actual)) {
      throw new IllegalArgumentException("invalid verifier hash");
    }
  }

  /** A key with its algorithm before it. */
  static byte[] ofEd25519(byte[] key) {
    byte[] bytes = new byte[1 + key.length];
    bytes[0] = ED25519;
    System.arraycopy(key, 0, bytes, 1, key.length);
    return bytes;
  }

  static String format(KeyId id, byte[] key) {
    return id + "+" + GoBase64.encode(ofEd25519(key));
  }

  static IllegalArgumentException malformed() {
    return new IllegalArgumentException("malformed verifier id");
  }
}
