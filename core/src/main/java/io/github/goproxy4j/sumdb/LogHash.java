package io.github.goproxy4j.sumdb;

import io.github.goproxy4j.blob.Sha256;
import io.github.goproxy4j.internal.text.GoBase64;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A hash in the log of a checksum database: of a record, a node or a whole tree (T8). */
public final class LogHash {
  /** How many bytes a hash has. */
  public static final int LENGTH = 32;

  /** The hash of a tree without records. */
  public static final LogHash EMPTY = new LogHash(Sha256.of(new byte[0]));

  private static final byte RECORD = 0;
  private static final byte NODE = 1;

  private final byte[] bytes;

  private LogHash(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The hash with these 32 bytes. */
  public static LogHash of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw malformed();
    }
    return new LogHash(bytes.clone());
  }

  /**
   * The hash in 44 characters of Base64.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static LogHash parse(String base64) {
    return of(GoBase64.decode(base64).orElseThrow(LogHash::malformed));
  }

  private static IllegalArgumentException malformed() {
    return new IllegalArgumentException("malformed hash");
  }

  /** The hash of a record with this content. */
  public static LogHash ofRecord(byte[] content) {
    MessageDigest digest = Sha256.newDigest();
    digest.update(RECORD);
    return new LogHash(digest.digest(content));
  }

  /** The hash of a node over two others. */
  public static LogHash ofNode(LogHash left, LogHash right) {
    MessageDigest digest = Sha256.newDigest();
    digest.update(NODE);
    digest.update(left.bytes);
    return new LogHash(digest.digest(right.bytes));
  }

  /** The hash over those in {@code data} from {@code start} to {@code end}, some power of two. */
  static LogHash ofNodes(byte[] data, int start, int end) {
    byte[] hashes = Arrays.copyOfRange(data, start * LENGTH, end * LENGTH);
    MessageDigest digest = Sha256.newDigest();
    for (int size = hashes.length; size > LENGTH; size /= 2) {
      for (int i = 0; i < size; i += 2 * LENGTH) {
        digest.update(NODE);
        digest.update(hashes, i, 2 * LENGTH);
        put(digest, hashes, i / 2);
      }
    }
    return new LogHash(Arrays.copyOf(hashes, LENGTH));
  }

  private static void put(MessageDigest digest, byte[] target, int offset) {
    try {
      digest.digest(target, offset, LENGTH);
    } catch (DigestException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The 32 bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LogHash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** The hash in Base64. */
  @Override
  public String toString() {
    return GoBase64.encode(bytes);
  }
}
