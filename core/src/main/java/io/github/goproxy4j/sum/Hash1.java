package io.github.goproxy4j.sum;

import io.github.goproxy4j.blob.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects files, in any order, for one {@code h1:} hash (H1).
 *
 * <p>What reads the contents for another reason computes their SHA-256 on the way and adds only
 * that; digests of different files are independent of one another.
 *
 * <pre>{@code
 * ModuleHash hash = new Hash1().add(name, sha256).add(otherName, content).sum();
 * }</pre>
 */
public final class Hash1 {
  private static final int CHUNK = 64 * 1024;
  private static final byte[] SEPARATOR = {' ', ' '};
  private static final byte NEWLINE = '\n';

  private final List<Named<byte[]>> digests = new ArrayList<>();
  private final MessageDigest digest = Sha256.newDigest();
  private byte[] buffer = {};

  /** Begins with no file. */
  public Hash1() {}

  /**
   * Adds a file by the SHA-256 of its content. Of several with one name, the last added decides for
   * all (H3). The arrays must not change afterwards.
   *
   * @throws IOException if there is a newline in the name
   */
  public Hash1 add(byte[] name, byte[] sha256) throws IOException {
    checkName(name);
    return addChecked(name, sha256);
  }

  /** Adds a file whose name is known to have no newline. */
  Hash1 addChecked(byte[] name, byte[] sha256) {
    digests.add(new Named<>(name, sha256));
    return this;
  }

  /** Adds a file by its content, which is read to the end and not closed. */
  public Hash1 add(byte[] name, InputStream content) throws IOException {
    checkName(name);
    return addChecked(name, digest(content));
  }

  /** The hash of everything added so far. */
  public ModuleHash sum() {
    digest.reset();
    List<Named<byte[]>> sorted = Named.sorted(digests);
    for (int i = 0; i < sorted.size(); ) {
      int end = endOfName(sorted, i);
      byte[] hex = Sha256.hex(sorted.get(end - 1).value).getBytes(StandardCharsets.US_ASCII);
      for (; i < end; i++) {
        digest.update(hex);
        digest.update(SEPARATOR);
        digest.update(sorted.get(i).name);
        digest.update(NEWLINE);
      }
    }
    return ModuleHash.ofDigest(digest.digest());
  }

  static void checkName(byte[] name) throws IOException {
    for (byte b : name) {
      if (b == NEWLINE) {
        throw new IOException("dirhash: filenames with newlines are not supported");
      }
    }
  }

  private byte[] digest(InputStream content) throws IOException {
    if (buffer.length == 0) {
      buffer = new byte[CHUNK];
    }
    digest.reset();
    for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
      digest.update(buffer, 0, n);
    }
    return digest.digest();
  }

  private static int endOfName(List<Named<byte[]>> sorted, int start) {
    int end = start + 1;
    while (end < sorted.size() && sorted.get(end).hasNameOf(sorted.get(start))) {
      end++;
    }
    return end;
  }
}
