package io.github.goproxy4j.protocol;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A response as it would arrive. */
final class Exchange {
  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  private Exchange(int status, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  static Exchange of(RequestHandler handler, ProxyRequest request) throws IOException {
    try (ProxyResponse response = handler.handle(request)) {
      var out = new ByteArrayOutputStream();
      response.body().writeTo(out);
      return new Exchange(response.status(), response.headers(), out.toByteArray());
    }
  }

  int status() {
    return status;
  }

  Map<String, String> headers() {
    return headers;
  }

  byte[] body() {
    return body;
  }

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  String header(String name) {
    return headers.getOrDefault(name, "");
  }
}
