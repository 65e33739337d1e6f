package io.github.goproxy4j.standalone.config;

import java.util.regex.Pattern;

/** The name of a repository, which is an element of the path below which it is served. */
public record RepositoryName(String value) {
  private static final Pattern ALLOWED = Pattern.compile("(?!\\.+$)[A-Za-z0-9._~-]{1,64}");

  /**
   * @throws IllegalArgumentException if it would not stand in a URL as it is
   */
  public RepositoryName {
    if (!ALLOWED.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "expected a name of at most 64 letters, digits and -._~, since it is part of a URL");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
