package io.github.goproxy4j.upstream;

import java.net.URI;
import java.util.Map;

/** The same for every request. */
final class FixedCredentials implements Credentials {
  private final Map<String, String> headers;

  FixedCredentials(String authorization) {
    this.headers = Map.of("Authorization", HttpHeader.value("Authorization", authorization));
  }

  @Override
  public Map<String, String> headersFor(URI uri) {
    return headers;
  }

  @Override
  public String toString() {
    return "Credentials";
  }
}
