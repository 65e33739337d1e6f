package io.github.goproxy4j.standalone.config;

import java.util.regex.Pattern;

/**
 * A repository and the path below which it is served.
 *
 * @param path {@code /}, or elements with a slash before each
 */
public record Mount(String path, Repository repository) {
  /** What the server says of itself. */
  private static final String OWN = "/-/";

  private static final Pattern ALLOWED = Pattern.compile("/|(/(?!\\.+(/|$))[A-Za-z0-9._~-]+)+");

  /**
   * @throws IllegalArgumentException if the path would not stand in a URL as it is
   */
  public Mount {
    requireUsable(path);
  }

  /** A repository below its name. */
  static Mount usual(Repository repository) {
    return new Mount("/go/" + repository.name(), repository);
  }

  /** The same path, if it may be one of a mount. */
  static String requireUsable(String path) {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("'" + path + "' does not start with a slash");
    }
    if (!ALLOWED.matcher(path).matches()) {
      throw new IllegalArgumentException(
          "'" + path + "' has more than letters, digits and -._~ between slashes");
    }
    if ((path + "/").startsWith(OWN)) {
      throw new IllegalArgumentException("'" + path + "' is where the server tells of itself");
    }
    return path;
  }
}
