package io.github.goproxy4j.sumdb;

import io.github.goproxy4j.internal.text.GoBase64;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * A signature under a note.
 *
 * @param key the key it claims to be by
 * @param base64 the hash of that key and the signature, as they were written
 */
public record NoteSignature(KeyId key, String base64) {
  private static final int HASH_LENGTH = 4;

  /** Takes what a note may have in a line of signature. */
  public NoteSignature {
    if (decode(base64).filter(bytes -> hash(bytes) == key.hash()).isEmpty()) {
      throw new UntrustedNoteException("malformed note");
    }
  }

  /** The signature in {@code line}, which is without its newline, if there is one. */
  static Optional<NoteSignature> parse(String line) {
    String prefix = "— ";
    int space = line.indexOf(' ', prefix.length());
    if (!line.startsWith(prefix) || space < 0) {
      return Optional.empty();
    }
    String name = line.substring(prefix.length(), space);
    String base64 = line.substring(space + 1);
    return decode(base64)
        .filter(bytes -> KeyId.isValidName(name))
        .map(bytes -> new NoteSignature(new KeyId(name, hash(bytes)), base64));
  }

  static NoteSignature of(SignerKey key, byte[] text) {
    byte[] signature = key.sign(text);
    ByteBuffer bytes = ByteBuffer.allocate(HASH_LENGTH + signature.length);
    bytes.putInt(key.id().hash()).put(signature);
    return new NoteSignature(key.id(), GoBase64.encode(bytes.array()));
  }

  private static Optional<byte[]> decode(String base64) {
    return GoBase64.decode(base64).filter(bytes -> bytes.length > HASH_LENGTH);
  }

  private static int hash(byte[] bytes) {
    return ByteBuffer.wrap(bytes).getInt();
  }

  /** The signature itself. */
  byte[] bytes() {
    byte[] bytes = decode(base64).orElseThrow();
    return Arrays.copyOfRange(bytes, HASH_LENGTH, bytes.length);
  }

  /** The line of a note, without its newline. */
  @Override
  public String toString() {
    return "— " + key.name() + " " + base64;
  }
}
