package io.github.goproxy4j.sumdb;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A public key by which the notes of a server are known, as it stands in {@code GOSUMDB}. */
public final class VerifierKey {
  /** The key of {@code sum.golang.org}, which the go command knows, too. */
  public static final VerifierKey SUM_GOLANG_ORG =
      parse("sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8");

  private final KeyId id;
  private final byte[] key;

  private VerifierKey(KeyId id, byte[] key) {
    this.id = id;
    this.key = key;
  }

  /**
   * The key in {@code NAME+HASH+BASE64} (T3).
   *
   * @throws IllegalArgumentException with Go's text, if it is none
   */
  public static VerifierKey parse(String text) {
    EncodedKey encoded = EncodedKey.parse(text);
    encoded.requireId(KeyId.of(encoded.id().name(), encoded.algorithmAndKey()));
    return new VerifierKey(encoded.id(), encoded.key());
  }

  static VerifierKey of(String name, byte[] key) {
    return new VerifierKey(KeyId.of(name, EncodedKey.ofEd25519(key)), key.clone());
  }

  /** The name of the server, and which of its keys this is. */
  public KeyId id() {
    return id;
  }

  /** Whether {@code signature} is one of {@code message} by this key. */
  public boolean verifies(byte[] message, byte[] signature) {
    return Ed25519.verify(key, message, signature);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof VerifierKey that && id.equals(that.id) && Arrays.equals(key, that.key);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  /** What {@link #parse} reads. */
  @Override
  public String toString() {
    return EncodedKey.format(id, key);
  }
}
