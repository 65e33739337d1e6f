package io.github.goproxy4j.protocol;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a handler needs to know of a request.
 *
 * @param method as it stands in the request line
 * @param rawPath the path below the mount point exactly as it stands in the request line: still
 *     percent-encoded, without the query
 * @param headers how to look up a header
 */
public record ProxyRequest(String method, String rawPath, Headers headers) {

  /** Looks up a header. */
  @FunctionalInterface
  public interface Headers {
    /**
     * The value of a header, if it is there; several lines of the same name are joined with commas.
     *
     * @param name in any case
     */
    Optional<String> value(String name);
  }

  /** A request with headers from a map, of which the keys may be in any case. */
  public static ProxyRequest of(String method, String rawPath, Map<String, String> headers) {
    var values = new TreeMap<String, String>();
    headers.forEach((name, value) -> values.put(name.toLowerCase(Locale.ROOT), value));
    return new ProxyRequest(
        method, rawPath, name -> Optional.ofNullable(values.get(name.toLowerCase(Locale.ROOT))));
  }

  /** A plain {@code GET}. */
  public static ProxyRequest get(String rawPath) {
    return of("GET", rawPath, Map.of());
  }

  /** The value of a header, if it is there. */
  public Optional<String> header(String name) {
    return headers.value(name);
  }

  boolean isHead() {
    return method.equals("HEAD");
  }
}
