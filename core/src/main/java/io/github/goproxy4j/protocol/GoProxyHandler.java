package io.github.goproxy4j.protocol;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.VersionQuery;
import io.github.goproxy4j.source.Fetch;
import io.github.goproxy4j.source.ModuleNotFoundException;
import io.github.goproxy4j.source.ModuleSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Answers requests to a Go module proxy from a source. Safe for use by many threads.
 *
 * <pre>{@code
 * GoProxyHandler handler = GoProxyHandler.of(FolderSource.at(folder));
 * try (ProxyResponse response = handler.handle(ProxyRequest.get("/example.com/m/@v/list"))) {
 *   response.body().writeTo(out);
 * }
 * }</pre>
 */
public final class GoProxyHandler {
  private static final Logger LOG = LoggerFactory.getLogger(GoProxyHandler.class);
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String ZIP = "application/zip";
  private static final String JSON = "application/json";
  private static final String FOR_A_MINUTE = "public, max-age=60";

  private final ModuleSource source;
  private final FileCaching caching;

  private GoProxyHandler(ModuleSource source, FileCaching caching) {
    this.source = source;
    this.caching = caching;
  }

  /** A handler that has the files of versions revalidated. */
  public static GoProxyHandler of(ModuleSource source) {
    return of(source, FileCaching.REVALIDATED);
  }

  /** A handler that says how long the files of versions may be kept. */
  public static GoProxyHandler of(ModuleSource source, FileCaching caching) {
    return new GoProxyHandler(source, caching);
  }

  /** The answer to a request; it is never an exception. The caller closes it. */
  public ProxyResponse handle(ProxyRequest request) {
    if (!request.isHead() && !request.method().equals("GET")) {
      ErrorLine line = ErrorLine.of("method not allowed");
      ProxyResponse refusal = line.response(request, 405, Map.of("Allow", "GET, HEAD"));
      return logged(request, refusal, Optional.empty());
    }
    Route route = Route.parse(request.rawPath());
    try {
      Resource found = find(route, fetch(request));
      ProxyResponse response = Delivery.of(route.subject(), found, request);
      return logged(request, response, Optional.empty());
    } catch (IOException | RuntimeException e) {
      return logged(request, Failure.response(request, route, e), Optional.of(e));
    }
  }

  private static Fetch fetch(ProxyRequest request) {
    boolean cachedOnly =
        request.header("Disable-Module-Fetch").filter(v -> v.equalsIgnoreCase("true")).isPresent();
    return Fetch.of(cachedOnly ? Fetch.Mode.CACHED_ONLY : Fetch.Mode.NORMAL);
  }

  private Resource find(Route route, Fetch fetch) throws IOException {
    if (route instanceof Route.Versions list) {
      return versions(list, fetch);
    } else if (route instanceof Route.Info question) {
      return info(question, fetch);
    } else if (route instanceof Route.GoMod file) {
      return new Resource(source.goMod(file.module(), fetch), TEXT, caching.cacheControl());
    } else if (route instanceof Route.Zip file) {
      return new Resource(source.zip(file.module(), fetch), ZIP, caching.cacheControl());
    } else if (route instanceof Route.Home) {
      return new Resource(bytes("goproxy4j: a Go module proxy\n"), TEXT, "no-store");
    }
    throw new ModuleNotFoundException(route.subject(), reason(route));
  }

  private static String reason(Route route) {
    return route instanceof Route.Unknown unknown ? unknown.reason() : "no such checksum database";
  }

  private Resource versions(Route.Versions list, Fetch fetch) throws IOException {
    String lines =
        source.versions(list.path(), fetch).stream()
            .map(version -> version + "\n")
            .collect(Collectors.joining());
    return new Resource(bytes(lines), TEXT, FOR_A_MINUTE);
  }

  private Resource info(Route.Info question, Fetch fetch) throws IOException {
    boolean exact = question.query() instanceof VersionQuery.Exact;
    Blob json = bytes(source.info(question.path(), question.query(), fetch).json());
    return new Resource(json, JSON, exact ? caching.cacheControl() : FOR_A_MINUTE);
  }

  private static Blob bytes(String text) {
    return Blob.ofBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private static ProxyResponse logged(
      ProxyRequest request, ProxyResponse response, Optional<Exception> failure) {
    Level level =
        response.status() < Failure.INTERNAL
            ? Level.DEBUG
            : response.status() == Failure.INTERNAL ? Level.ERROR : Level.WARN;
    LOG.atLevel(level)
        .setCause(failure.filter(e -> level == Level.ERROR).orElse(null))
        .addArgument(() -> ErrorLine.of(request.method()).text())
        .addArgument(() -> ErrorLine.of(request.rawPath()).text())
        .addArgument(response.status())
        .addArgument(
            () ->
                failure
                    .map(e -> " " + ErrorLine.of(String.valueOf(e.getMessage())).text())
                    .orElse(""))
        .log("{} {}: {}{}");
    return response;
  }
}
