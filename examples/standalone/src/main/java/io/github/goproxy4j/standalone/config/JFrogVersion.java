package io.github.goproxy4j.standalone.config;

import io.github.goproxy4j.protocol.ProxyRequest;
import io.github.goproxy4j.protocol.ProxyResponse;
import io.github.goproxy4j.protocol.RequestHandler;
import java.util.Map;
import java.util.Optional;

/**
 * What JFrog's client asks before it publishes to {@code /api/go/NAME}: the version of a server
 * that takes {@code .info} files. It is served where a repository is at such a path.
 */
final class JFrogVersion implements RequestHandler {
  private static final String REPOSITORIES = "/api/go/";
  private static final String VERSION = "{\"version\":\"6.10.0\"}\n";

  static Optional<String> path(Config config) {
    return config.mounts().stream()
        .map(Mount::path)
        .filter(path -> path.contains(REPOSITORIES))
        .map(path -> path.substring(0, path.indexOf(REPOSITORIES)) + "/api/system/version")
        .findFirst();
  }

  @Override
  public ProxyResponse handle(ProxyRequest request) {
    var body = new ProxyResponse.Text(VERSION);
    Map<String, String> headers =
        Map.of("Content-Type", "application/json", "Content-Length", Long.toString(body.length()));
    return new ProxyResponse(200, headers, body);
  }
}
