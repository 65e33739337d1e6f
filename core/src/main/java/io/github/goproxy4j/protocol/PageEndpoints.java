package io.github.goproxy4j.protocol;

import io.github.goproxy4j.access.Caller;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.protocol.ProxyResponse.Empty;
import io.github.goproxy4j.protocol.ProxyResponse.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Answers browsers, wherever go commands have nothing to ask. Nothing in a page is run: there is no
 * script, and style from nowhere but here.
 */
record PageEndpoints(Pages pages, ModuleEndpoints modules) {
  private static final String HTML = "text/html; charset=utf-8";
  private static final String CACHED = "public, max-age=86400";
  private static final String REVALIDATED = "public, no-cache";
  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
              + " base-uri 'none'; frame-ancestors 'none'",
          "Referrer-Policy",
          "no-referrer",
          "Vary",
          "Accept");

  /** Whether this is for a browser, in which case nobody else is asked. */
  boolean areAskedFor(ProxyRequest request) {
    return isRead(request)
        && (pages.file(request.rawPath()).isPresent()
            || prefersHtml(request) && isForPeople(Route.parse(request.rawPath())));
  }

  private static boolean isRead(ProxyRequest request) {
    return request.isHead() || request.method().equals("GET");
  }

  private static boolean prefersHtml(ProxyRequest request) {
    return request.header("Accept").filter(MediaRanges::preferHtml).isPresent()
        && !GoImportPages.isAskedFor(request);
  }

  private static boolean isForPeople(Route route) {
    return route instanceof Route.Home || route instanceof Route.Unknown;
  }

  ProxyResponse answer(ProxyRequest request, Journal journal) throws IOException {
    Optional<PageFile> file = pages.file(request.rawPath());
    if (file.isPresent()) {
      Resource found = Resource.ofText(file.get().text(), file.get().contentType(), CACHED);
      return Delivery.of(request.rawPath(), found, request);
    }
    Gate gate = modules.gate();
    Caller caller = journal.of(gate.caller(request));
    var visit = new Visit(PageRequest.of(request), caller, gate, modules, modules.fetch(request));
    byte[] html = pages.page(visit).getBytes(StandardCharsets.UTF_8);
    var page = new Resource(Blob.ofBytes(html), HTML, REVALIDATED);
    Resource found = gate.isOpen() ? page : page.forOneClient();
    return withHeaders(Delivery.of(request.rawPath(), found, request));
  }

  private static ProxyResponse withHeaders(ProxyResponse response) {
    Map<String, String> headers = new LinkedHashMap<>(response.headers());
    headers.putAll(HEADERS);
    return new ProxyResponse(response.status(), headers, response.body());
  }

  /** The same failure, told to people. */
  ProxyResponse problem(ProxyRequest request, Exception e) {
    ErrorLine reason = Failure.line("this page", e);
    int status = Failure.status(e);
    var body = new Text(pages.problem(PageRequest.of(request), status, reason.text()));
    Map<String, String> headers =
        new LinkedHashMap<>(reason.response(request, status, Failure.headers(e)).headers());
    headers.put("Content-Type", HTML);
    headers.put("Content-Length", Long.toString(body.length()));
    return withHeaders(new ProxyResponse(status, headers, request.isHead() ? new Empty() : body));
  }
}
