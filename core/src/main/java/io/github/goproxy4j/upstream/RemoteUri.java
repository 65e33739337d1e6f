package io.github.goproxy4j.upstream;

import io.github.goproxy4j.internal.text.SlashPath;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** URLs as the go command spells them. */
final class RemoteUri {
  private static final int LAST_PORT = 65_535;

  private RemoteUri() {}

  /** A URL that something may be asked below. */
  static URI requireBase(URI base) {
    if (!isHttp(base)) {
      throw new IllegalArgumentException(shown(base) + ": not an http or https URL with a host");
    }
    return URI.create(base.toASCIIString());
  }

  /** What stands before the {@code @} of a URL. */
  static Optional<Credentials> user(URI uri) {
    return Optional.ofNullable(uri.getRawUserInfo())
        .map(
            user -> {
              int colon = user.indexOf(':');
              return colon < 0
                  ? Credentials.basic(decoded(user), "")
                  : Credentials.basic(
                      decoded(user.substring(0, colon)), decoded(user.substring(colon + 1)));
            });
  }

  private static String decoded(String raw) {
    return UrlPart.text(UrlPart.USER.unescape(UrlPart.bytes(raw)));
  }

  static URI withoutUser(URI uri) {
    String user = uri.getRawUserInfo();
    return user == null
        ? uri
        : URI.create(uri.toString().replaceFirst(Pattern.quote(user + "@"), ""));
  }

  /**
   * The URL of an escaped path below a base. The path of the base stays as it is encoded (X25),
   * unless that hides something that is removed, like a second slash (X32).
   */
  static URI below(URI base, String file) {
    String path = UrlPart.bytes(file);
    String raw = SlashPath.clean("/" + base.getRawPath() + "/" + escape(path));
    String plain = SlashPath.clean("/" + UrlPart.PATH.unescape(base.getRawPath()) + "/" + path);
    String sent = UrlPart.PATH.unescape(raw).equals(plain) ? raw : UrlPart.PATH.escape(plain);
    String query = base.getRawQuery() == null ? "" : "?" + base.getRawQuery();
    return URI.create(origin(base) + sent + query);
  }

  /** {@code url.PathEscape} of every element: {@code !} becomes {@code %21} (X30). */
  private static String escape(String path) {
    return UrlPart.SEGMENT.escape(path).replace("%2F", "/");
  }

  /**
   * What a server wrote into {@code Location}; what should have been encoded is.
   *
   * @throws IllegalArgumentException if it cannot be read all the same
   */
  static URI reference(URI from, String location) {
    // A header has a character for each byte.
    byte[] bytes = location.getBytes(StandardCharsets.ISO_8859_1);
    String encoded = UrlPart.ANY.escape(new String(bytes, StandardCharsets.ISO_8859_1));
    // URI.resolve would drop the last element of the path.
    return withoutUser(
        from.resolve(encoded.startsWith("?") ? from.getRawPath() + encoded : encoded));
  }

  /** Scheme, host and port. */
  static String origin(URI uri) {
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    return uri.getScheme() + "://" + uri.getHost() + port;
  }

  /** Whether two URLs are on the same server, which may then be told the same secrets. */
  static boolean isSameOrigin(URI a, URI b) {
    return a.getScheme().equalsIgnoreCase(b.getScheme())
        && a.getHost().equalsIgnoreCase(b.getHost())
        && port(a) == port(b);
  }

  private static int port(URI uri) {
    return uri.getPort() >= 0 ? uri.getPort() : isSecure(uri) ? 443 : 80;
  }

  static boolean isSecure(URI uri) {
    return "https".equalsIgnoreCase(uri.getScheme());
  }

  static boolean isHttp(URI uri) {
    return (isSecure(uri) || "http".equalsIgnoreCase(uri.getScheme()))
        && uri.getHost() != null
        && uri.getPort() <= LAST_PORT;
  }

  /** For messages: without user, password and query. */
  static String shown(URI uri) {
    return isHttp(uri)
        ? origin(uri) + Objects.requireNonNullElse(uri.getRawPath(), "")
        : uri.getScheme() + ":...";
  }
}
