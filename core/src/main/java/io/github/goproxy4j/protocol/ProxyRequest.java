package io.github.goproxy4j.protocol;

import io.github.goproxy4j.access.Sender;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
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
 * @param rawQuery what stands behind the first question mark, still percent-encoded
 * @param headers how to look up a header
 * @param sender what the container knows about who sent it
 * @param content what comes after the headers
 * @param mount where the mount point is
 */
public record ProxyRequest(
    String method,
    String rawPath,
    Optional<String> rawQuery,
    Headers headers,
    Sender sender,
    Content content,
    Mount mount) {

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

  /** What comes after the headers. */
  @FunctionalInterface
  public interface Content {
    /** Begins to read it, at most once. Whoever serves the request closes the stream. */
    InputStream open() throws IOException;
  }

  /** Where the mount point is, as the client sees it. */
  @FunctionalInterface
  public interface Mount {
    /** Nobody knows. */
    Mount UNKNOWN = Optional::empty;

    /** Its URL without a slash at its end, if the container knows it. Pages for people need it. */
    Optional<URI> url();
  }

  /** A request without a query and without content, from nobody in particular. */
  public static ProxyRequest of(String method, String rawPath, Headers headers) {
    return new ProxyRequest(
        method,
        rawPath,
        Optional.empty(),
        headers,
        Sender.UNKNOWN,
        InputStream::nullInputStream,
        Mount.UNKNOWN);
  }

  /** Like that, with headers from a map, of which the keys may be in any case. */
  public static ProxyRequest of(String method, String rawPath, Map<String, String> headers) {
    var values = new TreeMap<String, String>();
    headers.forEach((name, value) -> values.put(name.toLowerCase(Locale.ROOT), value));
    return of(
        method, rawPath, name -> Optional.ofNullable(values.get(name.toLowerCase(Locale.ROOT))));
  }

  /** A plain {@code GET}. */
  public static ProxyRequest get(String rawPath) {
    return of("GET", rawPath, Map.of());
  }

  /** The same request with a query. */
  public ProxyRequest withQuery(Optional<String> query) {
    return new ProxyRequest(method, rawPath, query, headers, sender, content, mount);
  }

  /** The same request from somebody. */
  public ProxyRequest from(Sender somebody) {
    return new ProxyRequest(method, rawPath, rawQuery, headers, somebody, content, mount);
  }

  /** The same request with content. */
  public ProxyRequest withContent(Content bytes) {
    return new ProxyRequest(method, rawPath, rawQuery, headers, sender, bytes, mount);
  }

  /** The same request to a mount point. */
  public ProxyRequest below(Mount place) {
    return new ProxyRequest(method, rawPath, rawQuery, headers, sender, content, place);
  }

  /** The value of a header, if it is there. */
  public Optional<String> header(String name) {
    return headers.value(name);
  }

  /** Whether only the headers of the answer are wanted. */
  public boolean isHead() {
    return method.equals("HEAD");
  }
}
