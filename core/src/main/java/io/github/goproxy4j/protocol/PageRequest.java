package io.github.goproxy4j.protocol;

import io.github.goproxy4j.source.ModuleNotFoundException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Which page is asked for, and from where.
 *
 * @param rawPath the path below the mount point, still percent-encoded
 * @param rawQuery what stands behind the first question mark, still percent-encoded
 * @param mount the URL of the mount point, without a slash at its end, if the container knows it
 */
public record PageRequest(String rawPath, Optional<String> rawQuery, Optional<URI> mount) {
  /**
   * The decoded elements of the path, none for the mount point. A slash at its end does not matter.
   *
   * @throws ModuleNotFoundException if it can be read in two ways, and so leads nowhere
   */
  public List<String> elements() throws ModuleNotFoundException {
    String path =
        rawPath.length() > 1 && rawPath.endsWith("/")
            ? rawPath.substring(0, rawPath.length() - 1)
            : rawPath;
    try {
      return RequestPath.elements(path);
    } catch (IllegalArgumentException e) {
      throw new ModuleNotFoundException("not found", String.valueOf(e.getMessage()));
    }
  }

  static PageRequest of(ProxyRequest request) {
    return new PageRequest(request.rawPath(), request.rawQuery(), request.mount().url());
  }
}
