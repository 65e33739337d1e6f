package io.github.goproxy4j.standalone.config;

import io.github.goproxy4j.standalone.yaml.Kind;
import io.github.goproxy4j.standalone.yaml.Mapping;
import io.github.goproxy4j.standalone.yaml.Reader;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Reads what stands in front of the server. */
final class ReverseProxyReader {
  private static final Reader<List<AddressRange>> ADDRESSES =
      Reader.list(
          new Kind<>(
              "an address such as 127.0.0.1, or a range such as 10.1.0.0/16", AddressRange::parse));
  private static final Kind<URI> URL =
      new Kind<>("a URL such as https://go.corp.example.com", ReverseProxyReader::url);

  private ReverseProxyReader() {}

  static Optional<ReverseProxy> read(Mapping at) {
    Optional<List<AddressRange>> addresses = at.required("addresses", ADDRESSES);
    Optional<Optional<URI>> url = at.maybe("url", URL);
    return at.build(() -> new ReverseProxy(addresses.orElseThrow(), url.orElseThrow()));
  }

  /** One to which paths can be appended. */
  private static Optional<URI> url(String text) {
    return DatabaseReader.server(text.replaceFirst("/+$", ""))
        .filter(url -> url.getRawUserInfo() == null)
        .filter(url -> url.getRawQuery() == null && url.getRawFragment() == null);
  }
}
