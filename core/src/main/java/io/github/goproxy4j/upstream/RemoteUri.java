package io.github.goproxy4j.upstream;

import io.github.goproxy4j.internal.text.SlashPath;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** URLs as the go command spells them. */
final class RemoteUri {
  private static final String SEGMENT_MARKS = "-_.~$&+=:@";
  private static final String URI_MARKS = "-_.!~*'();/?:@&=+$,#[]%";

  private RemoteUri() {}

  /** A URL that something may be asked below. */
  static URI requireBase(URI base) {
    if (!isHttp(base)) {
      throw new IllegalArgumentException(shown(base) + ": not an http or https URL with a host");
    }
    return base;
  }

  /** What stands before the {@code @} of a URL. */
  static Optional<Credentials> user(URI uri) {
    return Optional.ofNullable(uri.getUserInfo())
        .map(
            user -> {
              int colon = user.indexOf(':');
              return colon < 0
                  ? Credentials.basic(user, "")
                  : Credentials.basic(user.substring(0, colon), user.substring(colon + 1));
            });
  }

  static URI withoutUser(URI uri) {
    String user = uri.getRawUserInfo();
    return user == null
        ? uri
        : URI.create(uri.toString().replaceFirst(Pattern.quote(user + "@"), ""));
  }

  /** The URL of an escaped path below a base, whose own path is kept as it is encoded (X25). */
  static URI below(URI base, String path) {
    String query = base.getRawQuery() == null ? "" : "?" + base.getRawQuery();
    String raw = SlashPath.clean("/" + base.getRawPath() + "/" + escape(path));
    return URI.create(origin(base) + raw + query);
  }

  /** {@code url.PathEscape} of every element: {@code !} becomes {@code %21} (X30). */
  private static String escape(String path) {
    return escape(path, SEGMENT_MARKS + "/");
  }

  /**
   * What a server wrote into {@code Location}; what should have been encoded is.
   *
   * @throws IllegalArgumentException if it cannot be read all the same
   */
  static URI reference(URI from, String location) {
    String encoded = escape(location, URI_MARKS);
    // URI.resolve would drop the last element of the path.
    return withoutUser(
        from.resolve(encoded.startsWith("?") ? from.getRawPath() + encoded : encoded));
  }

  private static String escape(String s, String marks) {
    var out = new StringBuilder(s.length() + 8);
    for (byte b : s.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      if (isAlphanumeric(c) || marks.indexOf(c) >= 0) {
        out.append(c);
      } else {
        out.append('%').append(String.format(Locale.ROOT, "%02X", (int) c));
      }
    }
    return out.toString();
  }

  private static boolean isAlphanumeric(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
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
    return (isSecure(uri) || "http".equalsIgnoreCase(uri.getScheme())) && uri.getHost() != null;
  }

  /** For messages: without user, password and query. */
  static String shown(URI uri) {
    return isHttp(uri)
        ? origin(uri) + Objects.requireNonNullElse(uri.getRawPath(), "")
        : uri.getScheme() + ":...";
  }
}
