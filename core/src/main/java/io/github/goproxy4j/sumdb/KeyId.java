package io.github.goproxy4j.sumdb;

import io.github.goproxy4j.blob.Sha256;
import io.github.goproxy4j.internal.text.GoQuote;
import io.github.goproxy4j.internal.text.GoUnicode;
import io.github.goproxy4j.internal.text.Utf8;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * Which key it is that signs notes.
 *
 * @param name the name of the server: no white space, no {@code +} (T2)
 * @param hash the first four bytes of the SHA-256 of name and public key
 */
public record KeyId(String name, int hash) {
  /** Takes a name that may stand in a note. */
  public KeyId {
    if (!isValidName(name)) {
      throw new IllegalArgumentException("invalid name of a key: " + GoQuote.quote(name));
    }
  }

  /** The identity of {@code key}, the first byte of which is its algorithm (T3). */
  static KeyId of(String name, byte[] key) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(Utf8.encode(name + "\n"));
    out.writeBytes(key);
    return new KeyId(name, ByteBuffer.wrap(Sha256.of(out.toByteArray())).getInt());
  }

  static boolean isValidName(String name) {
    return !name.isEmpty()
        && Utf8.isWellFormed(name)
        && name.chars().noneMatch(c -> c == '+' || GoUnicode.isSpace(c));
  }

  String hex() {
    return HexFormat.of().toHexDigits(hash);
  }

  /** {@code name+hash}. */
  @Override
  public String toString() {
    return name + "+" + hex();
  }
}
