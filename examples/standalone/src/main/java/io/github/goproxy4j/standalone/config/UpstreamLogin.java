package io.github.goproxy4j.standalone.config;

import io.github.goproxy4j.upstream.Credentials;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the servers that a repository asks are shown.
 *
 * @param hosts by host, or host and port
 * @param netrc the file that counts for all others
 */
public record UpstreamLogin(Map<String, Credentials> hosts, Optional<Path> netrc) {
  /** Nothing is shown to anybody. */
  static final UpstreamLogin NONE = new UpstreamLogin(Map.of(), Optional.empty());

  /** What the go command shows: what is in {@code $NETRC} or {@code ~/.netrc}. */
  static UpstreamLogin ofGo() {
    String named = System.getenv("NETRC");
    String usual = System.getProperty("os.name").startsWith("Windows") ? "_netrc" : ".netrc";
    Path home = Path.of(System.getProperty("user.home"));
    return new UpstreamLogin(
        Map.of(), Optional.of(named == null ? home.resolve(usual) : Path.of(named)));
  }

  public UpstreamLogin {
    hosts = Map.copyOf(hosts);
  }

  /** The credentials, with what is in the file now. */
  Credentials credentials() throws IOException {
    Credentials others = netrc.isPresent() ? Credentials.netrc(netrc.get()) : Credentials.NONE;
    return uri -> hosts.getOrDefault(host(uri), others).headersFor(uri);
  }

  static String host(URI uri) {
    String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
    return uri.getPort() < 0 ? host : host + ":" + uri.getPort();
  }
}
