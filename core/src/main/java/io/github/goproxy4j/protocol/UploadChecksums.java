package io.github.goproxy4j.protocol;

import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The checksums of its content that a request announces, and whether they are right. */
final class UploadChecksums {
  private static final Map<String, String> ALGORITHMS =
      Map.of(
          "X-Checksum", "SHA-256",
          "X-Checksum-Sha256", "SHA-256",
          "X-Checksum-Sha1", "SHA-1",
          "X-Checksum-Md5", "MD5",
          "Content-Sha256", "SHA-256");

  private final Map<String, String> announced = new LinkedHashMap<>();
  private final Map<String, MessageDigest> digests = new LinkedHashMap<>();

  private UploadChecksums() {}

  static UploadChecksums of(ProxyRequest request) {
    var checksums = new UploadChecksums();
    ALGORITHMS.forEach(
        (header, algorithm) ->
            request
                .header(header)
                .ifPresent(value -> checksums.announce(header, algorithm, value)));
    return checksums;
  }

  private void announce(String header, String algorithm, String value) {
    announced.put(header, value.strip().toLowerCase(Locale.ROOT));
    digests.computeIfAbsent(algorithm, UploadChecksums::newDigest);
  }

  /** Old algorithms are here to find accidents, not attacks. */
  private static MessageDigest newDigest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same bytes, which are looked at when they are read. */
  InputStream over(InputStream in) {
    InputStream stream = in;
    for (MessageDigest digest : digests.values()) {
      stream = new DigestInputStream(stream, digest);
    }
    return stream;
  }

  /** Compares what was announced with all that was read. */
  void check() throws BadUploadException {
    Map<String, String> actual = new LinkedHashMap<>();
    digests.forEach(
        (algorithm, digest) -> actual.put(algorithm, HexFormat.of().formatHex(digest.digest())));
    for (Map.Entry<String, String> header : announced.entrySet()) {
      String sum = actual.get(ALGORITHMS.get(header.getKey()));
      if (!header.getValue().equals(sum)) {
        throw new BadUploadException(
            header.getKey() + ": announced " + header.getValue() + ", received " + sum);
      }
    }
  }
}
