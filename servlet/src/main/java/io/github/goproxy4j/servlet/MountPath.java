package io.github.goproxy4j.servlet;

import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.MappingMatch;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;

/**
 * Finds where in a raw request URI the mount point ends. Containers decode, normalise and strip the
 * paths they hand out, each in its own way; only the URI is what the client sent.
 */
final class MountPath {
  /** What no route is spelled like. */
  private static final String NOWHERE = "/..";

  private MountPath() {}

  /** The raw path below the mount point of the servlet that got this request. */
  static String rawPathBelow(HttpServletRequest request) {
    String mount = request.getContextPath();
    if (isMountedOnPath(request)) {
      mount += request.getServletPath();
    }
    return rawPathBelow(mount, request.getRequestURI());
  }

  /** Where the mount point is for the client, as far as the container knows. */
  static Optional<URI> url(HttpServletRequest request) {
    String url = request.getRequestURL().toString();
    String below = rawPathBelow(request);
    try {
      return url.endsWith(below)
          ? Optional.of(new URI(url.substring(0, url.length() - below.length())))
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** For the mappings {@code /} and {@code *.x} the servlet path is the whole path. */
  private static boolean isMountedOnPath(HttpServletRequest request) {
    HttpServletMapping mapping = request.getHttpServletMapping();
    return request.getPathInfo() != null
        || mapping.getMappingMatch() == MappingMatch.PATH
        || mapping.getMappingMatch() == MappingMatch.EXACT;
  }

  /**
   * What is left of {@code uri} after the elements of {@code mount}. Empty elements and path
   * parameters on the way do not matter, as they did not when the container found the servlet;
   * Tomcat's mount has them, too, and even dot segments, which lead nowhere.
   */
  static String rawPathBelow(String mount, String uri) {
    return isPlain(mount) && uri.startsWith(mount) && uri.startsWith("/", mount.length())
        ? uri.substring(mount.length())
        : rawPathBelowElements(mount, uri);
  }

  /** Whether nothing in it can be spelled in two ways. */
  private static boolean isPlain(String mount) {
    for (int i = 0; i < mount.length(); i++) {
      char c = mount.charAt(i);
      if (c != '/' && c != '-' && !(c < 0x80 && Character.isLetterOrDigit(c))) {
        return false;
      }
    }
    return !mount.endsWith("/");
  }

  private static String rawPathBelowElements(String mount, String uri) {
    Deque<String> expected = new ArrayDeque<>(Arrays.asList(mount.split("/")));
    expected.removeIf(element -> withoutParameters(element).isEmpty());
    if (expected.stream().map(MountPath::plain).anyMatch(MountPath::isDotSegment)) {
      return NOWHERE;
    }
    int end = 0;
    while (!expected.isEmpty() && end < uri.length()) {
      int start = end + 1;
      end = uri.indexOf('/', start);
      end = end < 0 ? uri.length() : end;
      String element = uri.substring(start, end);
      if (!withoutParameters(element).isEmpty() && !isSame(element, expected.remove())) {
        return NOWHERE;
      }
    }
    return expected.isEmpty() ? uri.substring(end) : NOWHERE;
  }

  private static String withoutParameters(String element) {
    int semicolon = element.indexOf(';');
    return semicolon < 0 ? element : element.substring(0, semicolon);
  }

  private static boolean isDotSegment(String element) {
    return element.equals(".") || element.equals("..");
  }

  /** Context paths may come encoded or decoded, with parameters or without. */
  private static boolean isSame(String element, String expected) {
    String sent = plain(element);
    return sent.equals(decode(expected)) || sent.equals(plain(expected));
  }

  private static String plain(String element) {
    return decode(withoutParameters(element));
  }

  private static String decode(String element) {
    try {
      return URLDecoder.decode(element.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return element;
    }
  }
}
