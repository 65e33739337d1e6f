package io.github.goproxy4j.upstream;

import com.google.common.net.InetAddresses;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A URL as Go's net/url reads it, which takes what {@link URI} does not and the other way round.
 * Everything but the scheme is text with one character for each byte of UTF-8.
 *
 * @param scheme in lower case, empty if there is none
 * @param opaque what follows the scheme if that does not start with a slash
 * @param host with its port
 * @param rawPath encoded in a way that may be sent
 * @param fragment encoded
 * @param hasAuthority whether there were two slashes after the scheme
 */
record GoUrl(
    String scheme,
    String opaque,
    Optional<User> user,
    String host,
    String rawPath,
    Optional<String> query,
    String fragment,
    boolean hasAuthority) {

  /** The schemes of which a host has one colon at most. */
  private static final Set<String> STRICT = Set.of("http", "https");

  /** What stands before the {@code @}. */
  record User(String name, Optional<String> password) {}

  private record Authority(Optional<User> user, String host) {}

  /**
   * {@code url.Parse}.
   *
   * @throws MalformedGoProxyException as Go words it, without the password
   */
  static GoUrl parse(String text) {
    String raw = UrlPart.bytes(text);
    int hash = raw.indexOf('#');
    String url = hash < 0 ? raw : raw.substring(0, hash);
    GoUrl parsed = named(url, () -> read(url));
    return hash < 0
        ? parsed
        : named(raw, () -> parsed.withFragment(encoded(UrlPart.FRAGMENT, raw.substring(hash + 1))));
  }

  private static GoUrl named(String url, Supplier<GoUrl> parse) {
    try {
      return parse.get();
    } catch (MalformedGoProxyException e) {
      throw MalformedGoProxyException.of("parse ", withoutPassword(url), ": " + e.getMessage());
    }
  }

  private static String withoutPassword(String url) {
    return url.replaceFirst("//([^/:]*):[^/]*@", "//$1:xxxxx@");
  }

  private static GoUrl read(String raw) {
    if (raw.chars().anyMatch(c -> c < ' ' || c == 0x7F)) {
      throw new MalformedGoProxyException("net/url: invalid control character in URL");
    }
    String scheme = scheme(raw);
    String rest = scheme.isEmpty() ? raw : raw.substring(scheme.length() + 1);
    scheme = scheme.toLowerCase(Locale.ROOT);
    int mark = rest.indexOf('?');
    Optional<String> query = mark < 0 ? Optional.empty() : Optional.of(rest.substring(mark + 1));
    rest = mark < 0 ? rest : rest.substring(0, mark);
    if (!rest.startsWith("/") && !scheme.isEmpty()) {
      return new GoUrl(scheme, rest, Optional.empty(), "", "", query, "", false);
    }
    requireNoColon(rest);
    boolean hasAuthority = rest.startsWith("//") && (!scheme.isEmpty() || !rest.startsWith("///"));
    if (!hasAuthority) {
      return new GoUrl(
          scheme, "", Optional.empty(), "", encoded(UrlPart.PATH, rest), query, "", false);
    }
    int slash = rest.indexOf('/', 2);
    int end = slash < 0 ? rest.length() : slash;
    Authority authority = authority(scheme, rest.substring(2, end));
    String path = encoded(UrlPart.PATH, rest.substring(end));
    return new GoUrl(scheme, "", authority.user, authority.host, path, query, "", true);
  }

  private static String scheme(String raw) {
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
      boolean later = c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.';
      if (c == ':' && i == 0) {
        throw new MalformedGoProxyException("missing protocol scheme");
      } else if (c == ':') {
        return raw.substring(0, i);
      } else if (!letter && (!later || i == 0)) {
        return "";
      }
    }
    return "";
  }

  private static void requireNoColon(String rest) {
    int colon = rest.indexOf(':');
    int slash = rest.indexOf('/');
    if (colon >= 0 && (slash < 0 || colon < slash)) {
      throw new MalformedGoProxyException("first path segment in URL cannot contain colon");
    }
  }

  private static Authority authority(String scheme, String s) {
    int at = s.lastIndexOf('@');
    String host = host(scheme, s.substring(at + 1));
    return new Authority(at < 0 ? Optional.empty() : Optional.of(user(s.substring(0, at))), host);
  }

  private static User user(String s) {
    boolean valid =
        s.chars()
            .allMatch(
                c ->
                    UrlPart.HOST.isPlain((char) c) && "[]<>\"".indexOf(c) < 0
                        || c == '%'
                        || c == '@');
    if (!valid) {
      throw new MalformedGoProxyException("net/url: invalid userinfo");
    }
    int colon = s.indexOf(':');
    return colon < 0
        ? new User(UrlPart.USER.unescape(s), Optional.empty())
        : new User(
            UrlPart.USER.unescape(s.substring(0, colon)),
            Optional.of(password(s.substring(colon + 1))));
  }

  private static String password(String s) {
    try {
      return UrlPart.USER.unescape(s);
    } catch (MalformedGoProxyException e) {
      // Go shows where.
      throw new MalformedGoProxyException("invalid URL escape in password");
    }
  }

  private static String host(String scheme, String s) {
    int open = s.lastIndexOf('[');
    if (open > 0) {
      throw new MalformedGoProxyException("invalid IP-literal");
    }
    if (open == 0) {
      return address(s);
    }
    int colon = STRICT.contains(scheme) ? s.indexOf(':') : s.lastIndexOf(':');
    if (colon >= 0) {
      requirePort(s.substring(colon));
    }
    return UrlPart.HOST.unescape(s);
  }

  private static String address(String s) {
    int close = s.lastIndexOf(']');
    if (close < 0) {
      throw new MalformedGoProxyException("missing ']' in host");
    }
    String port = s.substring(close + 1);
    requirePort(port);
    String name = s.substring(1, close);
    int zone = name.indexOf("%25");
    int end = zone < 0 ? name.length() : zone;
    String address = UrlPart.HOST.unescape(name.substring(0, end));
    String unescaped = address + UrlPart.ZONE.unescape(name.substring(end));
    if (!InetAddresses.isInetAddress(address)) {
      throw MalformedGoProxyException.of(
          "invalid host: ParseAddr(", unescaped, "): unable to parse IP");
    }
    if (address.indexOf(':') < 0) {
      throw new MalformedGoProxyException("invalid IP-literal");
    }
    return "[" + unescaped + "]" + port;
  }

  private static void requirePort(String s) {
    if (!s.matches("(:[0-9]*)?")) {
      throw MalformedGoProxyException.of("invalid port ", s, " after host");
    }
  }

  /** As it was encoded if that is good enough. */
  private static String encoded(UrlPart part, String s) {
    String decoded = part.unescape(s);
    boolean enough = s.chars().allMatch(c -> part.isPlain((char) c) || "!'()*[]%".indexOf(c) >= 0);
    return enough ? s : part.escape(decoded);
  }

  private GoUrl withFragment(String encoded) {
    return new GoUrl(scheme, opaque, user, host, rawPath, query, encoded, hasAuthority);
  }

  /** Whether there is nothing but a scheme and a path after two slashes. */
  boolean isPathOnly() {
    return opaque.isEmpty()
        && user.isEmpty()
        && host.isEmpty()
        && query.isEmpty()
        && fragment.isEmpty()
        && hasAuthority;
  }

  /**
   * The same for Java, without the fragment.
   *
   * @throws MalformedGoProxyException if Java would not have it
   */
  URI toUri() {
    String path = rawPath.replace("[", "%5B").replace("]", "%5D");
    try {
      return new URI(UrlPart.ANY.escape(text(user, path)));
    } catch (URISyntaxException e) {
      // Its message has the password.
      throw new MalformedGoProxyException(this + ": not an http or https URL with a host");
    }
  }

  /** {@code url.Redacted}: the password is not shown. */
  String redacted() {
    Optional<User> shown = user.map(u -> new User(u.name, u.password.map(hidden -> "xxxxx")));
    String end = fragment.isEmpty() ? "" : "#" + fragment;
    return UrlPart.text(text(shown, rawPath) + end);
  }

  private String text(Optional<User> shownUser, String path) {
    String server = shownUser.map(GoUrl::text).orElse("") + UrlPart.HOST.escape(host);
    String slashes = hasAuthority && !(server + path).isEmpty() ? "//" : "";
    return (scheme.isEmpty() ? "" : scheme + ":")
        + (opaque.isEmpty() ? slashes + server + path : opaque)
        + query.map(q -> "?" + q).orElse("");
  }

  private static String text(User user) {
    return UrlPart.USER.escape(user.name)
        + user.password.map(password -> ":" + UrlPart.USER.escape(password)).orElse("")
        + "@";
  }

  @Override
  public String toString() {
    return redacted();
  }
}
