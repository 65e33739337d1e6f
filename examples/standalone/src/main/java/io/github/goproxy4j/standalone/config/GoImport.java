package io.github.goproxy4j.standalone.config;

import io.github.goproxy4j.module.MalformedPathException;
import io.github.goproxy4j.module.ModulePath;
import java.net.URI;

/**
 * Where go commands without a GOPROXY are sent for the modules below a host name.
 *
 * @param host what the paths of the modules begin with
 * @param repository what has them
 * @param url where clients reach the repository
 */
public record GoImport(String host, Repository repository, URI url) {
  private static final URI LIKE = URI.create("https://go.corp.example.com/go/private");

  /** The name of a host, as paths of modules begin with it. */
  static String host(String text) {
    try {
      if (!text.contains("/")) {
        return ModulePath.parse(text).value();
      }
    } catch (MalformedPathException e) {
      // What is no path of a module is not the beginning of one.
    }
    throw new IllegalArgumentException(
        "expected a host name in small letters such as "
            + LIKE.getHost()
            + ", found \""
            + text
            + '"');
  }

  /** A URL that go commands can ask. */
  static URI url(String text) {
    try {
      URI url = new URI(text);
      boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
      if (web
          && url.getHost() != null
          && url.getRawQuery() == null
          && url.getRawFragment() == null) {
        return url;
      }
    } catch (java.net.URISyntaxException e) {
      // The same as any other text.
    }
    throw new IllegalArgumentException(
        "expected a URL such as " + LIKE + ", found \"" + text + '"');
  }
}
