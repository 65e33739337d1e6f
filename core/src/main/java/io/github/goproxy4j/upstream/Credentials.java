package io.github.goproxy4j.upstream;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;

/**
 * Knows what to show a server so that it answers. Asked before every request over {@code https},
 * and never otherwise: what goes over {@code http} can be read by anybody (X43). What it says is
 * sent to the server that was asked and to no other, wherever that one redirects to.
 *
 * <p>Implementations are safe for use by many threads, and their {@code toString} shows nothing.
 */
@FunctionalInterface
public interface Credentials {
  /** Nothing to show. */
  Credentials NONE = uri -> Map.of();

  /** The headers to send with a request for {@code uri}, empty if nothing is known about it. */
  Map<String, String> headersFor(URI uri) throws IOException;

  /** A user name and a password. */
  static Credentials basic(String user, String password) {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return new FixedCredentials("Basic " + Base64.getEncoder().encodeToString(pair));
  }

  /** A token. */
  static Credentials bearer(String token) {
    return new FixedCredentials("Bearer " + token);
  }

  /**
   * A netrc file, read now, with the go command's idea of its syntax and of which machine a URL
   * belongs to. A file that does not exist knows nothing.
   */
  static Credentials netrc(Path file) throws IOException {
    return Netrc.read(file);
  }
}
