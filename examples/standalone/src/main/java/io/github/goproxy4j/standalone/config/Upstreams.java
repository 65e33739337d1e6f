package io.github.goproxy4j.standalone.config;

import io.github.goproxy4j.standalone.yaml.Kind;
import io.github.goproxy4j.upstream.GoProxyList;
import java.net.URI;
import java.util.List;

/** Lists of proxies, as in {@code GOPROXY}. */
public final class Upstreams {
  private static final String FILE = "file";

  static final Kind<GoProxyList> LIST = Kind.of("a list as in GOPROXY", Upstreams::parse);

  private Upstreams() {}

  /**
   * Stricter than the go command, which finds out that a URL will not do when it uses it.
   *
   * @throws IllegalArgumentException in its words, and without passwords
   */
  public static GoProxyList parse(String text) {
    GoProxyList list = GoProxyList.parse(text);
    for (GoProxyList.Entry entry : list.entries()) {
      if (entry instanceof GoProxyList.Proxy proxy) {
        requireUsable(proxy.url(), proxy.toString());
      }
    }
    return list;
  }

  private static void requireUsable(URI url, String shown) {
    if (url.getHost() == null && !FILE.equals(url.getScheme())) {
      throw new IllegalArgumentException("no host in URL: " + shown);
    }
    if (url.getRawUserInfo() != null && !"https".equals(url.getScheme())) {
      throw new IllegalArgumentException("refusing to pass credentials to insecure URL: " + shown);
    }
  }

  /** The URLs of those that are no folders. */
  static List<URI> servers(GoProxyList list) {
    return list.entries().stream()
        .filter(GoProxyList.Proxy.class::isInstance)
        .map(entry -> ((GoProxyList.Proxy) entry).url())
        .filter(url -> !FILE.equals(url.getScheme()))
        .toList();
  }
}
